import {
  AUTO_SCALING_GROUP,
  BACKUP_PLAN,
  CLUSTER_INSTANCE,
  DB_CLUSTER,
  DB_INSTANCE,
  DYNAMODB_TABLE,
  HEALTH_CHECK,
  LOAD_BALANCERS,
  METRIC_ALARM,
  RECORD,
  SUBNETS,
  TARGET_GROUPS,
} from "../../aws";
import { shown, valueOf, type Graph, type Resource, type Tree } from "../../graph";
import { instancesOf, kindOf } from "../../services/rds/database";
import { placeOfSubnet } from "../../services/zones";
import { zoneOf } from "../place";
import { zonesOfDatabase } from "../stores/database-zones";
import type { Candidate, Change, Cost } from "./change";

/** What a missed objective is about: the time until it serves again, or the data that are given up. */
export type Aim = "time" | "loss";

/** What can be changed of resources of some types, each the least change first. */
interface Lever {
  readonly types: readonly string[];
  readonly aims: readonly Aim[];
  candidates(resource: Resource, graph: Graph): readonly Candidate[];
}

const change = ({ urn }: Resource, graph: Graph, resource: Resource, property: string, to: Tree): Change => {
  const reading = graph.given(resource, property);
  return { of: urn, property, from: reading.kind === "known" ? reading.value : undefined, to };
};

const one = (resource: Resource, graph: Graph, cost: Cost, values: Readonly<Record<string, Tree>>): Candidate => ({
  changes: Object.entries(values).map(([property, to]) => change(resource, graph, resource, property, to)),
  cost,
});

/** A number that gets smaller: those of some values that are below what it is. Nothing where it is not known. */
function lower(
  types: readonly string[],
  property: string,
  byDefault: number,
  values: readonly number[],
  cost: Cost,
  applies: (resource: Resource, graph: Graph) => boolean = () => true,
): Lever {
  return {
    types,
    aims: ["time"],
    candidates(resource, graph) {
      if (!applies(resource, graph)) return [];
      const now = valueOf(graph.number(resource, property, byDefault));
      const less = values.filter((value) => now !== undefined && value < now);
      return less.map((value) => one(resource, graph, cost, { [property]: value }));
    },
  };
}

/** A property that is turned on. Nothing where it is not known. */
function turnOn(types: readonly string[], aims: readonly Aim[], property: string, cost: Cost, on: Tree = true): Lever {
  return {
    types,
    aims,
    candidates(resource, graph) {
      const now = graph.given(resource, property);
      const isOff = now.kind === "missing" || (now.kind === "known" && now.value !== on);
      return isOff ? [one(resource, graph, cost, { [property]: on })] : [];
    },
  };
}

/**
 * Defaults are the providers' and AWS's: 30 s and 3 of a health check of Route 53, 30 s and 3 of a target group. An interval of 10 s of a health check
 * costs a dollar or two a month (https://aws.amazon.com/route53/pricing/).
 */
const LEVERS: readonly Lever[] = [
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
    aims: ["time"],
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
  turnOn([AUTO_SCALING_GROUP], ["time"], "healthCheckType", "free", "ELB"),
  { types: [AUTO_SCALING_GROUP], aims: ["time"], candidates: moreZones },
  { types: [AUTO_SCALING_GROUP], aims: ["time"], candidates: moreHosts },
  turnOn([DB_INSTANCE], ["time", "loss"], "multiAz", "instance"),
  { types: [DB_CLUSTER], aims: ["time"], candidates: anotherReader },
  turnOn([DYNAMODB_TABLE], ["time", "loss"], "pointInTimeRecovery.enabled", "dollars"),
  { types: [DYNAMODB_TABLE], aims: ["time", "loss"], candidates: anotherRegion },
  { types: [BACKUP_PLAN], aims: ["loss"], candidates: soonerBackups },
  {
    types: [DB_INSTANCE],
    aims: ["time", "loss"],
    candidates(instance, graph) {
      const days = valueOf(graph.number(instance, "backupRetentionPeriod", 0));
      return days === 0 ? [one(instance, graph, "dollars", { backupRetentionPeriod: 7 })] : [];
    },
  },
  {
    types: LOAD_BALANCERS,
    aims: ["time"],
    candidates(balancer, graph) {
      const isNetwork = valueOf(graph.string(balancer, "loadBalancerType", "application")) === "network";
      const now = valueOf(graph.boolean(balancer, "enableCrossZoneLoadBalancing", false));
      return isNetwork && now === false
        ? [one(balancer, graph, "dollars", { enableCrossZoneLoadBalancing: true })]
        : [];
    },
  },
];

function asksAnEndpoint(check: Resource, graph: Graph): boolean {
  const type = valueOf(graph.string(check, "type"));
  return type !== undefined && !["CALCULATED", "CLOUDWATCH_METRIC", "RECOVERY_CONTROL"].includes(type);
}

/** What can be changed of a resource for an aim. */
export function leversOf(resource: Resource, aims: readonly Aim[], graph: Graph): readonly Candidate[] {
  const own = LEVERS.filter(
    ({ types, aims: its }) => types.includes(resource.type) && its.some((aim) => aims.includes(aim)),
  );
  return own.flatMap(({ candidates }) => candidates(resource, graph));
}

