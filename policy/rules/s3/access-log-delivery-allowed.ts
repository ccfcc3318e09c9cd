import { BUCKET_LOGGING, BUCKETS } from "../../aws";
import { decided, valueOf, type Graph, type Resource, type ResourceOf } from "../../graph";
import { arnOf } from "../../permissions";
import { defineRule } from "../../rule";
import { usesKms } from "../../services/s3/encryption";
import { hasPolicy, mayWriteLogs } from "../../services/s3/log-bucket";
import { compliant, undecided, violation, type Verdict } from "../../verdict";

const TARGET = "targetBucket";
/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html */
const SERVICE = "logging.s3.amazonaws.com";

function judgePolicy(
  logging: ResourceOf<typeof BUCKET_LOGGING>,
  source: Resource,
  target: Resource,
  graph: Graph,
): Verdict {
  // Without a policy the log delivery group may write by an ACL, which is not read.
  if (!hasPolicy(target, graph))
    return undecided({
      property: TARGET,
      reason: `${target.name} has no policy: whether its ACL lets S3 write is not known.`,
    });
  const prefix = (valueOf(graph.string(logging, "targetPrefix")) ?? "").replace(/\/$/, "");
  const writer = { service: SERVICE, by: source, source: arnOf(source, graph) };
  if (decided(mayWriteLogs(writer, target, prefix, graph), TARGET)) return compliant();
  return violation({
    property: TARGET,
    actual: target.name,
    wanted: `a bucket whose policy allows s3:PutObject to ${SERVICE} for it`,
    message: `The policy of ${target.name} does not allow ${SERVICE} to write: no access log is delivered.`,
  });
}

export const accessLogDelivery = defineRule({
  id: "s3-access-log-delivery-allowed",
  title: "S3 server access logs should have a bucket that takes them",
  practices: ["REL06-BP01"],
  service: "S3",
  severity: "medium",
  why: "S3 drops the access logs that it can't write, without an error: who deleted or overwrote an object is then not known.",
  fix: "Allow s3:PutObject to logging.s3.amazonaws.com in the policy of a bucket in the same Region, with SSE-S3.",
  source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html",
  types: [BUCKET_LOGGING],
  check(logging, graph) {
    const [source] = graph.references(logging, "bucket", BUCKETS).certain;
    const [target] = graph.references(logging, TARGET, BUCKETS).certain;
    if (!source || !target)
      return undecided({
        property: TARGET,
        reason: "A bucket of it is not in the program, or known only after deployment.",
      });
    const refuse = (wanted: string, message: string) =>
      violation({ property: TARGET, actual: target.name, wanted, message });
    if (source.region !== undefined && target.region !== undefined && source.region !== target.region)
      return refuse(
        `a bucket in ${source.region}`,
        `${target.name} is in ${target.region}: S3 refuses logs to another Region.`,
      );
    // "SSE-KMS is not supported for server access logging destination buckets" (the same page).
    if (usesKms(target, graph).is === "yes")
      return refuse(
        "a bucket that is encrypted with SSE-S3",
        `${target.name} is encrypted with KMS, which S3 does not support for it: no access log is delivered.`,
      );
    return judgePolicy(logging, source, target, graph);
  },
});
