import { ECS_SERVICE } from "../../aws";
import { defineRule } from "../../rule";
import { DAEMON, hasTaskCount } from "../../services/ecs/scaling";
import { compliant, notApplicable, violation } from "../../verdict";

const PROPERTY = "deploymentMinimumHealthyPercent";

export const deploymentMinHealthy = defineRule({
  id: "ecs-deployment-min-healthy",
  title: "ECS deployments should keep tasks running",
  practices: ["REL08-BP05", "REL11-BP02"],
  service: "ECS",
  severity: "medium",
  why: "With a minimum of 0 % ECS stops every task before it starts the new ones: each deployment is an outage, and one whose tasks do not start is a long one.",
  fix: "Leave deploymentMinimumHealthyPercent at its default of 100, or set at least 50, with deploymentMaximumPercent above 100.",
  source: "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html",
  types: [ECS_SERVICE],
  check(service, graph) {
    if (!hasTaskCount(service, graph)) return notApplicable(DAEMON);
    if (graph.read.list(service, "loadBalancers").length === 0)
      return notApplicable("No load balancer sends traffic to it.");
    // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html, deploymentController: ECS by default.
    if (graph.read.string(service, "deploymentController.type", "ECS") !== "ECS")
      return notApplicable("ECS does not deploy it.");
    // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html: 100 by default; a fraction of a task is rounded up.
    const percent = graph.read.number(service, PROPERTY, 100);
    if (percent > 0) return compliant();
    return violation({
      property: PROPERTY,
      actual: percent,
      wanted: "at least 50",
      message: "ECS may stop all of its tasks before it starts the new ones: each deployment is an outage.",
    });
  },
});
