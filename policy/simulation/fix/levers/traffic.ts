import { HEALTH_CHECK, LOAD_BALANCERS, METRIC_ALARM, RECORD, TARGET_GROUPS } from "../../../aws";
import { valueOf, type Graph, type Resource } from "../../../graph";
import { lower, one, type Lever } from "./lever";
import { moreZones } from "./zones";

const isNetwork = (balancer: Resource, graph: Graph): boolean =>
  valueOf(graph.string(balancer, "loadBalancerType", "application")) === "network";

/**
 * What leads clients. Defaults are the providers' and AWS's: 30 s and 3 of a health check of Route 53, 30 s and 3 of a target group. An interval of
 * 10 s of a health check costs a dollar or two a month (https://aws.amazon.com/route53/pricing/).
 */
export const TRAFFIC: readonly Lever[] = [
  {
    types: [RECORD],
    aims: ["time"],
    candidates(record, graph) {
      const now = valueOf(graph.number(record, "ttl"));
      return [60, 30, 10].flatMap((ttl) =>
        now !== undefined && ttl < now ? [one(record, graph, "free", { ttl })] : [],
      );
    },
  },
  {
    types: [RECORD],
    aims: ["time", "end"],
    candidates(record, graph) {
      const aliases = valueOf(graph.list(record, "aliases")) ?? [];
      const property = "aliases[0].evaluateTargetHealth";
      const now = valueOf(graph.boolean(record, property, false));
      return aliases.length === 1 && now === false ? [one(record, graph, "free", { [property]: true })] : [];
    },
  },
  lower([HEALTH_CHECK], "failureThreshold", 3, [3, 2, 1], "free", asksAnEndpoint),
  lower([HEALTH_CHECK], "requestInterval", 30, [10], "dollars", asksAnEndpoint),
  lower([METRIC_ALARM], "evaluationPeriods", 1, [2, 1], "free"),
  lower([METRIC_ALARM], "period", 300, [60], "free"),
  lower(TARGET_GROUPS, "healthCheck.interval", 30, [10], "free"),
  lower(TARGET_GROUPS, "healthCheck.unhealthyThreshold", 3, [2], "free"),
  {
    types: LOAD_BALANCERS,
    aims: ["time", "end"],
    candidates(balancer, graph) {
      const now = valueOf(graph.boolean(balancer, "enableCrossZoneLoadBalancing", false));
      return isNetwork(balancer, graph) && now === false
        ? [one(balancer, graph, "dollars", { enableCrossZoneLoadBalancing: true })]
        : [];
    },
  },
  // A node in each further zone, whose public address costs a few dollars a month.
  moreZones(LOAD_BALANCERS, "subnets", "dollars"),
];

function asksAnEndpoint(check: Resource, graph: Graph): boolean {
  const type = valueOf(graph.string(check, "type"));
  return type !== undefined && !["CALCULATED", "CLOUDWATCH_METRIC", "RECOVERY_CONTROL"].includes(type);
}
