import { AUTO_SCALING_GROUP, GROUP_SCALING_POLICY, SCHEDULED_ACTION } from "../../aws";
import { undecidedIfAny } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, notApplicable, violation } from "../../verdict";

const PROPERTY = "desiredCapacity";

export const desiredCapacityIgnored = defineRule({
  id: "autoscaling-desired-capacity-ignored",
  title: "Auto Scaling groups with a scaling policy should ignore changes of desiredCapacity",
  practices: ["REL07-BP03", "REL08-BP05"],
  service: "Auto Scaling",
  severity: "low",
  why: "A deployment that refreshes the state sets the group back to the program's desiredCapacity: it loses, under load, the instances that scaling added.",
  fix: 'Remove desiredCapacity, or give the group the resource option ignoreChanges: ["desiredCapacity"].',
  source: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-capacity-limits.html",
  types: [AUTO_SCALING_GROUP],
  check(group, graph) {
    if (graph.input(group, PROPERTY).kind === "missing" || !group.inputsSeen)
      return notApplicable(`It sets no ${PROPERTY}.`);
    if (group.ignoreChanges.includes(PROPERTY) || group.ignoreChanges.includes("*")) return compliant();
    const scalers = graph.referrers(group, [GROUP_SCALING_POLICY, SCHEDULED_ACTION], "autoscalingGroupName");
    if (scalers.certain.length === 0) {
      undecidedIfAny(scalers.possible, PROPERTY, "scales it");
      return notApplicable("Nothing scales it.");
    }
    const names = scalers.certain.map(({ name }) => name).join(", ");
    return violation({
      property: PROPERTY,
      actual: graph.read.number(group, PROPERTY),
      wanted: "not set, or ignored",
      message: `${names} changes it, and a deployment changes it back.`,
    });
  },
});
