import { pipeRole } from "../../../../policy/rules/events/pipe-role";
import { resource, unknown, type Fixture } from "../../fixtures";
import { judges } from "../../judges";

const HERE = { region: "us-east-1" };
const QUEUE = "aws:sqs/queue:Queue";
const LAMBDA = "aws:lambda/function:Function";
const PIPES = "pipes.amazonaws.com";
const RECEIVE = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"];
const records = (service: string) =>
  ["GetRecords", "GetShardIterator", "DescribeStream"].map((action) => `${service}:${action}`);
const INVOKE = "lambda:InvokeFunction";

const SERVICES: Readonly<Record<string, string>> = {
  [QUEUE]: "sqs",
  [LAMBDA]: "lambda",
  "aws:kinesis/stream:Stream": "kinesis",
  "aws:sfn/stateMachine:StateMachine": "states",
};
const arn = (service: string, rest: string) => `arn:aws:${service}:us-east-1:123456789012:${rest}`;

const statement = (text: object) =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", ...text }] });

interface Pipe {
  source?: string;
  target?: string;
  actions: readonly string[];
  service?: string;
}

function pipe({ source = QUEUE, target = LAMBDA, actions, service = PIPES }: Pipe): Fixture[] {
  const role = resource("aws:iam/role:Role", "runner", {
    name: "runner",
    assumeRolePolicy: statement({ Principal: { Service: service }, Action: "sts:AssumeRole" }),
    inlinePolicies: [{ name: "runs", policy: statement({ Action: actions, Resource: "*" }) }],
  });
  // What AWS answers: known once it is deployed.
  const end = (type: string, name: string) =>
    resource(type, name, {}, { ...HERE, outputs: { arn: arn(SERVICES[type]!, name) } });
  const [from, to] = [end(source, "from"), end(target, "to")];
  const ends = { source: from.output("arn"), target: to.output("arn"), roleArn: role.output("arn") };
  return [role, from, to, resource("aws:pipes/pipe:Pipe", "orders", ends, HERE)];
}

const alone = (inputs: Record<string, unknown>) => [resource("aws:pipes/pipe:Pipe", "orders", inputs, HERE)];
const withRole = (inputs: Record<string, unknown>) => {
  const [role] = pipe({ actions: [...RECEIVE, INVOKE] });
  return [role!, ...alone({ roleArn: role!.output("arn"), ...inputs })];
};

judges(pipeRole, {
  "a role that may receive and invoke": [pipe({ actions: [...RECEIVE, INVOKE] }), "compliant"],
  "one that may not delete messages": [
    pipe({ actions: [RECEIVE[0]!, RECEIVE[2]!, INVOKE] }),
    "violation",
    /^Its role runner may not read from: nothing is read/,
  ],
  "one that may not invoke": [
    pipe({ actions: RECEIVE }),
    "violation",
    /may not do lambda:InvokeFunction on the target/,
  ],
  "one that Pipes can't assume": [
    pipe({ actions: [...RECEIVE, INVOKE], service: "scheduler.amazonaws.com" }),
    "violation",
    /^Pipes can't assume its role runner/,
  ],
  "a stream that it may read": [
    pipe({ source: "aws:kinesis/stream:Stream", actions: [...records("kinesis"), INVOKE] }),
    "compliant",
  ],
  "a stream that it may not read": [
    pipe({ source: "aws:kinesis/stream:Stream", actions: [...RECEIVE, INVOKE] }),
    "violation",
    /kinesis:GetRecords/,
  ],
  "a state machine that it may start": [
    pipe({ target: "aws:sfn/stateMachine:StateMachine", actions: [...RECEIVE, "states:StartExecution"] }),
    "compliant",
  ],
  "a state machine that it may not start": [
    pipe({ target: "aws:sfn/stateMachine:StateMachine", actions: [...RECEIVE, INVOKE] }),
    "violation",
    /states:StartExecution/,
  ],
  "a broker, whose permissions are not judged, and a function": [
    withRole({ source: arn("mq", "broker:orders:b-1"), target: arn("lambda", "function:worker") }),
    "compliant",
  ],
  "a source that is not known": [withRole({ source: unknown, target: arn("lambda", "function:worker") }), "undecided"],
  "a target that is not known": [withRole({ source: arn("sqs", "orders"), target: unknown }), "undecided"],
  "a role of another program": [
    alone({
      source: arn("sqs", "orders"),
      target: arn("lambda", "function:worker"),
      roleArn: arn("iam", "role/theirs"),
    }),
    "undecided",
  ],
  "no role": [alone({ source: arn("sqs", "orders"), target: arn("lambda", "function:worker") }), "notApplicable"],
});
