import { BUCKET_REPLICATION } from "../../aws";
import { all, any, valueOf, type Graph } from "../../graph";
import { defineRule } from "../../rule";
import { requireEnabled, firstUnmet, judgeRules } from "../../services/s3/judge-rules";
import { allRules, nameOf, sameBucket, type ReplicationRule } from "../../services/s3/replication";
import { compliant, notApplicable, undecided, violation, type Verdict } from "../../verdict";

/** Replicas in these storage classes are an archive: no service uses them after a failover (storage-class-intro.html). */
const ARCHIVES = ["GLACIER", "DEEP_ARCHIVE"];

function wayBack({ path, source, destination }: ReplicationRule, graph: Graph): Verdict {
  const property = `${path}.destination.bucket`;
  const [from, to] = [nameOf(destination), nameOf(source)];
  const { rules, open } = allRules(graph);
  const back = any(
    rules.map((rule) =>
      all([sameBucket(rule.source, destination, graph), sameBucket(rule.destination, source, graph)]),
    ),
  );
  if (back.is === "yes") return compliant();
  // A bucket that is not in the judged stacks may be replicated by another program.
  if (source.is !== "resource" || destination.is !== "resource")
    return undecided({ property, reason: `Whether ${from} replicates back to ${to} is not known.` });
  if (open.length > 0 || back.is === "unknown")
    return undecided({ property, reason: `Whether ${from} replicates back is known only after deployment.` });
  return violation({
    property,
    actual: from,
    wanted: `replication from ${from} back to ${to}`,
    message: `Objects written to ${from} after a failover are not replicated back to ${to}.`,
  });
}

function judge(rule: ReplicationRule, graph: Graph): Verdict {
  const { config, path, destination } = rule;
  const storageClass = valueOf(graph.string(config, `${path}.destination.storageClass`));
  if (storageClass !== undefined && ARCHIVES.includes(storageClass))
    return notApplicable("Its replicas are in an archive storage class.");
  const property = `${path}.sourceSelectionCriteria.replicaModifications.status`;
  const message = `Changes of tags, ACLs or locks of replicas from ${nameOf(destination)} are not replicated: the buckets diverge.`;
  const back = wayBack(rule, graph);
  // With replication in one direction only, the source has no replicas whose changes could be replicated.
  return back.verdict === "violation"
    ? back
    : firstUnmet(config, [() => back, () => requireEnabled(config, property, message, graph)]);
}

export const replicationTwoWay = defineRule({
  id: "s3-replication-two-way",
  title: "S3 replication should be two-way",
  practices: ["REL13-BP02"],
  service: "S3",
  severity: "medium",
  why: "After a failover users write to the other Region's bucket. Without replication back, the first Region returns without these objects.",
  fix: "Add an aws.s3.BucketReplicationConfig from the destination to the source, and sourceSelectionCriteria.replicaModifications Enabled in both. Acknowledge a destination that no service writes to.",
  source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/mrap-create-two-way-replication-rules.html",
  types: [BUCKET_REPLICATION],
  check(config, graph) {
    return judgeRules(config, graph, (rule) => judge(rule, graph));
  },
});
