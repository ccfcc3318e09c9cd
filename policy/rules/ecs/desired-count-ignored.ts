import { ECS_SERVICE } from "../../aws";
import { undecidedIfAny } from "../../graph";
import { defineRule } from "../../rule";
import { taskTargetsOf } from "../../services/ecs/scaling";
import { compliant, notApplicable, violation } from "../../verdict";

const PROPERTY = "desiredCount";

export const desiredCountIgnored = defineRule({
  id: "ecs-desired-count-ignored",
  title: "ECS services with service auto scaling should ignore changes of desiredCount",
  practices: ["REL07-BP03", "REL08-BP05"],
  service: "ECS",
  severity: "low",
  why: "A deployment that refreshes the state sets the service back to the program's desiredCount: it loses, under load, the tasks that scaling added.",
  fix: 'Remove desiredCount, or give the service the resource option ignoreChanges: ["desiredCount"].',
  source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-auto-scaling.html",
  types: [ECS_SERVICE],
  check(service, graph) {
    if (graph.input(service, PROPERTY).kind === "missing" || !service.inputsSeen)
      return notApplicable(`It sets no ${PROPERTY}.`);
    if (service.ignoreChanges.includes(PROPERTY) || service.ignoreChanges.includes("*")) return compliant();
    const { certain, possible } = taskTargetsOf(service, graph);
    if (certain.length === 0) {
      undecidedIfAny(possible, PROPERTY, "scales it");
      return notApplicable("Nothing scales it.");
    }
    return violation({
      property: PROPERTY,
      actual: graph.read.number(service, PROPERTY),
      wanted: "not set, or ignored",
      message: `${certain.map(({ name }) => name).join(", ")} changes it, and a deployment changes it back.`,
    });
  },
});