/** A subnet in each further zone, of the VPC that its own are in. */
function moreZones(group: Resource, graph: Graph): readonly Candidate[] {
  const own = graph.references(group, "vpcZoneIdentifiers[*]", SUBNETS);
  const now = graph.list(group, "vpcZoneIdentifiers");
  if (!own.complete || own.external.length > 0 || now.kind !== "known") return [];
  const zone = (subnet: Resource) => zoneOf(placeOfSubnet(subnet, graph), graph);
  const vpc = (subnet: Resource) => JSON.stringify(shown(valueOf(graph.value(subnet, "vpcId"))));
  const known = new Set(own.certain.map(zone));
  const vpcs = new Set(own.certain.map(vpc));
  const others = graph.ofType(...SUBNETS).filter((subnet) => {
    const its = zone(subnet);
    const isNew = its !== undefined && !known.has(its) && subnet.id !== undefined;
    if (!isNew || subnet.region !== group.region || !vpcs.has(vpc(subnet))) return false;
    known.add(its);
    return true;
  });
  const ids = others.flatMap(({ id }) => id ?? []);
  return ids.length === 0 ? [] : [one(group, graph, "free", { vpcZoneIdentifiers: [...now.value, ...ids] })];
}

/** A larger maximum, which is free while it is not needed; then half as many hosts again, and twice as many. */
function moreHosts(group: Resource, graph: Graph): readonly Candidate[] {
  const [minimum, maximum] = [valueOf(graph.number(group, "minSize")), valueOf(graph.number(group, "maxSize"))];
  if (minimum === undefined || maximum === undefined) return [];
  const desired = valueOf(graph.number(group, "desiredCapacity", minimum)) ?? minimum;
  const now = Math.max(1, desired);
  const larger = maximum < 2 * now ? [one(group, graph, "free", { maxSize: 2 * now })] : [];
  const sizes = [...new Set([Math.ceil(1.5 * now), 2 * now])].map((size) =>
    one(group, graph, "instance", {
      minSize: size,
      desiredCapacity: size,
      ...(maximum < size && { maxSize: size }),
    }),
  );
  return [...larger, ...sizes];
}

/** Another instance of an Aurora cluster like one that it has, in a zone without any. */
function anotherReader(cluster: Resource, graph: Graph): readonly Candidate[] {
  const { certain, possible } = instancesOf(cluster, graph);
  const [like] = certain;
  if (kindOf(cluster, graph) !== "aurora" || !like || possible.length > 0) return [];
  const used = new Set(certain.map((instance) => valueOf(graph.string(instance, "availabilityZone"))));
  const zone = zonesOfDatabase(cluster, graph).find((its) => !used.has(its));
  const name = `${like.name}-reader`;
  const given = { identifier: name, ...(zone !== undefined && { availabilityZone: zone }) };
  const adds: Resource = {
    ...like,
    urn: `${like.urn}-reader`,
    name,
    id: like.id === undefined ? undefined : name,
    type: CLUSTER_INSTANCE,
    inputs: { ...like.inputs, ...given },
    outputs: { ...like.outputs, ...given, arn: null, id: name },
  };
  const [from, to] = [certain.length, certain.length + 1];
  return [{ changes: [{ of: cluster.urn, property: "instances", from, to, adds }], cost: "instance" }];
}

/** A replica in another Region that the program is in. */
function anotherRegion(table: Resource, graph: Graph): readonly Candidate[] {
  const replicas = graph.list(table, "replicas");
  if (replicas.kind === "unknown") return [];
  const now = replicas.kind === "known" ? replicas.value : [];
  const regions = new Set(graph.resources.flatMap(({ region }) => region ?? []));
  const others = [...regions].filter((region) => region !== table.region).sort();
  if (now.length > 0 || others.length === 0) return [];
  return [
    one(table, graph, "region", {
      streamEnabled: true,
      streamViewType: "NEW_AND_OLD_IMAGES",
      replicas: [{ regionName: others[0]! }],
    }),
  ];
}

/** A rule that must be done within its start window and an hour, and one that is due each hour. */
function soonerBackups(plan: Resource, graph: Graph): readonly Candidate[] {
  const rules = valueOf(graph.list(plan, "rules")) ?? [];
  return rules.flatMap((_, index) => {
    const rule = `rules[${index}]`;
    const window = valueOf(graph.number(plan, `${rule}.completionWindow`, 180));
    const start = valueOf(graph.number(plan, `${rule}.startWindow`, 60)) ?? 60;
    const schedule = valueOf(graph.string(plan, `${rule}.schedule`));
    const hourly = "cron(0 * ? * * *)";
    return [
      ...(window !== undefined && window > start + 60
        ? [one(plan, graph, "free", { [`${rule}.completionWindow`]: start + 60 })]
        : []),
      ...(schedule !== undefined && schedule !== hourly
        ? [one(plan, graph, "dollars", { [`${rule}.schedule`]: hourly })]
        : []),
    ];
  });
}
