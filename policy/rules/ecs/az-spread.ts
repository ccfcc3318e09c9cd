import { ECS_SERVICE } from "../../aws";
import { isTreeObject, type Graph, type ResourceOf } from "../../graph";
import { defineRule } from "../../rule";
import { DAEMON, hasTaskCount } from "../../services/ecs/scaling";
import { notApplicable, verdictsOf, violation, type Verdict } from "../../verdict";

type Service = ResourceOf<typeof ECS_SERVICE>;

const STRATEGIES = "orderedPlacementStrategies";
const REBALANCING = "availabilityZoneRebalancing";
const ZONE = "attribute:ecs.availability-zone";

function judgePlacement(service: Service, graph: Graph): Verdict | undefined {
  const strategies = graph.read.list(service, STRATEGIES);
  // Without one ECS spreads the tasks of a service over the zones: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-placement-strategies.html
  if (strategies.length === 0) return undefined;
  graph.read.strings(service, `${STRATEGIES}[*].type`);
  graph.read.strings(service, `${STRATEGIES}[*].field`);
  const spreads = strategies.some((one) => isTreeObject(one) && one.type === "spread" && one.field === ZONE);
  if (spreads) return undefined;
  return violation({
    property: STRATEGIES,
    actual: strategies,
    wanted: `spread on ${ZONE} first`,
    message: "Its placement strategies do not spread its tasks over Availability Zones: all may be in one.",
  });
}

function judgeRebalancing(service: Service, graph: Graph): Verdict | undefined {
  if (graph.read.string(service, REBALANCING, "ENABLED") !== "DISABLED") return undefined;
  return violation({
    property: REBALANCING,
    actual: "DISABLED",
    wanted: "ENABLED",
    message:
      "After a zone's recovery its tasks stay in the other zones: the loss of one of those then takes more than its share.",
  });
}

export const azSpread = defineRule({
  id: "ecs-az-spread",
  title: "ECS services should spread tasks over Availability Zones",
  practices: ["REL10-BP01", "REL11-BP05"],
  service: "ECS",
  severity: "low",
  why: "Tasks that are packed together, or stay together after an outage, are lost together with one Availability Zone.",
  fix: "Begin orderedPlacementStrategies with spread on attribute:ecs.availability-zone, and leave availabilityZoneRebalancing ENABLED.",
  source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-rebalancing.html",
  types: [ECS_SERVICE],
  check: (service, graph) =>
    hasTaskCount(service, graph)
      ? verdictsOf(service, [() => judgePlacement(service, graph), () => judgeRebalancing(service, graph)])
      : notApplicable(DAEMON),
});
