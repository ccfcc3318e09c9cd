import { BUCKET_REPLICATION } from "../../aws";
import { undecidedIfAny, valueOf, type Graph, type Named } from "../../graph";
import { defineRule } from "../../rule";
import { watching, type Dimension } from "../../services/cloudwatch/metric-alarms";
import { firstUnmet, judgeRules } from "../../services/s3/judge-rules";
import { bucketName, regionOf, type ReplicationRule } from "../../services/s3/replication";
import { JUDGE_BOTH } from "../../services/multi-stack";
import { compliant, notApplicable, undecided, violation, type Verdict } from "../../verdict";

/** The metrics that S3 publishes for a rule, and in which of the two Regions (repl-metrics.html). */
const REQUIREMENTS = [
  {
    what: "its replication latency",
    metricNames: ["ReplicationLatency", "BytesPendingReplication", "OperationsPendingReplication"],
    end: "destination",
  },
  { what: "its failed replications", metricNames: ["OperationsFailedReplication"], end: "source" },
] as const;

function dimensionOf(named: Named, graph: Graph): Dimension {
  if (named.is === "elsewhere") return { text: named.name };
  return named.is === "resource" ? { resource: named.resource, text: bucketName(named.resource, graph) } : {};
}

function judgeRequirement(rule: ReplicationRule, requirement: (typeof REQUIREMENTS)[number], graph: Graph): Verdict {
  const { source, destination, config } = rule;
  const { what, metricNames, end } = requirement;
  const region = end === "source" ? regionOf(source, config) : regionOf(destination);
  const dimensions = { SourceBucket: dimensionOf(source, graph), DestinationBucket: dimensionOf(destination, graph) };
  const { certain, possible } = watching({ namespace: "AWS/S3", metricNames, dimensions, region }, graph);
  if (certain.length > 0) return compliant();
  const property = `${rule.path}.destination.metrics`;
  undecidedIfAny(possible, property, `is on ${what}`);
  if (graph.stacks.size === 1) return undecided({ property, reason: `No alarm on ${what} was found: ${JUDGE_BOTH}.` });
  return violation({
    property,
    actual: undefined,
    wanted: `an alarm on ${metricNames[0]} in ${region ?? `the Region of the ${end}`}`,
    message: `No alarm is on ${what}.`,
  });
}

export const replicationAlarms = defineRule({
  id: "s3-replication-alarms",
  title: "S3 replication rules should have alarms on latency and failures",
  practices: ["REL06-BP01"],
  service: "S3",
  severity: "medium",
  why: "S3 does not retry objects that failed to replicate, and reports no error: they are missing in the other Region when they are needed.",
  fix: "Add alarms on AWS/S3 ReplicationLatency in the destination's Region and OperationsFailedReplication in the source's, with the dimensions SourceBucket, DestinationBucket and RuleId.",
  source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/repl-metrics.html",
  types: [BUCKET_REPLICATION],
  check(config, graph) {
    return judgeRules(config, graph, (rule) => {
      const metrics = graph.string(config, `${rule.path}.destination.metrics.status`);
      // s3-replication-time-control reports missing metrics.
      if (metrics.kind !== "unknown" && valueOf(metrics) !== "Enabled")
        return notApplicable("It has no replication metrics.");
      const checks = REQUIREMENTS.map((requirement) => () => judgeRequirement(rule, requirement, graph));
      return firstUnmet(config, checks);
    });
  },
});
