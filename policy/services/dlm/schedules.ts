import { isTreeObject, type Graph, type Resource } from "../../graph";
import { notApplicable, undecided, type Verdict } from "../../verdict";

const SCHEDULES = "policyDetails.schedules";

/**
 * What a policy makes: snapshots on schedules of its own, snapshots as AWS's default policy does, something else (images, answers to
 * events), or what is not known now. https://docs.aws.amazon.com/dlm/latest/APIReference/API_PolicyDetails.html (PolicyType, PolicyLanguage)
 */
export function policyKind(policy: Resource, graph: Graph): "snapshots" | "default" | "other" | "unknown" {
  const type = graph.string(policy, "policyDetails.policyType", "EBS_SNAPSHOT_MANAGEMENT");
  if (type.kind === "unknown") return "unknown";
  if (type.value !== "EBS_SNAPSHOT_MANAGEMENT") return "other";
  const byDefault = graph.string(policy, "defaultPolicy");
  const language = graph.string(policy, "policyDetails.policyLanguage");
  const simplified = language.kind === "known" && language.value === "SIMPLIFIED";
  return simplified || (byDefault.kind === "known" && byDefault.value !== "") ? "default" : "snapshots";
}

/** Judges each schedule of a policy that makes snapshots of volumes. `path` leads to the schedule. */
export function judgeSchedules(
  policy: Resource,
  graph: Graph,
  judge: (path: string) => Verdict | readonly Verdict[],
): Verdict | readonly Verdict[] {
  const kind = policyKind(policy, graph);
  if (kind === "other") return notApplicable("It makes no snapshots of volumes.");
  if (kind === "unknown")
    return undecided({ property: "policyDetails.policyType", reason: "Its type is known only after deployment." });
  const schedules = graph.list(policy, SCHEDULES);
  if (
    kind === "default" ||
    schedules.kind === "missing" ||
    (schedules.kind === "known" && schedules.value.length === 0)
  )
    return undecided({ property: SCHEDULES, reason: "It has no schedules of its own, as AWS's default policies." });
  if (schedules.kind === "unknown")
    return undecided({ property: SCHEDULES, reason: `Its schedules ${schedules.reason}.` });
  return schedules.value.flatMap((schedule, i): readonly Verdict[] => {
    const path = `${SCHEDULES}[${i}]`;
    if (!isTreeObject(schedule))
      return [undecided({ property: path, reason: "The schedule is known only after deployment." })];
    return [judge(path)].flat();
  });
}

/** A copy rule of a schedule: its path, and the region that it copies to. */
export interface CopyRule {
  readonly path: string;
  /** Undefined where it is not known now, or no region. */
  readonly region: string | undefined;
}

const REGION = /^[a-z]{2}(-[a-z]+)+-\d+$/;

/** The copy rules of a schedule; undefined where they are not known now. */
export function copyRules(policy: Resource, schedule: string, graph: Graph): readonly CopyRule[] | undefined {
  const path = `${schedule}.crossRegionCopyRules`;
  const rules = graph.list(policy, path);
  if (rules.kind !== "known") return rules.kind === "missing" ? [] : undefined;
  return rules.value.map((_, i) => {
    const given = ["target", "targetRegion"].map((property) => graph.string(policy, `${path}[${i}].${property}`));
    const region = given.find((one) => one.kind === "known");
    return { path: `${path}[${i}]`, region: region && REGION.test(region.value) ? region.value : undefined };
  });
}
