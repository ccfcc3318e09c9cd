import assert from "node:assert/strict";
import fc from "fast-check";
import { run } from "../../../components/checks/check";
import { QUEUE_CHECKS } from "../../../components/checks/queues";
import { consumersOf, oldestOf, visibilityOf } from "../../../components/topology/queues";
import { functions as functionsArea } from "../../../components/config/schema/messaging/functions";
import { queues as queuesArea, type Queue } from "../../../components/config/schema/messaging/queues";

const seconds = (min: number, max: number) => fc.integer({ min, max }).map((s) => `${s}s`);
const DAY = 86400;

/** Settings as a person may write them: short retentions are as likely as long ones. */
const written = fc.record(
  {
    fifo: fc.boolean(),
    visibilityTimeout: fc.oneof(seconds(1, 600), seconds(1, 43200)),
    retention: fc.oneof(seconds(60, 7200), seconds(60, 14 * DAY)),
    delay: seconds(0, 900),
    maxReceives: fc.oneof(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 1, max: 1000 })),
    deadLetterRetention: seconds(DAY, 14 * DAY),
    oldest: fc.oneof(seconds(60, 7200), seconds(60, 14 * DAY)),
  },
  { requiredKeys: ["fifo"] },
);

const worker = fc.record({ timeout: seconds(1, 900), window: seconds(0, 300) });

function settingsOf(queue: object, one: { timeout: string; window: string } | undefined) {
  const source = { orders: { queue: "orders", window: one?.window ?? "0s" } };
  const functions = one ? { worker: { code: "sample-worker", timeout: one.timeout, sources: source } } : {};
  return {
    queues: queuesArea.parse({ orders: queue }),
    functions: functionsArea.parse(functions),
    topics: {},
    buses: {},
  };
}

/**
 * What SQS does with a message that fails each time, second by second of interest: taken as soon as it can be, at first after `waited` seconds.
 * @returns how often it was received before its end, and how old it was when it became a dead letter, if it did
 */
function life(queue: Queue, visibility: number, waited: number): { receives: number; dead?: number } {
  let age = Math.max(waited, queue.delay);
  for (let receives = 0; age < queue.retention; age += visibility) {
    // The receive after the last allowed one moves it.
    if (receives === queue.maxReceives) return { receives, dead: age };
    receives += 1;
  }
  return {
    receives: Math.min(queue.maxReceives, Math.ceil((queue.retention - Math.max(waited, queue.delay)) / visibility)),
  };
}

describe("a queue whose settings pass", () => {
  const passes = { yes: 0, no: 0 };

  it("loses no message by expiry before it was tried as often as it should, not even one that waited until the alarm", () => {
    fc.assert(
      fc.property(written, fc.option(worker, { nil: undefined }), (queue, one) => {
        const settings = settingsOf(queue, one);
        const orders = settings.queues["orders"]!;
        if (run(QUEUE_CHECKS, settings, {}).length > 0) return void passes.no++;
        passes.yes++;
        const visibility = visibilityOf(orders, consumersOf(settings.functions, "orders"));
        for (const waited of [0, oldestOf(orders, visibility)]) {
          const { receives, dead } = life(orders, visibility, waited);
          assert.equal(receives, orders.maxReceives);
          assert.ok(dead !== undefined, `a message that waited ${waited} s expires`);
          // Of a standard queue the dead letter is as old as the message; of a FIFO queue it is new.
          if (!orders.fifo) assert.ok(orders.deadLetterRetention > dead, "a dead letter expires at once");
        }
      }),
      { numRuns: 3000 },
    );
    assert.ok(passes.yes > 200 && passes.no > 200, JSON.stringify(passes));
  });

  it("hides a message for as long as its function may take for it and for the retries of throttled calls", () => {
    fc.assert(
      fc.property(written, worker, (queue, one) => {
        const settings = settingsOf(queue, one);
        if (run(QUEUE_CHECKS, settings, {}).length > 0) return;
        const [consumer] = consumersOf(settings.functions, "orders");
        const visibility = visibilityOf(settings.queues["orders"]!, [consumer!]);
        assert.ok(visibility >= 6 * consumer!.timeout + consumer!.window);
      }),
    );
  });

  it("refuses no retention with which the message would live to be a dead letter", () => {
    fc.assert(
      fc.property(written, (queue) => {
        const settings = settingsOf(queue, undefined);
        const orders = settings.queues["orders"]!;
        const refused = run(QUEUE_CHECKS, settings, {}).some(({ path }) => path.endsWith(".retention"));
        const { dead } = life(orders, visibilityOf(orders, []), 0);
        assert.equal(refused, dead === undefined);
      }),
      { numRuns: 1000 },
    );
  });
});
