import { subscriptionRole } from "../../../../policy/rules/logs/subscription-role";
import { resource, unknown } from "../../fixtures";
import { judges } from "../../judges";
import { arnOf, here, lambda, role } from "../../permissions/resources";

const stream = here("aws:kinesis/stream:Stream", "events", { name: "events" });
const deliveries = resource(
  "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream",
  "kept",
  { name: "kept" },
  { region: "us-east-1", outputs: { arn: arnOf("firehose", "deliverystream/kept") } },
);
const with_ = (Action: string, service = "logs.amazonaws.com") =>
  role("writer", service, [{ Effect: "Allow", Action, Resource: "*" }]);
const filter = (destinationArn: unknown, roleArn?: unknown) =>
  here("aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter", "all", { destinationArn, roleArn });
const reader = lambda("reader");
const permission = (principal: string) =>
  here("aws:lambda/permission:Permission", "may", {
    function: reader.output("name"),
    action: "lambda:InvokeFunction",
    principal,
  });
const destination = (one: typeof stream) =>
  here("aws:cloudwatch/logDestination:LogDestination", "central", {
    targetArn: stream.output("arn"),
    roleArn: one.output("arn"),
  });
const to = (destination: typeof stream, one: typeof stream) => [
  destination,
  one,
  filter(destination.output("arn"), one.output("arn")),
];

judges(subscriptionRole, {
  "a role that may put records": [to(stream, with_("kinesis:PutRecord")), "compliant"],
  "a role that may read": [
    to(stream, with_("kinesis:GetRecords")),
    "violation",
    /may not write to its destination with the role writer/,
  ],
  "a role for another service": [to(stream, with_("kinesis:PutRecord", "lambda.amazonaws.com")), "violation"],
  "the service in its Region": [to(stream, with_("kinesis:*", "logs.us-east-1.amazonaws.com")), "compliant"],
  "a delivery stream with the permission for a stream": [to(deliveries, with_("kinesis:PutRecord")), "violation"],
  "a delivery stream": [to(deliveries, with_("firehose:PutRecord")), "compliant"],
  "no role": [[stream, filter(stream.output("arn"))], "violation", /It has no role/],
  "a stream by its ARN": [
    [with_("kinesis:PutRecord"), filter(arnOf("kinesis", "stream/theirs"), "arn:aws:iam::123456789012:role/elsewhere")],
    "undecided",
  ],
  "a function made elsewhere": [[filter(arnOf("lambda", "function:reader"))], "notApplicable"],
  "a function that does not allow it": [
    [reader, filter(reader.output("arn"))],
    "violation",
    /policy of reader does not allow/,
  ],
  "a function that does": [[reader, filter(reader.output("arn")), permission("logs.amazonaws.com")], "compliant"],
  "the same for its Region": [
    [reader, filter(reader.output("arn")), permission("logs.us-east-1.amazonaws.com")],
    "compliant",
  ],
  "a function that allows another service": [
    [reader, filter(reader.output("arn")), permission("sns.amazonaws.com")],
    "violation",
  ],
  "a destination with a role that may put records": [
    [stream, with_("kinesis:PutRecord"), destination(with_("kinesis:PutRecord"))],
    "compliant",
  ],
  "a destination with one that may not": [
    [stream, with_("kinesis:Get*"), destination(with_("kinesis:Get*"))],
    "violation",
  ],
  "an unknown destination": [[filter(unknown)], "undecided"],
});
