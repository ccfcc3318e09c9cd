import { loggingDestination } from "../../../../policy/rules/wafv2/logging-destination";
import { resource, unknown, type Fixture } from "../../fixtures";
import { judges } from "../../judges";

const group = (name?: string): Fixture => resource("aws:cloudwatch/logGroup:LogGroup", "aws-waf-logs-shop", { name });
const logging = (to: unknown): Fixture =>
  resource("aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration", "shop", { logDestinationConfigs: [to] });
const to = (one: Fixture) => [one, logging(one.output("arn"))];

judges(loggingDestination, {
  "a log group with the prefix": [to(group("aws-waf-logs-shop")), "compliant"],
  "one that Pulumi names": [to(group()), "compliant"],
  "one with another name": [to(group("shop")), "violation", /refuses shop as destination/],
  "a bucket with another name": [
    to(resource("aws:s3/bucket:Bucket", "aws-waf-logs-kept", { bucket: "kept" })),
    "violation",
    /aws-waf-logs-/,
  ],
  "a delivery stream by its ARN": [
    [logging("arn:aws:firehose:us-east-1:123456789012:deliverystream/aws-waf-logs-shop")],
    "compliant",
  ],
  "a bucket by its ARN": [[logging("arn:aws:s3:::shop-logs")], "violation"],
  "an unknown destination": [[logging(unknown)], "undecided"],
});
