import type { Graph, Resource } from "../../graph";
import { compliant, notApplicable, verdictsOf, violation, type Check, type Verdict } from "../../verdict";
import { rulesOf, type ReplicationRule } from "./replication";

/** The verdict on each rule of a replication configuration that S3 follows. */
export function judgeRules(
  config: Resource,
  graph: Graph,
  judge: (rule: ReplicationRule) => Verdict,
): readonly Verdict[] {
  const checks = rulesOf(config, graph).map((rule) => () => judge(rule));
  return verdictsOf(config, checks, notApplicable("None of its rules is Enabled."));
}

/** Of several requirements the first that is not met; then the first that cannot be judged. */
export function firstUnmet(resource: Resource, requirements: readonly Check[]): Verdict {
  const verdicts = verdictsOf(resource, requirements);
  const first = (kind: Verdict["verdict"]) => verdicts.find(({ verdict }) => verdict === kind);
  return first("violation") ?? first("undecided") ?? compliant();
}

/**
 * Requires that a status (Enabled or Disabled) is Enabled.
 * @param message what is wrong where it is not, in a sentence
 */
export function requireEnabled(config: Resource, property: string, message: string, graph: Graph): Verdict {
  const actual = graph.read.string(config, property);
  return actual === "Enabled" ? compliant() : violation({ property, actual, wanted: "Enabled", message });
}
