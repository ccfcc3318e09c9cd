import {
  AUTO_SCALING_GROUP,
  DB_CLUSTER,
  DB_INSTANCE,
  EC2_INSTANCE,
  ECS_SERVICE,
  EKS_NODE_GROUP,
  LAMBDA_FUNCTION,
  LOAD_BALANCERS,
  SERVICE_QUOTA,
} from "../../aws";
import { groupedBy, perGraph, UndecidedError, type Graph, type ResourceOf } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, failuresOf, notApplicable, violation, type Verdict } from "../../verdict";

type Quota = ResourceOf<readonly [typeof SERVICE_QUOTA]>;

/** What shows that a workload runs in a Region, rather than an alarm or certificate that must be there. */
const WORKLOAD = [
  ...[AUTO_SCALING_GROUP, EC2_INSTANCE, ECS_SERVICE, EKS_NODE_GROUP, LAMBDA_FUNCTION, DB_INSTANCE, DB_CLUSTER],
  ...LOAD_BALANCERS,
];

/** The Regions in which the workload runs. */
const regionsOf = perGraph((graph) => {
  const regions = graph.ofType(...WORKLOAD).flatMap(({ region }) => region ?? []);
  return [...new Set(regions)].sort();
});

const quotasByRegion = perGraph((graph) => groupedBy(graph.ofType(SERVICE_QUOTA), ({ region }) => `${region}`));

function judge(quota: Quota, region: string, graph: Graph): Verdict {
  const [service, code] = [graph.read.string(quota, "serviceCode"), graph.read.string(quota, "quotaCode")];
  if (service === undefined || code === undefined) return notApplicable("It names no quota.");
  const value = graph.read.number(quota, "value", 0);
  const there = quotasByRegion(graph).get(region) ?? [];
  const same = there.filter(
    (one) => graph.read.string(one, "serviceCode") === service && graph.read.string(one, "quotaCode") === code,
  );
  const highest = same.length === 0 ? undefined : Math.max(...same.map((one) => graph.read.number(one, "value", 0)));
  if (highest !== undefined && highest >= value) return compliant();
  return violation({
    property: "value",
    actual: value,
    wanted: `at least ${value} in ${region} too`,
    message: `${service} ${code} is ${value} in ${quota.region}, but ${highest ?? "left as it is"} in ${region}: after a failover that Region may refuse what it needs.`,
  });
}

export const sameInRegions = defineRule({
  id: "servicequotas-same-in-regions",
  title: "Service quotas should be raised in every Region of the workload",
  practices: ["REL01-BP02", "REL01-BP06"],
  service: "Service Quotas",
  severity: "medium",
  why: "Quotas are per Region. One that was raised where the workload runs, and not where it fails over to, refuses the failover, and an increase can take days.",
  fix: "Add an aws.servicequotas.ServiceQuota with the same serviceCode, quotaCode and value in each Region.",
  source:
    "https://docs.aws.amazon.com/wellarchitected/latest/framework/rel_manage_service_limits_limits_considered.html",
  types: [SERVICE_QUOTA],
  check(quota, graph) {
    const { region } = quota;
    if (region === undefined) throw new UndecidedError("", "Its Region is not known.");
    const others = regionsOf(graph).filter((one) => one !== region);
    if (others.length === 0) return notApplicable("The workload runs in no other Region that is judged with it.");
    return failuresOf(others.map((other) => judge(quota, other, graph)));
  },
});
