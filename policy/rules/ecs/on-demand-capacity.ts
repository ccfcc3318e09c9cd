import { ECS_SERVICE } from "../../aws";
import { isTreeObject, UndecidedError } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, notApplicable, violation } from "../../verdict";

const PROPERTY = "capacityProviderStrategies";

export const onDemandCapacity = defineRule({
  id: "ecs-on-demand-capacity",
  title: "ECS services should not run on Fargate Spot alone",
  practices: ["REL10-BP01", "REL11-BP05"],
  service: "ECS",
  severity: "medium",
  why: "AWS takes Fargate Spot capacity back with two minutes' notice, most of all while an Availability Zone is impaired. Then no task runs until there is capacity again.",
  fix: "Add FARGATE to capacityProviderStrategies, with the base that the service needs to stay up.",
  source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-capacity-providers.html",
  types: [ECS_SERVICE],
  check(service, graph) {
    const strategies = graph.read.list(service, PROPERTY);
    if (strategies.length === 0) return notApplicable("It uses a launch type, or its cluster's strategy.");
    const used = strategies.map((one) => (isTreeObject(one) ? one : {}));
    // A provider without base and weight gets no task: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CapacityProviderStrategyItem.html
    const providers = used.filter(({ base = 0, weight = 0 }) => base !== 0 || weight !== 0 || used.length === 1);
    const names = providers.map(({ capacityProvider }) => capacityProvider);
    if (names.some((name) => typeof name === "string" && name !== "FARGATE_SPOT")) return compliant();
    if (!names.every((name) => typeof name === "string"))
      throw new UndecidedError(PROPERTY, "Its capacity providers are known only after deployment.");
    return violation({
      property: PROPERTY,
      actual: "FARGATE_SPOT",
      wanted: "FARGATE with a base",
      message: "All of its tasks are on Fargate Spot: AWS may stop them together, with two minutes' notice.",
    });
  },
});
