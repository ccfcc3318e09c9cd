import { strict as assert } from "node:assert";
import { DB_INSTANCE, METRIC_ALARM, TOPIC, TOPIC_SUBSCRIPTION } from "../../../policy/aws";
import { buildScene } from "../../../policy/simulation";
import { graphOf, resource } from "../fixtures";

const EAST = { region: "us-east-1" };

/** Whether it is left open that a person is notified of a database's failure, with an alarm that sends e-mail. */
function isOpen(metric: (orders: ReturnType<typeof resource>) => Record<string, unknown>): boolean {
  const orders = resource(DB_INSTANCE, "orders", { identifier: "orders-1", backupRetentionPeriod: 7 }, EAST);
  const topic = resource(TOPIC, "alerts", { name: "alerts" }, EAST);
  const subscription = { topic: topic.output("arn"), protocol: "email", endpoint: "on-call@example.com" };
  const alarm = { alarmActions: [topic.output("arn")], comparisonOperator: "GreaterThanThreshold", ...metric(orders) };
  const made = [
    orders,
    topic,
    resource(TOPIC_SUBSCRIPTION, "alerts", subscription, EAST),
    resource(METRIC_ALARM, "alarm", { evaluationPeriods: 1, ...alarm }, EAST),
  ];
  return buildScene(graphOf(...made)).blindSpots.some(({ id }) => id === "application alarm of orders");
}

describe("what alarms watch", () => {
  it("is what their dimensions name", () => {
    assert.equal(
      isOpen(() => ({ dimensions: { DBInstanceIdentifier: "orders-1" } })),
      false,
    );
    assert.equal(
      isOpen((orders) => ({ dimensions: { DBInstanceIdentifier: orders.output("identifier") } })),
      false,
    );
  });

  it("is what their metric queries name", () => {
    const metricQueries = [{ id: "cpu", metric: { dimensions: { DBInstanceIdentifier: "orders-1" } } }];
    assert.equal(
      isOpen(() => ({ metricQueries })),
      false,
    );
  });

  it("is open of what they don't name", () => {
    assert.equal(
      isOpen(() => ({ dimensions: { QueueName: "jobs" } })),
      true,
    );
  });
});
