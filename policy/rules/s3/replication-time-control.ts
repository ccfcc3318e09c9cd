import { BUCKET_REPLICATION } from "../../aws";
import { z } from "zod";
import { known, seconds, valueOf, type Graph, type Reading, type Resource } from "../../graph";
import { defineRule } from "../../rule";
import { requireEnabled, firstUnmet, judgeRules } from "../../services/s3/judge-rules";
import type { ReplicationRule } from "../../services/s3/replication";
import { JUDGE_BOTH } from "../../services/multi-stack";
import { compliant, undecided, violation, type Verdict } from "../../verdict";

/** Seconds within which 99.99 % of new objects are replicated (replication-time-control.html). */
const WITH_TIME_CONTROL = 900;
/** Seconds that replication can take without it (https://repost.aws/knowledge-center/s3-crr-replication-time). */
const WITHOUT = 48 * 3600;

const MINUTES = ["replicationTime.time.minutes", "metrics.eventThreshold.minutes"] as const;

const DURATION = /^(\d+[smhd])+$/;

/** The bucket's own recovery point objective in seconds, from its tag. */
function ownObjective({ source }: ReplicationRule, graph: Graph, rpoTag: string): Reading<number> {
  if (source.is !== "resource") return { kind: "missing" };
  const tag = graph.string(source.resource, `tags["${rpoTag}"]`);
  if (tag.kind !== "known") return tag;
  const value = seconds(tag.value);
  return value === undefined ? { kind: "unknown", reason: "is not a duration such as 15m" } : known(value);
}

function judgeTime(rule: ReplicationRule, graph: Graph, objective: number): Verdict {
  if (objective >= WITHOUT) return compliant();
  const { config, path } = rule;
  const message = `Without S3 Replication Time Control replicas may be ${WITHOUT / 3600} hours old; its objective is ${objective} s.`;
  const on = requireEnabled(config, `${path}.destination.replicationTime.status`, message, graph);
  if (on.verdict !== "compliant" || objective >= WITH_TIME_CONTROL) return on;
  return violation({
    property: `${path}.destination.replicationTime.time.minutes`,
    actual: WITH_TIME_CONTROL / 60,
    wanted: `an objective of ${WITH_TIME_CONTROL} s or more`,
    message: `S3 Replication Time Control replicates 99.99 % of new objects within ${WITH_TIME_CONTROL} s, later than its objective of ${objective} s allows.`,
  });
}

/**
 * S3 takes 15 minutes alone, "Valid value: 15" (https://docs.aws.amazon.com/AmazonS3/latest/API/API_ReplicationTimeValue.html).
 */
function judgeMinutes(config: Resource, property: string, { read }: Graph): Verdict | undefined {
  const actual = read.number(config, property);
  const wanted = WITH_TIME_CONTROL / 60;
  if (actual === undefined || actual === wanted) return undefined;
  const message = `S3 takes ${wanted} minutes only, and rejects ${actual}: nothing is replicated.`;
  return violation({ property, actual, wanted, message });
}

function judge(rule: ReplicationRule, graph: Graph, rpoTag: string, otherwise: number): Verdict {
  const own = ownObjective(rule, graph, rpoTag);
  const property = `tags["${rpoTag}"]`;
  if (own.kind === "unknown") return undecided({ property, reason: `The source's ${property} ${own.reason}.` });
  const time = judgeTime(rule, graph, valueOf(own) ?? otherwise);
  // A bucket that is not in the judged stacks may have its own objective in a tag.
  if (rule.source.is === "resource" || time.verdict !== "violation") return time;
  return undecided({ property, reason: `The source's ${property} can't be read: ${JUDGE_BOTH}.` });
}

export const replicationTimeControl = defineRule({
  id: "s3-replication-time-control",
  title: "S3 replication rules should meet the Region objective and have metrics enabled",
  practices: ["REL13-BP01", "REL13-BP02"],
  service: "S3",
  severity: "medium",
  why: "Without Replication Time Control replication has no time limit: the writes of the last hours may be lost with a Region, unnoticed.",
  fix: "Set destination.replicationTime (15 minutes) and destination.metrics to Enabled. If the loss may be larger, set the source bucket's tag rpo, or raise the objective.",
  source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-time-control.html",
  types: [BUCKET_REPLICATION],
  settings: z.object({
    regionRpo: z
      .string()
      .regex(DURATION, "must be a duration such as 90s, 15m or 1h30m")
      .default("15m")
      .describe("The recovery point objective for a Region disruption, if the program declares none."),
    rpoTag: z.string().default("rpo").describe("The key of the tag with a bucket's own recovery point objective."),
  }),
  check(config, graph, { regionRpo, rpoTag }) {
    const objective = graph.objectives?.region?.rpo ?? seconds(regionRpo) ?? 0;
    const message = "Without metrics, delayed or failed replication is not visible.";
    return judgeRules(config, graph, (rule) =>
      firstUnmet(config, [
        () => judge(rule, graph, rpoTag, objective),
        ...MINUTES.map((minutes) => () => judgeMinutes(config, `${rule.path}.destination.${minutes}`, graph)),
        () => requireEnabled(config, `${rule.path}.destination.metrics.status`, message, graph),
      ]),
    );
  },
});
