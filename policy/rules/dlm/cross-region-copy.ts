import { SNAPSHOT_POLICY } from "../../aws";
import { copyRules, judgeSchedules } from "../../services/dlm/schedules";
import type { Graph, ResourceOf } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, undecided, violation, type Verdict } from "../../verdict";

function judge(policy: ResourceOf<typeof SNAPSHOT_POLICY>, schedule: string, graph: Graph): Verdict {
  const property = `${schedule}.crossRegionCopyRules`;
  const rules = copyRules(policy, schedule, graph);
  const away = rules.filter(({ region }) => region !== undefined && region !== policy.region);
  if (away.length > 0 && policy.region === undefined)
    return undecided({
      property,
      reason: "The Region of the policy is not known, so neither is whether its copies are in another.",
    });
  if (away.length === 0 && rules.some(({ region }) => region === undefined))
    return undecided({ property, reason: "The Region that it copies to is known only after deployment." });
  const [kept] = away.filter(({ path }) => graph.value(policy, `${path}.retainRule`).kind !== "missing");
  if (kept) return compliant();
  const [first] = away;
  if (first)
    return violation({
      property: `${first.path}.retainRule`,
      actual: undefined,
      wanted: "how long copies are kept",
      message: `Copies in ${first.region} are never deleted: each run adds one, and each is billed.`,
    });
  return violation({
    property,
    actual: rules.length === 0 ? undefined : rules[0]?.region,
    wanted: "a rule with another Region as its target",
    message: "All of its snapshots are in the volumes' own Region, and unavailable together with it.",
  });
}

export const crossRegionCopy = defineRule({
  id: "dlm-cross-region-copy",
  title: "Data Lifecycle Manager policies should copy snapshots to another Region with a retention period",
  practices: ["REL10-BP01"],
  service: "Data Lifecycle Manager",
  severity: "high",
  why: "Snapshots are in one Region: while it is impaired, volumes can be created only from copies elsewhere.",
  fix: "Add crossRegionCopyRules to each schedule, with the standby Region as target and a retainRule.",
  source: "https://docs.aws.amazon.com/dlm/latest/APIReference/API_CrossRegionCopyRule.html",
  types: [SNAPSHOT_POLICY],
  check: (policy, graph) => judgeSchedules(policy, graph, (schedule) => judge(policy, schedule, graph)),
});
