import { DYNAMODB_TABLE, LAMBDA_FUNCTION, QUEUE, STREAM, TARGET_GROUPS } from "../../aws";
import { groupedBy, isTreeObject, perGraph, shown, type Graph, type Resource, type Tree } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, notApplicable, undecided, verdictsOf, violation, type Check } from "../../verdict";

/** What must be alike in both Regions for a failover to serve the same; sizes and what a standby leaves off are not among it. */
const ALIKE: Readonly<Record<string, readonly string[]>> = {
  [LAMBDA_FUNCTION]: ["runtime", "handler", "memorySize", "timeout", "architectures", "packageType"],
  [QUEUE]: ["fifoQueue", "visibilityTimeoutSeconds", "messageRetentionSeconds", "delaySeconds", "maxMessageSize"],
  [STREAM]: ["retentionPeriod"],
  [DYNAMODB_TABLE]: ["hashKey", "rangeKey", "ttl.attributeName"],
  ...Object.fromEntries(
    TARGET_GROUPS.map((type) => [type, ["port", "protocol", "targetType", "healthCheck.path", "healthCheck.matcher"]]),
  ),
};

/** The keys of a function's environment, whose values may well differ. */
const ENVIRONMENT = "environment.variables";

const byNameAndType = perGraph((graph) =>
  groupedBy(graph.ofType(...Object.keys(ALIKE)), ({ type, name }) => `${type} ${name}`),
);

/** The resource of the same type and logical name in another stack and Region. */
function counterpartOf(one: Resource, graph: Graph): Resource | undefined {
  const same = byNameAndType(graph).get(`${one.type} ${one.name}`) ?? [];
  return same.find(
    (other) =>
      other.stack !== one.stack &&
      other.region !== undefined &&
      one.region !== undefined &&
      other.region !== one.region,
  );
}

function same(a: Tree | undefined, b: Tree | undefined): boolean {
  return JSON.stringify(shown(a)) === JSON.stringify(shown(b));
}

function compare(one: Resource, other: Resource, path: string, graph: Graph): Check {
  return () => {
    const own = graph.read.given(one, path);
    const its = graph.read.given(other, path);
    if (same(own, its)) return undefined;
    return violation({
      property: path,
      actual: own,
      wanted: its ?? "not set",
      message: `It differs from ${other.name} in ${other.region}: after a failover the same request is answered otherwise.`,
    });
  };
}

function compareEnvironment(one: Resource, other: Resource, graph: Graph): Check {
  return () => {
    const keysOf = (resource: Resource): string[] | undefined => {
      const variables = graph.given(resource, ENVIRONMENT);
      if (variables.kind === "missing") return [];
      return variables.kind === "known" && isTreeObject(variables.value) ? Object.keys(variables.value) : undefined;
    };
    const [own, its] = [keysOf(one), keysOf(other)];
    if (own === undefined || its === undefined)
      return undecided({ property: ENVIRONMENT, reason: "The names of its variables are not known." });
    const missing = its.filter((key) => !own.includes(key));
    if (missing.length === 0) return undefined;
    return violation({
      property: ENVIRONMENT,
      actual: own,
      wanted: `${missing.join(", ")} too`,
      message: `It lacks ${missing.join(", ")}, which ${other.name} in ${other.region} has: what needs it fails here.`,
    });
  };
}

export const regionsInStep = defineRule({
  id: "pulumi-regions-in-step",
  title: "Resources of the same name in two Regions should have the same configuration",
  practices: ["REL13-BP04"],
  service: "Pulumi",
  // Two stacks may be released one after the other, as AWS advises: then they differ for a while.
  severity: "low",
  why: "A standby that was left behind by a change is found in the hour in which it must serve.",
  fix: "Set the property to the same value in both Regions, from one setting. Acknowledge a difference that is meant.",
  source: "https://docs.aws.amazon.com/wellarchitected/latest/framework/rel_planning_for_recovery_config_drift.html",
  types: Object.keys(ALIKE),
  check(resource: Resource, graph) {
    const other = counterpartOf(resource, graph);
    if (other === undefined)
      return notApplicable("No resource of its type and name is in another stack and Region that is judged with it.");
    const checks = (ALIKE[resource.type] ?? []).map((path) => compare(resource, other, path, graph));
    const environment = resource.type === LAMBDA_FUNCTION ? [compareEnvironment(resource, other, graph)] : [];
    return verdictsOf(resource, [...checks, ...environment], compliant());
  },
});
