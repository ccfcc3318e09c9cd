import assert from "node:assert/strict";
import { set } from "../config/edits";
import { problemsAfter } from "../config/read";

/** Each in an area of its own that does not fit its schema. */
const BROKEN = [
  set("workload.account", 1),
  set("network.zones", "us-east-1a"),
  set("queues.broken", { delay: "x" }),
  set("streams.broken", { retention: 1 }),
];

const FUNCTION = { code: "sample-worker", runtime: "nodejs24.x", alarms: { period: "90s" }, sources: {} };
const TOPIC = {
  fifo: true,
  subscriptions: { a: { url: "https://example.com/a" }, b: { queue: "orders", filter: { scope: "body", policy: {} } } },
};

describe("a mistake of one area", () => {
  for (const broken of BROKEN)
    it(`does not hide what functions and topics say by themselves: ${broken.key}`, () => {
      const edits = [set("functions", { worker: FUNCTION }), set("topics", { news: TOPIC }), broken];
      const paths = problemsAfter(edits).map(({ path }) => path);
      assert.ok(
        paths.some((path) => path.startsWith(broken.key)),
        paths.join("\n"),
      );
      for (const path of [
        "holdfast:functions.worker.runtime",
        "holdfast:functions.worker.alarms.period",
        "holdfast:topics.news.subscriptions.a.url",
      ])
        assert.ok(paths.includes(path), `${path} of ${paths.join(", ")}`);
    });

  it("does not hide what a queue says of its own lifetime", () => {
    const queue = { retention: "10m", visibilityTimeout: "3m", delay: "1m" };
    const edits = [set("queues", { orders: queue }), set("topics", { news: { subscriptions: 1 } })];
    const paths = problemsAfter(edits).map(({ path }) => path);
    assert.ok(paths.includes("holdfast:queues.orders.retention"), paths.join(", "));
  });
});
