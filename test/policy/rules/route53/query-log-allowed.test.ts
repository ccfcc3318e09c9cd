import { queryLogAllowed } from "../../../../policy/rules/route53/query-log-allowed";
import { resource, unknown, type Fixture } from "../../fixtures";
import { judges } from "../../judges";
import { allow, arnOf, here, policy } from "../../permissions/resources";

const ACTIONS = ["logs:CreateLogStream", "logs:PutLogEvents"];
const zone = resource(
  "aws:route53/zone:Zone",
  "zone",
  { name: "example.com" },
  { outputs: { arn: "arn:aws:route53:::hostedzone/Z1" } },
);
const groupIn = (region: string, name = "/aws/route53/shop") =>
  resource(
    "aws:cloudwatch/logGroup:LogGroup",
    "queries",
    { name },
    { region, outputs: { arn: arnOf("logs", `log-group:${name}`, region) } },
  );
const group = groupIn("us-east-1");
const log = (cloudwatchLogGroupArn: unknown = group.output("arn")): Fixture =>
  here("aws:route53/queryLog:QueryLog", "log", { zoneId: zone.id, cloudwatchLogGroupArn });
const letting = (statement: object, inputs: object = {}, region = "us-east-1", name = "policy") =>
  resource(
    "aws:cloudwatch/logResourcePolicy:LogResourcePolicy",
    name,
    { policyDocument: policy(statement), ...inputs },
    { region },
  );
const ROUTE53 = allow("route53.amazonaws.com", ACTIONS, { Resource: "arn:aws:logs:*:*:log-group:/aws/route53/*" });

judges(queryLogAllowed, {
  "a policy for its groups": [[zone, group, log(), letting(ROUTE53)], "compliant"],
  "no policy": [[zone, group, log()], "violation", /No resource policy of the program lets Route 53 write to queries/],
  "a policy for other groups": [
    [zone, group, log(), letting({ ...ROUTE53, Resource: "arn:aws:logs:*:*:log-group:/aws/events/*" })],
    "violation",
  ],
  "a policy for another service": [[zone, group, log(), letting(allow("events.amazonaws.com", ACTIONS))], "violation"],
  "half of the actions": [[zone, group, log(), letting({ ...ROUTE53, Action: "logs:PutLogEvents" })], "violation"],
  "a denial beside it": [
    [zone, group, log(), letting(ROUTE53), letting({ ...ROUTE53, Effect: "Deny" }, {}, "us-east-1", "denial")],
    "violation",
  ],
  "a policy in another Region": [[zone, group, log(), letting(ROUTE53, {}, "us-west-2")], "violation"],
  "a policy of another group alone": [
    [zone, group, log(), letting(ROUTE53, { resourceArn: arnOf("logs", "log-group:other") })],
    "violation",
  ],
  "a policy of its group": [[zone, group, log(), letting(ROUTE53, { resourceArn: group.output("arn") })], "compliant"],
  "a condition on its zone": [
    [
      zone,
      group,
      log(),
      letting({ ...ROUTE53, Condition: { ArnLike: { "aws:SourceArn": "arn:aws:route53:::hostedzone/Z1" } } }),
    ],
    "compliant",
  ],
  "an unknown policy": [[zone, group, log(), letting(ROUTE53, { policyDocument: unknown })], "undecided"],
  "a group in another Region": [
    [zone, groupIn("eu-west-1"), log(arnOf("logs", "log-group:x", "eu-west-1"))],
    "violation",
    /writes query logs to us-east-1 only/,
  ],
  "a group made elsewhere": [[zone, log(arnOf("logs", "log-group:theirs"))], "undecided"],
  "an unknown group": [[zone, log(unknown)], "undecided"],
});
