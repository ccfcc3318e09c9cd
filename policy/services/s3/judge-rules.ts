import type { Graph, Resource } from "../../graph";
import { compliant, notApplicable, undecided, type Verdict } from "../../verdict";
import { rulesOf, type ReplicationRule } from "./replication";

/** The verdict on each rule of a replication configuration that S3 follows. */
export function judgeRules(
  config: Resource,
  graph: Graph,
  judge: (rule: ReplicationRule) => Verdict,
): Verdict | readonly Verdict[] {
  const rules = rulesOf(config, graph);
  if ("doubt" in rules) return undecided({ property: "rules", reason: rules.doubt });
  return rules.length > 0 ? rules.map(judge) : notApplicable("None of its rules is Enabled.");
}

/** Of several requirements the first that is not met; then the first that cannot be judged. */
export function firstUnmet(verdicts: readonly Verdict[]): Verdict {
  const first = (kind: Verdict["verdict"]) => verdicts.find(({ verdict }) => verdict === kind);
  return first("violation") ?? first("undecided") ?? compliant();
}

/** What a status (Enabled or Disabled) must be. */
export interface WantedStatus {
  /** The rule's or bucket's resource. */
  readonly of: Resource;
  readonly property: string;
  /** What is wrong where it is not Enabled, in a sentence. */
  readonly message: string;
}

/** Requires that a status is Enabled. */
export function requireEnabled({ of, property, message }: WantedStatus, graph: Graph): Verdict {
  const status = graph.string(of, property);
  if (status.kind === "unknown") return undecided({ property, reason: `Its ${property} ${status.reason}.` });
  if (status.kind === "known" && status.value === "Enabled") return compliant();
  const actual = status.kind === "known" ? status.value : undefined;
  return { verdict: "violation", property, actual, wanted: "Enabled", message };
}
