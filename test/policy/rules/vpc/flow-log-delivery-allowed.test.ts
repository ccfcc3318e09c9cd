import { flowLogDeliveryAllowed } from "../../../../policy/rules/vpc/flow-log-delivery-allowed";
import { unknown, type Fixture } from "../../fixtures";
import { judges } from "../../judges";
import { allow, here, policy, role } from "../../permissions/resources";

const group = here("aws:cloudwatch/logGroup:LogGroup", "flows", { name: "flows" });
const writer = (Action: string[], service = "vpc-flow-logs.amazonaws.com") =>
  role("writer", service, [{ Effect: "Allow", Action, Resource: "*" }]);
const WRITES = ["logs:CreateLogStream", "logs:PutLogEvents"];
const log = (inputs: object): Fixture => here("aws:ec2/flowLog:FlowLog", "all", { trafficType: "ALL", ...inputs });
const toGroup = (of: Fixture) => [
  group,
  of,
  log({ logDestination: group.output("arn"), iamRoleArn: of.output("arn") }),
];
const bucket = here("aws:s3/bucket:Bucket", "logs", { bucket: "logs", arn: "arn:aws:s3:::logs" });
const withPolicy = (...statements: object[]) =>
  here("aws:s3/bucketPolicy:BucketPolicy", "logs", { bucket: bucket.id, policy: policy(...statements) });
const toBucket = log({ logDestinationType: "s3", logDestination: bucket.output("arn") });

judges(flowLogDeliveryAllowed, {
  "a role that may write": [toGroup(writer(WRITES)), "compliant"],
  "a role that may create streams alone": [
    toGroup(writer(["logs:CreateLogStream"])),
    "violation",
    /nothing can be written to the log group/,
  ],
  "a role that flow logs can't assume": [toGroup(writer(WRITES, "ec2.amazonaws.com")), "violation"],
  "no role": [[group, log({ logDestination: group.output("arn") })], "violation", /only with a role/],
  "a role made elsewhere": [[log({ iamRoleArn: "arn:aws:iam::123456789012:role/flows" })], "undecided"],
  "an unknown role": [[log({ iamRoleArn: unknown })], "undecided"],
  "a bucket without a policy, to which AWS adds one": [[bucket, toBucket], "compliant"],
  "a bucket whose policy allows it": [
    [bucket, toBucket, withPolicy(allow("delivery.logs.amazonaws.com", "s3:PutObject"))],
    "compliant",
  ],
  "a bucket whose policy is about others": [
    [bucket, toBucket, withPolicy(allow("logging.s3.amazonaws.com", "s3:PutObject"))],
    "undecided",
    /the next deployment may take away/,
  ],
  "a bucket of another program": [
    [log({ logDestinationType: "s3", logDestination: "arn:aws:s3:::theirs" })],
    "notApplicable",
  ],
  "a delivery stream": [[log({ logDestinationType: "kinesis-data-firehose" })], "notApplicable"],
});
