import { IAM_ROLE, TRAIL } from "../../aws";
import { all, decided, valueOf, type Answer, type Graph, type Resource, type ResourceOf } from "../../graph";
import {
  accountOf,
  allows,
  arnOf,
  keyAt,
  mayAssume,
  mayUseKey,
  OWN_ACCOUNT,
  requestOf,
  resourceDecision,
  roleAt,
  roleMay,
  roleRequest,
  senderOf,
  UNSEEN,
  type Sender,
} from "../../permissions";
import { defineRule } from "../../rule";
import { bucketOf } from "../../services/cloudtrail/record";
import { hasBucketKey } from "../../services/s3/encryption";
import { failuresOf, undecided, verdictsOf, violation, type Verdict } from "../../verdict";

type Trail = ResourceOf<typeof TRAIL>;

const BUCKET = "s3BucketName";
const KEY = "kmsKeyId";
const ROLE = "cloudWatchLogsRoleArn";
const GENERATE = "kms:GenerateDataKey";

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html */
function mayWrite(trail: Trail, sender: Sender, bucket: Resource, graph: Graph): Answer {
  const arn = arnOf(bucket, graph);
  const prefix = valueOf(graph.string(trail, "s3KeyPrefix"));
  const objects = `${arn}/${prefix ? `${prefix}/` : ""}AWSLogs/${sender.account ?? UNSEEN}/${UNSEEN}`;
  const may = (action: string, resource: string) => {
    const request = requestOf(sender, "s3", action, { arn: resource, region: bucket.region }, [
      ["s3:x-amz-acl", "bucket-owner-full-control"],
    ]);
    return allows([resourceDecision(bucket, request, OWN_ACCOUNT, graph)]);
  };
  return all([may("s3:GetBucketAcl", arn), may("s3:PutObject", objects)]);
}

function judgeBucket(trail: Trail, sender: Sender, graph: Graph): Verdict | undefined {
  const { bucket } = bucketOf(trail, graph);
  if (!bucket)
    return undecided({ property: BUCKET, reason: "Its bucket is not in the program: its policy can't be read." });
  if (decided(mayWrite(trail, sender, bucket, graph), BUCKET)) return undefined;
  return violation({
    property: BUCKET,
    actual: bucket.name,
    wanted: "a bucket whose policy allows s3:GetBucketAcl and s3:PutObject to cloudtrail.amazonaws.com for it",
    message: `The policy of ${bucket.name} does not allow CloudTrail to write for it: no log file is delivered.`,
  });
}

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html */
function judgeKey(trail: Trail, sender: Sender, graph: Graph): Verdict | undefined {
  const named = keyAt(trail, KEY, graph);
  if (named.is !== "key") return undefined;
  const request = (action: string, arn: string) =>
    requestOf(
      sender,
      "kms",
      action,
      { arn, region: trail.region },
      action === GENERATE ? [["kms:encryptioncontext:aws:cloudtrail:arn", sender.source]] : [],
    );
  const { bucket } = bucketOf(trail, graph);
  // "If you are using an existing S3 bucket with an S3 Bucket Key, kms:Decrypt permissions are required" (the same page).
  const more = bucket && hasBucketKey(bucket, graph) ? ["kms:DescribeKey", "kms:Decrypt"] : ["kms:DescribeKey"];
  if (decided(mayUseKey(named.key, [GENERATE, ...more], request, undefined, graph), KEY)) return undefined;
  return violation({
    property: KEY,
    actual: named.key.name,
    wanted: `an enabled key whose policy allows kms:GenerateDataKey*, ${more.join(", ")} to cloudtrail.amazonaws.com for it`,
    message: `The policy of ${named.key.name} does not allow CloudTrail all of kms:GenerateDataKey*, ${more.join(", ")}: no log file is delivered.`,
  });
}

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html */
function judgeLogs(trail: Trail, sender: Sender, graph: Graph): Verdict | undefined {
  if (graph.references(trail, ROLE, [IAM_ROLE]).certain.length === 0) return undefined;
  const named = roleAt(trail, ROLE, graph);
  if (named.is !== "role") return undefined;
  const group = (valueOf(graph.string(trail, "cloudWatchLogsGroupArn")) ?? UNSEEN).replace(/:\*$/, "");
  // The names of its streams, as the page has them.
  const stream = `${group}:log-stream:${sender.account ?? UNSEEN}_CloudTrail_${trail.region ?? UNSEEN}${UNSEEN}`;
  const writes = ["logs:CreateLogStream", "logs:PutLogEvents"].map((action) =>
    roleMay(named.role, roleRequest(named.role, action, stream, graph), undefined, undefined, graph),
  );
  if (decided(all([mayAssume(sender.service, named.role, sender, graph), ...writes]), ROLE)) return undefined;
  return violation({
    property: ROLE,
    actual: named.role.name,
    wanted: "a role that CloudTrail can assume, with logs:CreateLogStream and logs:PutLogEvents on the log group",
    message: `CloudTrail may not write to its log group with the role ${named.role.name}: alarms on its events never go to ALARM.`,
  });
}

export const deliveryAllowed = defineRule({
  id: "cloudtrail-delivery-allowed",
  title: "CloudTrail trails should be allowed to write to their bucket, key and log group",
  practices: ["REL06-BP01"],
  service: "CloudTrail",
  severity: "medium",
  why: "CloudTrail refuses a new trail whose bucket or key does not allow it; one that is no longer allowed delivers nothing, and its events are missing when they are needed.",
  fix: "Allow s3:GetBucketAcl and s3:PutObject to cloudtrail.amazonaws.com in the bucket's policy, kms:GenerateDataKey* and kms:DescribeKey (kms:Decrypt too if the bucket has an S3 Bucket Key) in the key's, and the log group to a role that CloudTrail can assume; each for the trail's ARN.",
  source: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html",
  types: [TRAIL],
  check(trail, graph) {
    const sender = senderOf(trail, graph);
    if (!sender) return undecided({ property: BUCKET, reason: "Its ARN is known only after deployment." });
    const known = { ...sender, account: sender.account ?? accountOf(trail, graph) };
    return failuresOf(
      verdictsOf(trail, [
        () => judgeBucket(trail, known, graph),
        () => judgeKey(trail, known, graph),
        () => judgeLogs(trail, known, graph),
      ]),
    );
  },
});
