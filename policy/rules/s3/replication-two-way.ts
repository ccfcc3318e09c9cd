import type { Graph } from "../../graph";
import { defineRule } from "../../rule";
import { severalStacks } from "../../services/route53/record";
import { demandEnabled, firstUnmet, judgeRules } from "../../services/s3/judge-rules";
import { allRules, isBucket, nameOf, type ReplicationRule } from "../../services/s3/replication";
import { REPLICATION } from "../../services/s3/types";
import { compliant, notApplicable, undecided, violation, type Verdict } from "../../verdict";

/** Replicas in these classes are an archive: no service takes over with them (storage-class-intro.html). */
const ARCHIVES = ["GLACIER", "DEEP_ARCHIVE"];

function wayBack({ path, source, destination }: ReplicationRule, graph: Graph): Verdict {
  const property = `${path}.destination.bucket`;
  if (source.kind !== "bucket" || destination.kind !== "bucket") {
    const [end] = [source, destination].filter((one) => one.kind !== "bucket");
    return undecided({ property, reason: `What replicates from ${nameOf(end!)} cannot be seen here.` });
  }
  const { rules, open } = allRules(graph);
  const from = rules.filter((rule) => isBucket(rule.source, destination.bucket) !== false);
  if (from.some((rule) => isBucket(rule.destination, source.bucket) && isBucket(rule.source, destination.bucket)))
    return compliant();
  const maybe = from.some((rule) => isBucket(rule.destination, source.bucket) !== false);
  if (maybe || open.length > 0)
    return undecided({
      property,
      reason: `Whether ${destination.bucket.name} replicates back is known only after deployment.`,
    });
  if (!severalStacks(graph) && source.bucket.stack !== destination.bucket.stack)
    return undecided({ property, reason: "Judge the stacks of both buckets together." });
  return violation({
    property,
    actual: destination.bucket.name,
    wanted: `a replication from ${destination.bucket.name} back to ${source.bucket.name}`,
    message: `What is written to ${destination.bucket.name} after a fail-over never gets back to ${source.bucket.name}.`,
  });
}

function judge(rule: ReplicationRule, graph: Graph): Verdict {
  const { config, path, destination } = rule;
  const storageClass = graph.string(config, `${path}.destination.storageClass`);
  if (storageClass.kind === "known" && ARCHIVES.includes(storageClass.value))
    return notApplicable("Its replicas are an archive, with which nothing takes over.");
  const property = `${path}.sourceSelectionCriteria.replicaModifications.status`;
  const message = `A change of tags, ACLs or locks of what ${nameOf(destination)} wrote is not replicated: the two drift apart.`;
  const back = wayBack(rule, graph);
  // In one direction alone there are no replicas in the source whose changes could be replicated.
  return back.verdict === "violation"
    ? back
    : firstUnmet([back, demandEnabled({ of: config, property, message }, graph)]);
}

export const replicationTwoWay = defineRule({
  id: "s3-replication-two-way",
  title: "What is written after a fail-over is replicated back",
  service: "S3",
  severity: "medium",
  why: "After a fail-over users write to the other region's bucket; without the way back the first region returns without what they wrote.",
  fix:
    "Add an aws.s3.BucketReplicationConfig from the destination to the source, and sourceSelectionCriteria.replicaModifications Enabled in " +
    "both; acknowledge a destination that no service ever writes to.",
  source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/mrap-create-two-way-replication-rules.html",
  types: [REPLICATION],
  check(config, graph) {
    return judgeRules(config, graph, (rule) => judge(rule, graph));
  },
});
