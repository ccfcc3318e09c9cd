import { isTreeObject, UndecidedError, valueOf, type Graph, type Resource } from "../../graph";
import { notApplicable, undecided, verdictsOf, type Verdict } from "../../verdict";

const SCHEDULES = "policyDetails.schedules";

/**
 * What a policy makes: snapshots on schedules of its own, snapshots as AWS's default policy does, or something else (images, answers to
 * events). https://docs.aws.amazon.com/dlm/latest/APIReference/API_PolicyDetails.html (PolicyType, PolicyLanguage)
 * Throws UndecidedError where that is not known.
 */
export function policyKind(policy: Resource, graph: Graph): "snapshots" | "default" | "other" {
  const type = graph.read.string(policy, "policyDetails.policyType", "EBS_SNAPSHOT_MANAGEMENT");
  if (type !== "EBS_SNAPSHOT_MANAGEMENT") return "other";
  const isSimplified = valueOf(graph.string(policy, "policyDetails.policyLanguage")) === "SIMPLIFIED";
  return isSimplified || valueOf(graph.string(policy, "defaultPolicy")) ? "default" : "snapshots";
}

/** Judges each schedule of a policy that makes snapshots of volumes. `path` leads to the schedule. */
export function judgeSchedules(
  policy: Resource,
  graph: Graph,
  judge: (path: string) => Verdict | readonly Verdict[],
): Verdict | readonly Verdict[] {
  const kind = policyKind(policy, graph);
  if (kind === "other") return notApplicable("It makes no snapshots of volumes.");
  const schedules = kind === "default" ? [] : graph.read.list(policy, SCHEDULES);
  const checks = schedules.map((schedule, i) => () => {
    const path = `${SCHEDULES}[${i}]`;
    return isTreeObject(schedule)
      ? judge(path)
      : undecided({ property: path, reason: "The schedule is known only after deployment." });
  });
  const reason = "It has no schedules of its own, as AWS's default policies.";
  return verdictsOf(policy, checks, undecided({ property: SCHEDULES, reason }));
}

/** A copy rule of a schedule: its path, and the region that it copies to. */
export interface CopyRule {
  readonly path: string;
  /** Undefined where it is not known now, or no region. */
  readonly region: string | undefined;
}

const REGION = /^[a-z]{2}(-[a-z]+)+-\d+$/;

/** The copy rules of a schedule. Throws UndecidedError where they are not known now. */
export function copyRules(policy: Resource, schedule: string, graph: Graph): readonly CopyRule[] {
  const path = `${schedule}.crossRegionCopyRules`;
  const rules = graph.list(policy, path);
  if (rules.kind === "unknown") throw new UndecidedError(path, "Its copy rules are known only after deployment.");
  return (valueOf(rules) ?? []).map((_, i) => {
    const given = ["target", "targetRegion"].map((property) => graph.string(policy, `${path}[${i}].${property}`));
    const region = given.find((one) => one.kind === "known");
    return { path: `${path}[${i}]`, region: region && REGION.test(region.value) ? region.value : undefined };
  });
}
