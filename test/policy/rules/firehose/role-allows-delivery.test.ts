import { firehoseRole } from "../../../../policy/rules/firehose/role-allows-delivery";
import { unknown } from "../../fixtures";
import { judges } from "../../judges";
import { here, role } from "../../permissions/resources";

const bucket = here("aws:s3/bucket:Bucket", "events", { bucket: "events", arn: "arn:aws:s3:::events" });
const source = here("aws:kinesis/stream:Stream", "clicks", { name: "clicks" });
const may = (Action: string | string[], Resource = "*") =>
  role("delivers", "firehose.amazonaws.com", [{ Effect: "Allow", Action, Resource }]);
const to = (one: ReturnType<typeof may>, more: object = {}) => [
  bucket,
  source,
  one,
  here("aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream", "events", {
    destination: "extended_s3",
    extendedS3Configuration: { bucketArn: bucket.output("arn"), roleArn: one.output("arn") },
    ...more,
  }),
];
const from = (one: ReturnType<typeof may>) =>
  to(one, { kinesisSourceConfiguration: { kinesisStreamArn: source.output("arn"), roleArn: one.output("arn") } });
const bare = (inputs: object) => [
  here("aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream", "events", { ...inputs }),
];

judges(firehoseRole, {
  "a role that may write": [to(may("s3:PutObject", "arn:aws:s3:::events/*")), "compliant"],
  "a role that may read": [to(may("s3:GetObject")), "violation", /may not do s3:PutObject on events/],
  "a role for another bucket": [to(may("s3:PutObject", "arn:aws:s3:::other/*")), "violation"],
  "a source that it may not read": [from(may("s3:PutObject")), "violation", /may not do kinesis:GetRecords on clicks/],
  "a source that it may read": [from(may(["s3:PutObject", "kinesis:Get*"])), "compliant"],
  "another destination": [bare({ destination: "http_endpoint" }), "notApplicable"],
  "a role made elsewhere": [
    bare({
      extendedS3Configuration: { bucketArn: "arn:aws:s3:::theirs", roleArn: "arn:aws:iam::123456789012:role/theirs" },
    }),
    "undecided",
  ],
  "an unknown role": [
    bare({ extendedS3Configuration: { bucketArn: "arn:aws:s3:::theirs", roleArn: unknown } }),
    "undecided",
  ],
});
