import { BUCKET_POLICY, BUCKETS, BUCKET_OBJECT_LOCK } from "../../aws";
import { answer, NO, unknown, type Answer, type Graph, type Resource } from "../../graph";
import { denyEveryone, statementsAt } from "../../permissions/statements";
import { settingsOrPossible } from "../s3/bucket-settings";

const DELETIONS = ["s3:DeleteObject", "s3:DeleteObjectVersion"];

/** The bucket of a trail, where the graph holds it. */
export function bucketOf(trail: Resource, graph: Graph): { bucket: Resource | undefined; certain: boolean } {
  const { certain: resources, complete } = graph.references(trail, "s3BucketName", BUCKETS);
  return { bucket: resources[0], certain: complete };
}

/** Whether a bucket's policy denies deletions to every principal. */
export function policyDeniesDeletions(bucket: Resource, graph: Graph): Answer {
  const policy = settingsOrPossible(bucket, [BUCKET_POLICY], graph);
  if (policy.is !== "resource") return policy.is === "unknown" ? policy : NO;
  const statements = statementsAt(policy.resource, "policy", graph);
  if (statements.kind === "missing") return NO;
  if (statements.kind === "unknown") return unknown(`The policy of ${policy.resource.name} ${statements.reason}.`);
  return answer(denyEveryone(statements.value, DELETIONS));
}

/** Whether Object Lock has a default retention. */
export function isLocked(bucket: Resource, graph: Graph): Answer {
  const lock = settingsOrPossible(bucket, [BUCKET_OBJECT_LOCK], graph);
  if (lock.is !== "resource") return lock.is === "unknown" ? lock : NO;
  const mode = graph.string(lock.resource, "rule.defaultRetention.mode");
  return mode.kind === "unknown"
    ? unknown(`The retention of ${lock.resource.name} ${mode.reason}.`)
    : answer(mode.kind === "known");
}
