import assert from "node:assert/strict";
import { add, modelFrom, stackOf, type Stack } from "./exports";

const QUEUE = "aws:sqs/queue:Queue";
const arn = ({ region }: Stack, service: string, rest: string) => `arn:aws:${service}:${region}:123456789012:${rest}`;

/** A queue with its dead-letter queue, a topic that fills it, a stream, a bus, and a function that consumes both. */
function messages(stack: Stack): void {
  const queue = (name: string, inputs: object = {}) =>
    add(stack, QUEUE, name, { name, messageRetentionSeconds: 345_600, ...inputs }, { arn: arn(stack, "sqs", name) });
  const dead = queue("orders-dead-letters");
  const orders = queue("orders", {
    redrivePolicy: JSON.stringify({ deadLetterTargetArn: dead.outputs!["arn"], maxReceiveCount: 5 }),
  });
  const stream = add(
    stack,
    "aws:kinesis/stream:Stream",
    "clicks",
    { name: "clicks", retentionPeriod: 36 },
    { arn: arn(stack, "kinesis", "stream/clicks") },
  );
  const topic = add(stack, "aws:sns/topic:Topic", "placed", { name: "placed" }, { arn: arn(stack, "sns", "placed") });
  const subscribed = { protocol: "sqs", topic: topic.outputs!["arn"], endpoint: orders.outputs!["arn"] };
  add(stack, "aws:sns/topicSubscription:TopicSubscription", "placed", subscribed);
  const bus = { name: "shop" };
  add(stack, "aws:cloudwatch/eventBus:EventBus", "shop", bus, { arn: arn(stack, "events", "event-bus/shop") });
  const lambda = { name: "worker", runtime: "nodejs22.x" };
  add(stack, "aws:lambda/function:Function", "worker", lambda, { arn: arn(stack, "lambda", "function:worker") });
  const failures = queue("worker-failures");
  add(stack, "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig", "worker", {
    functionName: "worker",
    destinationConfig: { onFailure: { destination: failures.outputs!["arn"] } },
  });
  const alias = add(
    stack,
    "aws:lambda/alias:Alias",
    "worker",
    { functionName: "worker", name: "live" },
    { arn: arn(stack, "lambda", "function:worker:live") },
  );
  for (const from of [orders, stream])
    add(stack, "aws:lambda/eventSourceMapping:EventSourceMapping", `worker-${from.id}`, {
      eventSourceArn: from.outputs!["arn"],
      functionName: from === stream ? alias.outputs!["arn"] : arn(stack, "lambda", "function:worker"),
    });
}

const said = (...stacks: Stack[]) =>
  modelFrom(stacks).picture.regions.map(({ stores }) =>
    stores.map((one) => `${one.service} ${one.name}: ${one.facts.join(", ")}`),
  );

describe("the page's model of messages", () => {
  it("has queues, streams, topics, buses and functions, and dead-letter queues with their source", () => {
    const stacks = [stackOf("primary", "us-east-1"), stackOf("secondary", "us-west-2")];
    stacks.forEach(messages);
    const here = [
      "SQS orders: retention 4 d, DLQ",
      "Kinesis clicks: retention 36 h",
      "SNS placed: 1 subscription",
      "EventBridge shop: 0 rules",
      "Lambda worker: nodejs22.x, 2 sources",
    ];
    assert.deepEqual(said(...stacks), [here, here]);
  });

  it("shows that a queue has no DLQ", () => {
    const stack = stackOf("primary", "us-east-1");
    add(stack, QUEUE, "orders", { name: "orders" }, { arn: arn(stack, "sqs", "orders") });
    assert.deepEqual(said(stack), [["SQS orders: no DLQ"]]);
  });

  it("leaves out the topic that alarms notify, and the queue that keeps the notifications", () => {
    const stack = stackOf("primary", "us-east-1");
    messages(stack);
    const before = said(stack);
    const topic = add(stack, "aws:sns/topic:Topic", "alerts", { name: "alerts" }, { arn: arn(stack, "sns", "alerts") });
    add(stack, "aws:cloudwatch/metricAlarm:MetricAlarm", "sick", { alarmActions: [topic.outputs!["arn"]] });
    const record = add(stack, QUEUE, "alerts-record", {}, { arn: arn(stack, "sqs", "alerts-record") });
    add(stack, "aws:sns/topicSubscription:TopicSubscription", "alerts", {
      topic: topic.outputs!["arn"],
      protocol: "sqs",
      endpoint: record.outputs!["arn"],
    });
    assert.deepEqual(said(stack), before);
  });
});
