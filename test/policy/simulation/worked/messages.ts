import {
  AUTO_SCALING_GROUP,
  DYNAMODB_TABLE,
  EVENT_RULE,
  EVENT_SOURCE_MAPPING,
  EVENT_TARGET,
  IAM_ROLE,
  IAM_ROLE_POLICY,
  INSTANCE_PROFILE,
  LAMBDA_FUNCTION,
  LAMBDA_PERMISSION,
  LAUNCH_TEMPLATE,
  QUEUE,
  QUEUE_POLICY,
  STATE_MACHINE,
  STREAM,
} from "../../../../policy/aws";
import { resource, unknown, type Fixture } from "../../fixtures";
import { EAST, east } from "./stores";
import { ACCOUNT, owned } from "./kept";
import { wordTable, type WordCase } from "./words";

/** A role that a service assumes, and what it may do. */
function role(name: string, service: string, action: string, to: string): Fixture[] {
  const trust = { Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" }] };
  const policy = { Statement: [{ Effect: "Allow", Action: action, Resource: to }] };
  const arn = { arn: `arn:aws:iam::${ACCOUNT}:role/${name}` };
  const made = resource(
    IAM_ROLE,
    name,
    { name, assumeRolePolicy: JSON.stringify(trust) },
    { region: EAST, outputs: arn },
  );
  return [made, resource(IAM_ROLE_POLICY, name, { role: made.id, policy: JSON.stringify(policy) }, { region: EAST })];
}

function lambda(
  inputs: Record<string, unknown> = {},
  roles = role("reader", "lambda.amazonaws.com", "*", "*"),
): Fixture[] {
  const given = { name: "worker", role: roles[0]!.output("arn"), handler: "index.handler", ...inputs };
  return [owned(LAMBDA_FUNCTION, "worker", "lambda", given), ...roles];
}

const queue = (inputs: Record<string, unknown> = {}) => owned(QUEUE, "orders", "sqs", { name: "orders", ...inputs });

function mapping(source: Fixture, [worker]: Fixture[], inputs: Record<string, unknown> = {}, output = "arn"): Fixture {
  const given = { eventSourceArn: source.output(output), functionName: worker!.output("name"), ...inputs };
  return resource(EVENT_SOURCE_MAPPING, "orders", given, { region: EAST });
}

function group(zones: readonly number[], size: number, action = "sqs:ReceiveMessage", of = "sqs"): Fixture[] {
  const roles = role("worker", "ec2.amazonaws.com", action, `arn:aws:${of}:${EAST}:${ACCOUNT}:orders`);
  const profile = resource(INSTANCE_PROFILE, "worker", { role: roles[0]!.output("name") }, { region: EAST });
  const iamInstanceProfile = { name: profile.output("name") };
  const template = resource(LAUNCH_TEMPLATE, "worker", { imageId: "ami-1", iamInstanceProfile }, { region: EAST });
  const inputs = {
    launchTemplate: { id: template.id, version: "1" },
    vpcZoneIdentifiers: zones.map((zone) => east.subnets[zone]!.id),
    ...{ minSize: size, maxSize: size, desiredCapacity: size },
  };
  return [...roles, profile, template, resource(AUTO_SCALING_GROUP, "workers", inputs, { region: EAST })];
}

function rule(to: Fixture, inputs: Record<string, unknown> = {}): Fixture[] {
  const made = owned(EVENT_RULE, "nightly", "events", {
    name: "nightly",
    scheduleExpression: "rate(1 day)",
    ...inputs,
  });
  return [
    made,
    resource(EVENT_TARGET, "nightly", { rule: made.output("name"), arn: to.output("arn") }, { region: EAST }),
  ];
}

function permission(to: Fixture, by: Fixture, service: string): Fixture {
  const inputs = {
    function: to.output("name"),
    action: "lambda:InvokeFunction",
    principal: service,
    sourceArn: by.output("arn"),
  };
  return resource(LAMBDA_PERMISSION, `${by.name}-invokes`, inputs, { region: EAST });
}

const SQS = "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/";
const LAMBDA = "https://docs.aws.amazon.com/lambda/latest/dg/";

const CASES: WordCase[] = [
  {
    title: "a queue that a function reads",
    source: `${LAMBDA}with-sqs.html`,
    why: "Lambda polls the queue and runs the function in several zones of the Region.",
    resources: () => {
      const [source, worker] = [queue(), lambda()];
      return [source, ...worker, mapping(source, worker)];
    },
    fn: "process orders",
    expected: {
      "zone us-east-1a": "continues",
      "region us-east-1 outage": "waits",
      "region us-east-1 gone": "lost",
      "service lambda@us-east-1": "waits",
      "service sqs@us-east-1": "waits",
      "release worker": "lost",
    },
  },
  {
    title: "a queue that keeps messages for an hour, and a function that reads it",
    source: `${SQS}sqs-queue-parameters.html`,
    why: "Past its retention period a message is deleted; services of a Region were away for up to 17 hours.",
    resources: () => {
      const [source, worker] = [queue({ messageRetentionSeconds: 3600 }), lambda()];
      return [source, ...worker, mapping(source, worker)];
    },
    fn: "process orders",
    expected: { "zone us-east-1a": "continues", "region us-east-1 outage": "lost", "service lambda@us-east-1": "lost" },
  },
  {
    title: "a queue whose retention period is not known before deployment",
    source: `${SQS}sqs-queue-parameters.html`,
    why: "It may be one minute or two weeks.",
    resources: () => {
      const [source, worker] = [queue({ messageRetentionSeconds: unknown }), lambda()];
      return [source, ...worker, mapping(source, worker)];
    },
    fn: "process orders",
    expected: { "service lambda@us-east-1": "undecided" },
  },
  {
    title: "a queue whose function is in one subnet",
    source: `${LAMBDA}security-resilience.html`,
    why: "A function in a VPC runs in the zones of its subnets.",
    resources: () => {
      const vpcConfig = { subnetIds: [east.subnets[0]!.id], securityGroupIds: ["sg-1"] };
      const [source, worker] = [queue(), lambda({ vpcConfig })];
      return [source, ...worker, mapping(source, worker)];
    },
    fn: "process orders",
    expected: { "zone us-east-1a": "waits", "zone us-east-1b": "continues" },
  },
  {
    title: "a queue whose event source mapping is disabled",
    source: "https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html",
    why: "Enabled: false pauses polling.",
    resources: () => {
      const [source, worker] = [queue(), lambda()];
      return [source, ...worker, mapping(source, worker, { enabled: false })];
    },
    fn: "process orders",
    expected: { "at rest": "down" },
  },
  {
    title: "a queue whose function has no permission to read it",
    source: `${LAMBDA}lambda-intro-execution-role.html`,
    why: "Lambda reads with the function's execution role.",
    resources: () => {
      const [source, worker] = [queue(), lambda({}, role("reader", "lambda.amazonaws.com", "logs:*", "*"))];
      return [source, ...worker, mapping(source, worker)];
    },
    fn: "process orders",
    expected: { "at rest": "down" },
  },
  {
    title: "a function that may run no copy of itself",
    source: `${LAMBDA}configuration-concurrency.html`,
    why: "Reserved concurrency of 0 throttles every invocation.",
    resources: () => {
      const [source, worker] = [queue(), lambda({ reservedConcurrentExecutions: 0 })];
      return [source, ...worker, mapping(source, worker)];
    },
    fn: "process orders",
    expected: { "at rest": "down" },
  },
  {
    title: "a queue that a group of instances over two zones works on",
    source: `${SQS}sqs-visibility-timeout.html`,
    why: "Messages wait in the queue until a consumer deletes them; the queue is Regional.",
    resources: () => [queue(), ...group([0, 1], 2)],
    fn: "process orders",
    expected: { "region us-east-1 outage": "waits", "service sqs@us-east-1": "waits" },
  },
  {
    title: "a stream that a function reads",
    source: `${LAMBDA}with-kinesis.html`,
    why: "A stream is stored in three zones of the Region.",
    resources: () => {
      const [source, worker] = [owned(STREAM, "clicks", "kinesis", { name: "clicks" }), lambda()];
      return [source, ...worker, mapping(source, worker, { startingPosition: "LATEST" })];
    },
    fn: "process clicks",
    expected: { "zone us-east-1b": "continues", "service kinesis@us-east-1": "waits" },
  },
  {
    title: "a stream that a group of instances over two zones reads",
    source: "https://docs.aws.amazon.com/streams/latest/dev/building-consumers.html",
    why: "Its role may get records; they wait in the stream, for a day by default, until a consumer reads them.",
    resources: () => [
      owned(STREAM, "orders", "kinesis", { name: "orders" }),
      ...group([0, 1], 2, "kinesis:GetRecords", "kinesis"),
    ],
    fn: "process orders",
    expected: { "service kinesis@us-east-1": "waits", "region us-east-1 gone": "lost", "release workers": "lost" },
  },
  {
    title: "a table's stream that a function reads",
    source: `${LAMBDA}with-ddb.html`,
    why: "The stream is a part of the table.",
    resources: () => {
      const source = owned(DYNAMODB_TABLE, "carts", "dynamodb", { name: "carts", hashKey: "id", streamEnabled: true });
      const worker = lambda();
      return [source, ...worker, mapping(source, worker, { startingPosition: "LATEST" }, "streamArn")];
    },
    fn: "process carts",
    expected: { "zone us-east-1a": "continues", "service dynamodb@us-east-1": "waits" },
  },
  {
    title: "a rule that invokes a function",
    source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html",
    why: "The function's policy allows the rule.",
    resources: () => {
      const worker = lambda();
      const nightly = rule(worker[0]!);
      return [...worker, ...nightly, permission(worker[0]!, nightly[0]!, "events.amazonaws.com")];
    },
    fn: "process nightly",
    expected: { "at rest": "up", "zone us-east-1a": "continues", "service events@us-east-1": "waits" },
  },
  {
    title: "a rule that gives its function's events up after an hour",
    source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html",
    why: "EventBridge retries for maximumEventAgeInSeconds, 24 hours by default; then an event is dropped.",
    resources: () => {
      const worker = lambda();
      const [made] = rule(worker[0]!);
      const inputs = { rule: made!.output("name"), arn: worker[0]!.output("arn") };
      const retryPolicy = { maximumEventAgeInSeconds: 3600 };
      const target = resource(EVENT_TARGET, "nightly", { ...inputs, retryPolicy }, { region: EAST });
      return [...worker, made!, target, permission(worker[0]!, made!, "events.amazonaws.com")];
    },
    fn: "process nightly",
    expected: { "service lambda@us-east-1": "lost" },
  },
  {
    title: "a rule that starts a state machine, which calls a function and DynamoDB",
    source: "https://docs.aws.amazon.com/step-functions/latest/dg/disaster-recovery-resiliency.html",
    why: "Step Functions is in several zones; which executions call what fails is not known.",
    resources: () => {
      const states = {
        Ship: { Type: "Task", Resource: `arn:aws:lambda:${EAST}:${ACCOUNT}:function:worker`, Next: "Note" },
        Note: { Type: "Task", Resource: "arn:aws:states:::dynamodb:putItem", End: true },
      };
      const definition = JSON.stringify({ StartAt: "Ship", States: states });
      const machine = owned(STATE_MACHINE, "ship", "states", { definition });
      return [machine, ...lambda(), ...rule(machine)];
    },
    fn: "process nightly",
    expected: {
      "zone us-east-1a": "continues",
      "service states@us-east-1": "waits",
      "service lambda@us-east-1": "undecided",
      "service dynamodb@us-east-1": "undecided",
      "region us-east-1 outage": "waits",
    },
  },
  {
    title: "a rule that may not invoke its function",
    source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html",
    why: "Without a permission in the function's policy EventBridge can't invoke it.",
    resources: () => {
      const worker = lambda();
      return [...worker, ...rule(worker[0]!)];
    },
    fn: "process nightly",
    expected: { "at rest": "down" },
  },
  {
    title: "a rule that is disabled",
    source: "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html",
    why: "A rule in the state DISABLED matches no event.",
    resources: () => {
      const target = queue();
      const nightly = rule(target, { state: "DISABLED" });
      const allowed = {
        Effect: "Allow",
        Principal: { Service: "events.amazonaws.com" },
        Action: "sqs:SendMessage",
        Resource: "*",
      };
      const inputs = { queueUrl: target.id, policy: JSON.stringify({ Statement: [allowed] }) };
      return [target, ...nightly, resource(QUEUE_POLICY, "orders", inputs, { region: EAST })];
    },
    fn: "process nightly",
    expected: { "at rest": "down" },
  },
];

export const MESSAGES = wordTable("Messages and functions", "Whether a source is worked on under a fault.", CASES);
