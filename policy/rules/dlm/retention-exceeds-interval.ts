import { SNAPSHOT_POLICY } from "../../aws";
import { z } from "zod";
import { copyRules, judgeSchedules } from "../../services/dlm/schedules";
import { ageOf, gapOf, HOUR } from "../../services/dlm/times";
import type { Graph, Resource } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, undecided, verdictsOf, violation, type Verdict } from "../../verdict";

/** A snapshot starts within an hour of its scheduled time (https://docs.aws.amazon.com/ebs/latest/userguide/snapshot-ami-policy.html). */
const LATENESS = HOUR;

const hours = (seconds: number): string => `${seconds / HOUR} h`;

function judgeAge(policy: Resource, rule: string, gap: number | undefined, graph: Graph): Verdict {
  const age = ageOf(policy, rule, graph);
  // Snapshots that are not deleted by age exceed every interval.
  if (age.kind === "missing") return compliant();
  if (age.kind === "unknown") return undecided({ property: rule, reason: `Its retention ${age.reason}.` });
  if (gap === undefined)
    return undecided({
      property: rule,
      reason: "Its interval can't be determined, so its retention can't be compared with it.",
    });
  if (age.value > gap + LATENESS) return compliant();
  return violation({
    property: rule,
    actual: hours(age.value),
    wanted: `more than ${hours(gap + LATENESS)}`,
    message: `A snapshot is deleted after ${hours(age.value)}, but the next may be created ${hours(gap + LATENESS)} after it: until then there is none.`,
  });
}

function judgeSource(policy: Resource, schedule: string, least: number, graph: Graph): Verdict {
  const property = `${schedule}.retainRule.count`;
  const count = graph.read.number(policy, property, 0);
  if (count === 0) return judgeAge(policy, `${schedule}.retainRule`, gapOf(policy, schedule, graph), graph);
  if (count >= least) return compliant();
  return violation({
    property,
    actual: count,
    wanted: `at least ${least}`,
    message: "If a wrong write is in the latest snapshot, there is no earlier one.",
  });
}

export const retentionExceedsInterval = defineRule({
  id: "dlm-retention-exceeds-interval",
  title: "Data Lifecycle Manager retention should exceed the snapshot interval",
  practices: ["REL09-BP03"],
  service: "Data Lifecycle Manager",
  severity: "high",
  why: "If the last snapshot is deleted before the next one exists, there is nothing to restore from.",
  fix: "Extend the retainRule of the schedule and of its copy rules, or take snapshots more often.",
  source: "https://docs.aws.amazon.com/ebs/latest/userguide/snapshot-ami-policy.html",
  types: [SNAPSHOT_POLICY],
  settings: z.object({
    minimumSnapshots: z
      .int()
      .min(1)
      .max(1000)
      .default(2)
      .describe("The minimum number of snapshots that a schedule with count-based retention must keep."),
  }),
  check: (policy, graph, { minimumSnapshots }) =>
    judgeSchedules(policy, graph, (schedule) => {
      const gap = gapOf(policy, schedule, graph);
      return verdictsOf(policy, [
        () => judgeSource(policy, schedule, minimumSnapshots, graph),
        () => copyRules(policy, schedule, graph).map(({ path }) => judgeAge(policy, `${path}.retainRule`, gap, graph)),
      ]);
    }),
});
