import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { nameOf, SIDES, type Stack } from "../plans";
import { planFunctions, SMALL, WHOLE } from "./functions";

const alarms = (stack: Stack, name: string) =>
  new Map(
    stack
      .all("aws:cloudwatch:MetricAlarm")
      .filter((one) => nameOf(one).startsWith(`storefront-${name}-function-`))
      .map((one) => [nameOf(one).slice(`storefront-${name}-function-`.length), one.inputs]),
  );

const SMALLEST = ["dropped", "duration", "errors", "failures", "throttles", "undelivered"];

describe("a function's alarms", () => {
  it("exist for what can happen", async () => {
    const pair = await planFunctions({ worker: WHOLE, small: SMALL });
    for (const side of SIDES) {
      assert.deepEqual([...alarms(pair[side], "small").keys()].sort(), SMALLEST);
      assert.deepEqual(
        [...alarms(pair[side], "worker").keys()].sort(),
        [...SMALLEST, "concurrency", "iterator-age"].sort(),
      );
    }
  });

  it("have the settings' thresholds in the metric's unit", async () => {
    const wanted = {
      errors: 7,
      throttles: 3,
      duration: 80,
      concurrency: 50,
      iteratorAge: "10m",
      failures: 2,
      period: "2m",
    };
    const found = alarms((await planFunctions({ worker: { ...WHOLE, alarms: wanted } })).primary, "worker");
    const thresholds = Object.fromEntries(
      [...found].map(([key, { metricName, threshold }]) => [key, [metricName, threshold]]),
    );
    assert.deepEqual(thresholds, {
      errors: ["Errors", 7],
      throttles: ["Throttles", 3],
      // 80 % of 20 seconds, in milliseconds.
      duration: ["Duration", 16_000],
      // Half of 50.
      concurrency: ["ConcurrentExecutions", 25],
      "iterator-age": ["IteratorAge", 600_000],
      failures: ["ApproximateNumberOfMessagesVisible", 2],
      dropped: ["AsyncEventsDropped", 1],
      undelivered: ["DestinationDeliveryFailures", 1],
    });
    for (const [key, inputs] of found) {
      assert.equal(inputs["period"], 120, key);
      assert.deepEqual(
        inputs["dimensions"],
        key === "failures" ? { QueueName: "storefront-worker-failures" } : { FunctionName: "storefront-worker" },
      );
    }
    assert.equal(found.get("duration")!["extendedStatistic"], "p99");
  });

  it("are on a nearly used reservation, not on what one call always uses", async () => {
    const of = async (reservedConcurrency: number) =>
      alarms((await planFunctions({ worker: { ...SMALL, reservedConcurrency } })).primary, "worker").get(
        "concurrency",
      )!["threshold"];
    assert.deepEqual([await of(1), await of(5), await of(100)], [1, 5, 90]);
  });

  it("notify the topic of their severity, describe the state with its figures and what to do, and refer to an existing section", async () => {
    const { primary } = await planFunctions({ worker: WHOLE });
    const runbook = readFileSync("docs/runbook/functions.md", "utf8");
    const anchors = [...runbook.matchAll(/^## (.+)$/gm)].map(([, heading]) =>
      heading!
        .toLowerCase()
        .replaceAll(/[^a-z0-9 -]/g, "")
        .replaceAll(" ", "-"),
    );
    const found = alarms(primary, "worker");
    assert.equal(found.size, 8);
    for (const [key, inputs] of found) {
      // Calls that fail, records that may expire and failures that nothing keeps cannot wait until the morning.
      const isCritical = ["Errors", "IteratorAge", "DestinationDeliveryFailures"].includes(inputs["metricName"]);
      const topic = `storefront-alerts${isCritical ? "" : "-warning"}`;
      assert.deepEqual(inputs["alarmActions"], [`arn:aws:sns:us-east-1:123456789012:${topic}`], key);
      assert.match(inputs["alarmDescription"], /worker/, key);
      const [, anchor] = /functions\.md#(\S+)$/.exec(inputs["alarmDescription"]) ?? [];
      assert.ok(anchors.includes(anchor!), `${key}: ${anchor}`);
      // A standby has no calls.
      assert.equal(inputs["treatMissingData"], "notBreaching");
    }
    assert.match(found.get("duration")!["alarmDescription"], /was 18s or more within 5m; its timeout is 20s/);
  });
});
