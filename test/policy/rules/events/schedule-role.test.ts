import { scheduleRole } from "../../../../policy/rules/events/schedule-role";
import { resource, type Fixture } from "../../fixtures";
import { judges } from "../../judges";

const HERE = { region: "us-east-1" };

/** What Scheduler does with each kind of target, as its page of templated targets says. */
const TARGETS: Readonly<Record<string, string>> = {
  "aws:sqs/queue:Queue": "sqs:SendMessage",
  "aws:sns/topic:Topic": "sns:Publish",
  "aws:lambda/function:Function": "lambda:InvokeFunction",
  "aws:lambda/alias:Alias": "lambda:InvokeFunction",
  "aws:sfn/stateMachine:StateMachine": "states:StartExecution",
  "aws:cloudwatch/eventBus:EventBus": "events:PutEvents",
  "aws:kinesis/stream:Stream": "kinesis:PutRecord",
};

const statement = (text: object) =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", ...text }] });

function scheduled(type: string, action: string, service = "scheduler.amazonaws.com"): Fixture[] {
  const role = resource("aws:iam/role:Role", "runner", {
    name: "runner",
    assumeRolePolicy: statement({ Principal: { Service: service }, Action: "sts:AssumeRole" }),
    inlinePolicies: [{ name: "runs", policy: statement({ Action: action, Resource: "*" }) }],
  });
  const target = resource(type, "target", {}, HERE);
  const schedule = resource(
    "aws:scheduler/schedule:Schedule",
    "nightly",
    { target: { arn: target.output("arn"), roleArn: role.output("arn") } },
    HERE,
  );
  return [role, target, schedule];
}

for (const [type, action] of Object.entries(TARGETS))
  judges(scheduleRole, {
    [`${type} with ${action}`]: [scheduled(type, action), "compliant"],
    [`${type} with another action`]: [scheduled(type, "s3:GetObject"), "violation"],
    [`${type} with a role of another service`]: [scheduled(type, action, "lambda.amazonaws.com"), "violation"],
  });
