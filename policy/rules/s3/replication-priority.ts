import { BUCKET_REPLICATION } from "../../aws";
import { valueOf } from "../../graph";
import { defineRule } from "../../rule";
import { rulesOf } from "../../services/s3/replication";
import { compliant, notApplicable, undecided, violation } from "../../verdict";

export const replicationPriority = defineRule({
  id: "s3-replication-priority",
  title: "S3 replication rules of a bucket should have different priorities",
  practices: ["REL09-BP01"],
  service: "S3",
  severity: "medium",
  why: "S3 rejects a configuration in which two rules have the same priority: the buckets exist, and nothing is replicated.",
  fix: "Give each rule a priority of its own; the higher number wins where two rules have the same destination.",
  source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-add-config.html",
  types: [BUCKET_REPLICATION],
  check(config, graph) {
    const rules = rulesOf(config, graph);
    if (rules.length < 2) return notApplicable("It has one rule.");
    const priorities = rules.map(({ path }) => ({ path, priority: graph.number(config, `${path}.priority`) }));
    const seen = new Set<number>();
    for (const { path, priority } of priorities) {
      const value = valueOf(priority);
      if (value === undefined) continue;
      if (seen.has(value))
        return violation({
          property: `${path}.priority`,
          actual: value,
          wanted: "a priority that no other rule has",
          message: `Two of its rules have the priority ${value}: S3 rejects the configuration.`,
        });
      seen.add(value);
    }
    const doubt = priorities.find(({ priority }) => priority.kind === "unknown");
    if (doubt?.priority.kind === "unknown")
      return undecided({ property: `${doubt.path}.priority`, reason: `Its priority ${doubt.priority.reason}.` });
    return compliant();
  },
});
