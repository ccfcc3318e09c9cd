import { ECS_SERVICE } from "../../aws";
import { zonesRule } from "../../zones-rule";

export const serviceMultipleAz = zonesRule({
  id: "ecs-service-multiple-az",
  title: "ECS services should have subnets in multiple Availability Zones",
  practices: ["REL10-BP01"],
  service: "ECS",
  severity: "high",
  why: "ECS places the tasks of a service with awsvpc networking only in the zones of its subnets: with one zone no task runs while that is impaired.",
  fix: "Give networkConfiguration.subnets subnets in at least two (better three) Availability Zones.",
  source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-rebalancing.html",
  types: [ECS_SERVICE],
  subnets: "networkConfiguration.subnets[*]",
  lost: "every task",
  except: (service, graph) =>
    graph.given(service, "networkConfiguration").kind === "missing"
      ? "Its tasks use the network of their container instances, whose Auto Scaling group is judged."
      : undefined,
});
