import { strict as assert } from "node:assert";
import {
  DYNAMODB_TABLE,
  EVENT_SOURCE_MAPPING,
  LAMBDA_FUNCTION,
  METRIC_ALARM,
  QUEUE,
  STREAM,
  TOPIC,
  TOPIC_SUBSCRIPTION,
} from "../../../policy/aws";
import { simulate } from "../../../policy/simulation";
import { graphOf, resource } from "../fixtures";

const EAST = { region: "us-east-1" };

describe("the functions of a graph", () => {
  it("have names of their own where resources of two types have one name", () => {
    const consumer = resource(LAMBDA_FUNCTION, "orders", { name: "orders" }, EAST);
    const queue = resource(QUEUE, "orders", { name: "orders" }, EAST);
    const stream = resource(STREAM, "orders", { name: "orders" }, EAST);
    const mapping = (name: string, source: typeof queue) =>
      resource(
        EVENT_SOURCE_MAPPING,
        name,
        { eventSourceArn: source.output("arn"), functionName: consumer.output("arn") },
        EAST,
      );
    const resources = [consumer, queue, stream, mapping("of-queue", queue), mapping("of-stream", stream)];
    for (const order of [resources, [...resources].reverse()]) {
      const ids = simulate(graphOf(...order)).functions.map(({ id }) => id);
      assert.deepEqual(
        ids.filter((id) => id.startsWith("process")),
        ["process orders (Queue)", "process orders (Stream)"],
      );
      assert.equal(new Set(ids).size, ids.length);
    }
  });

  it("are carried by what serves them, and not by what notified the person who restored them", () => {
    const topic = resource(TOPIC, "alerts", { name: "alerts" }, EAST);
    const subscription = { topic: topic.output("arn"), protocol: "email", endpoint: "on-call@example.com" };
    const table = {
      name: "orders",
      hashKey: "id",
      billingMode: "PAY_PER_REQUEST",
      pointInTimeRecovery: { enabled: true },
    };
    const alarm = { alarmActions: [topic.output("arn")], dimensions: { TableName: "orders" } };
    const { survival } = simulate(
      graphOf(
        resource(DYNAMODB_TABLE, "orders", table, EAST),
        topic,
        resource(TOPIC_SUBSCRIPTION, "alerts", subscription, EAST),
        resource(METRIC_ALARM, "orders", { ...alarm, evaluationPeriods: 1 }, EAST),
      ),
    );
    const restored = survival.find(({ function: fn, fault }) => fn === "write orders" && fault === "content orders");
    assert.ok(
      restored?.steps.some((step) => step.startsWith("restore")),
      JSON.stringify(restored),
    );
    assert.deepEqual(
      restored?.path.filter((urn) => /Alarm|topic/.test(urn)),
      [],
    );
  });
});
