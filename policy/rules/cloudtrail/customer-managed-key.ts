import { KMS_KEY, KMS_REPLICA_KEY, TRAIL } from "../../aws";
import { defineRule } from "../../rule";
import { compliant, undecided, undecidedOn, violation } from "../../verdict";

const PROPERTY = "kmsKeyId";

export const customerManagedKey = defineRule({
  id: "cloudtrail-customer-managed-key",
  title: "CloudTrail trails should be encrypted with a KMS key in their own Region",
  practices: [],
  peers: {
    securityHub: ["CloudTrail.2"],
    checkov: ["CKV_AWS_35"],
    cdkNag: ["CloudTrailEncryptionEnabled"],
    prowler: ["cloudtrail_kms_encryption_enabled"],
  },
  service: "CloudTrail",
  severity: "medium",
  why: "Without a KMS key, anyone who can read the bucket can read the events. A key in another Region makes the log files unreadable while that Region is impaired.",
  fix: "Set kmsKeyId to the ARN of an aws.kms.Key in the trail's Region whose policy allows cloudtrail.amazonaws.com to encrypt.",
  source:
    "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/encrypting-cloudtrail-log-files-with-aws-kms.html",
  types: [TRAIL],
  check(trail, graph) {
    const given = graph.input(trail, PROPERTY);
    if (given.kind === "missing")
      return violation({
        property: PROPERTY,
        actual: undefined,
        wanted: "the ARN of a key in its own Region",
        message:
          "It has no KMS key: its log files are encrypted with S3's own key, and anyone who can read the bucket can read them.",
      });
    const { certain: resources, external, complete } = graph.references(trail, PROPERTY, [KMS_KEY, KMS_REPLICA_KEY]);
    const [key] = resources;
    const region = key ? key.region : external[0]?.split(":")[3];
    if (!key && external.length === 0)
      return given.kind === "unknown"
        ? undecidedOn(PROPERTY, given)
        : undecided({ property: PROPERTY, reason: `Its key is ${complete ? "not known" : "not certain"}.` });
    if (region === undefined || region === "" || trail.region === undefined)
      return undecided({ property: PROPERTY, reason: "The Region of its key, or its own, can't be determined." });
    if (region === trail.region) return compliant();
    return violation({
      property: PROPERTY,
      actual: key?.name ?? external[0],
      wanted: `a key of ${trail.region}`,
      message: `Its key is in ${region} and it is in ${trail.region}.`,
    });
  },
});
