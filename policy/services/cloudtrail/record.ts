import { BUCKET_POLICY, BUCKETS, OBJECT_LOCKS } from "../../aws";
import type { Graph, Reading, Resource } from "../../graph";
import { covers, isAnybody, statementsAt, textsOf, type PolicyStatement } from "../policy-statements";
import { partOf } from "../s3/bucket-settings";

const DELETIONS = ["s3:DeleteObject", "s3:DeleteObjectVersion"];

/** The bucket of a trail, where the graph holds it. */
export function bucketOf(trail: Resource, graph: Graph): { bucket: Resource | undefined; certain: boolean } {
  const { certain: resources, complete } = graph.references(trail, "s3BucketName", BUCKETS);
  return { bucket: resources[0], certain: complete };
}

/** Whether a bucket's policy refuses everybody's deletions; unknown where it can't be read. */
export function policyRefusesDeletions(bucket: Resource, graph: Graph): Reading<boolean> {
  const part = partOf(bucket, [BUCKET_POLICY], graph);
  if (part.kind === "unknown") return { kind: "unknown", reason: part.reason };
  if (part.kind === "none") return { kind: "known", value: false };
  const statements = statementsAt(part.part, "policy", graph);
  if (statements.kind === "missing") return { kind: "known", value: false };
  if (statements.kind === "unknown")
    return { kind: "unknown", reason: `The policy of ${part.part.name} ${statements.reason}.` };
  const denials = statements.value.filter(isPlainDenial);
  const value = DELETIONS.every((action) =>
    denials.some((one) => textsOf(one.Action).some((given) => covers(given, action))),
  );
  return { kind: "known", value };
}

/** A denial with conditions leaves a way. */
function isPlainDenial({ Effect, Principal, Condition }: PolicyStatement): boolean {
  return Effect === "Deny" && isAnybody(Principal) && Condition === undefined;
}

/** Whether Object Lock holds what is written for a while; unknown where it can't be read. */
export function isLocked(bucket: Resource, graph: Graph): Reading<boolean> {
  const part = partOf(bucket, OBJECT_LOCKS, graph);
  if (part.kind === "unknown") return { kind: "unknown", reason: part.reason };
  if (part.kind === "none") return { kind: "known", value: false };
  const mode = graph.string(part.part, "rule.defaultRetention.mode");
  if (mode.kind === "unknown") return { kind: "unknown", reason: `The retention of ${part.part.name} ${mode.reason}.` };
  return { kind: "known", value: mode.kind === "known" };
}
