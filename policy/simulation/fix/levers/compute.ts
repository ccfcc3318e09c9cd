import { AUTO_SCALING_GROUP, ECS_SERVICE, LAMBDA_FUNCTION, NAT_GATEWAY, SUBNETS } from "../../../aws";
import { valueOf, type Graph, type Resource } from "../../../graph";
import type { Candidate } from "../change";
import { one, turnOn, type Lever } from "./lever";
import { moreZones } from "./zones";

/** What runs the service, and its way out. */
export const COMPUTE: readonly Lever[] = [
  turnOn([AUTO_SCALING_GROUP], ["time"], "healthCheckType", "free", "ELB"),
  {
    types: [AUTO_SCALING_GROUP],
    aims: ["time", "end"],
    candidates(group, graph) {
      const suspended = graph.list(group, "suspendedProcesses");
      const isSome = suspended.kind === "known" && suspended.value.length > 0;
      return isSome ? [one(group, graph, "free", { suspendedProcesses: [] })] : [];
    },
  },
  moreZones([AUTO_SCALING_GROUP], "vpcZoneIdentifiers", "free", hostsOf),
  { types: [AUTO_SCALING_GROUP], aims: ["time", "end"], candidates: moreHosts },
  moreZones([ECS_SERVICE], "networkConfiguration.subnets", "free", (service, graph, enough) => {
    const now = valueOf(graph.number(service, "desiredCount"));
    return now === undefined ? undefined : { desiredCount: enough(now) };
  }),
  { types: [ECS_SERVICE], aims: ["time", "end"], candidates: moreTasks },
  moreZones([LAMBDA_FUNCTION], "vpcConfig.subnetIds", "free"),
  { types: [NAT_GATEWAY], aims: ["time", "end"], candidates: inEachZone },
];

/** A group's sizes, with another number of hosts than now. */
function hostsOf(group: Resource, graph: Graph, enough: (now: number) => number): Record<string, number> | undefined {
  const [minimum, maximum] = [valueOf(graph.number(group, "minSize")), valueOf(graph.number(group, "maxSize"))];
  if (minimum === undefined || maximum === undefined) return undefined;
  const size = enough(Math.max(1, valueOf(graph.number(group, "desiredCapacity", minimum)) ?? minimum));
  return { minSize: size, desiredCapacity: size, ...(maximum < size && { maxSize: size }) };
}

/** A larger maximum, which is free while it is not needed; then half as many hosts again, and twice as many. */
function moreHosts(group: Resource, graph: Graph): readonly Candidate[] {
  const [minimum, maximum] = [valueOf(graph.number(group, "minSize")), valueOf(graph.number(group, "maxSize"))];
  if (minimum === undefined || maximum === undefined) return [];
  const desired = valueOf(graph.number(group, "desiredCapacity", minimum)) ?? minimum;
  const now = Math.max(1, desired);
  const larger = maximum < 2 * now ? [one(group, graph, "free", { maxSize: 2 * now })] : [];
  const sizes = [...new Set([Math.ceil(1.5 * now), 2 * now])].flatMap((size) => {
    const values = hostsOf(group, graph, () => size);
    return values ? [one(group, graph, "instance", values)] : [];
  });
  return [...larger, ...sizes];
}

/** Half as many tasks again, and twice as many. */
function moreTasks(service: Resource, graph: Graph): readonly Candidate[] {
  const now = valueOf(graph.number(service, "desiredCount", 0));
  if (now === undefined) return [];
  return [...new Set([Math.ceil(1.5 * Math.max(1, now)), 2 * Math.max(1, now)])].map((desiredCount) =>
    one(service, graph, "instance", { desiredCount }),
  );
}

/**
 * A Regional NAT gateway instead of one in a zone: it is in each zone with a workload, needs no subnet, and costs by zone as several would; it is public
 * (https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateways-regional.html).
 */
function inEachZone(gateway: Resource, graph: Graph): readonly Candidate[] {
  const isZonal = valueOf(graph.string(gateway, "availabilityMode", "zonal")) === "zonal";
  const isPublic = valueOf(graph.string(gateway, "connectivityType", "public")) === "public";
  const [subnet] = graph.references(gateway, "subnetId", SUBNETS).certain;
  const vpcId = subnet && valueOf(graph.string(subnet, "vpcId"));
  if (!isZonal || !isPublic || vpcId === undefined) return [];
  return [one(gateway, graph, "gateway", { availabilityMode: "regional", vpcId, subnetId: null })];
}
