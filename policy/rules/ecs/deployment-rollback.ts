import { ECS_SERVICE } from "../../aws";
import { any, decided } from "../../graph";
import { defineRule } from "../../rule";
import { rollsBack } from "../../services/ecs/deployment";
import { compliant, notApplicable, violation } from "../../verdict";

export const deploymentRollback = defineRule({
  id: "ecs-deployment-rollback",
  title: "ECS services should roll back failed deployments",
  practices: ["REL08-BP05"],
  service: "ECS",
  // The tasks of the former deployment go on as long as the minimum healthy percent keeps them.
  severity: "low",
  why: "Without a circuit breaker ECS starts tasks of a broken release again and again, and the next loss of a task leaves fewer that work.",
  fix: "Set deploymentCircuitBreaker, or alarms, with enable and rollback true.",
  source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html",
  types: [ECS_SERVICE],
  check(service, graph) {
    const controller = graph.read.string(service, "deploymentController.type", "ECS");
    if (controller !== "ECS") return notApplicable(`${controller} deploys it; ECS does not roll it back.`);
    const answers = [rollsBack(service, graph, "deploymentCircuitBreaker"), rollsBack(service, graph, "alarms")];
    if (decided(any(answers), "deploymentCircuitBreaker")) return compliant();
    return violation({
      property: "deploymentCircuitBreaker",
      actual: graph.actual(service, "deploymentCircuitBreaker", "no rollback"),
      wanted: "enable and rollback true",
      message: "ECS does not roll back a deployment whose tasks fail, and starts them again and again.",
    });
  },
});
