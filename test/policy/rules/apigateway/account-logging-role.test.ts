import { accountLoggingRole } from "../../../../policy/rules/apigateway/account-logging-role";
import { unknown, type Fixture } from "../../fixtures";
import { judges } from "../../judges";
import { here, role } from "../../permissions/resources";

const SERVICE = "apigateway.amazonaws.com";
const writer = (Action: unknown, service = SERVICE) =>
  role("writer", service, [{ Effect: "Allow", Action, Resource: "*" }]);
const account = (cloudwatchRoleArn?: unknown): Fixture =>
  here("aws:apigateway/account:Account", "settings", { cloudwatchRoleArn });
const by = (one: Fixture) => [one, account(one.output("arn"))];
const BOTH = ["logs:CreateLogStream", "logs:PutLogEvents"];

judges(accountLoggingRole, {
  "a role that may write": [by(writer(BOTH)), "compliant"],
  "a role with AWS's own policy": [
    by(
      role("writer", SERVICE, [], {
        managedPolicyArns: ["arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs"],
      }),
    ),
    "compliant",
  ],
  "a role that may not": [by(writer("logs:Describe*")), "violation", /can't write logs with the role writer/],
  "a role that may do half": [by(writer("logs:CreateLogStream")), "violation"],
  "a role of another service": [by(writer(BOTH, "lambda.amazonaws.com")), "violation"],
  "no role": [[account()], "violation", /It takes the role away/],
  "a role made elsewhere": [[account("arn:aws:iam::123456789012:role/logs")], "undecided"],
  "an unknown role": [[account(unknown)], "undecided"],
});
