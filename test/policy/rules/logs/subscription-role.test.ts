import { subscriptionRole } from "../../../../policy/rules/logs/subscription-role";
import { resource, unknown } from "../../fixtures";
import { judges } from "../../judges";
import { arnOf, here, role } from "../../permissions/resources";

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
  "a function": [[filter(arnOf("lambda", "function:reader"))], "notApplicable"],
  "an unknown destination": [[filter(unknown)], "undecided"],
});
