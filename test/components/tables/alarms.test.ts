import assert from "node:assert/strict";
import { STRONG_TABLE } from "../../support/stores";
import { planOf, SIDES, type Stack } from "../plans";

const id = { partitionKey: { name: "id", type: "S" } };

function alarms(stack: Stack): Map<string, Record<string, any>> {
  const all = stack.all("aws:cloudwatch:MetricAlarm").map(({ inputs }) => [inputs["name"] as string, inputs] as const);
  return new Map(all.filter(([name]) => name.startsWith("storefront-carts-")));
}

describe("alarms on tables", () => {
  it("are in each region on the lag of its writes in the other one", async () => {
    const pair = await planOf({ shared: { tables: { carts: { ...id, rpo: "20s" } } } }, "stores");
    for (const [side, to] of [
      ["primary", "us-west-2"],
      ["secondary", "us-east-1"],
    ] as const) {
      const lag = alarms(pair[side]).get("storefront-carts-replication-lag")!;
      assert.deepEqual(lag["dimensions"], { TableName: "storefront-carts", ReceivingRegion: to });
      assert.equal(lag["metricName"], "ReplicationLatency");
      // Half of what may be lost, in milliseconds.
      assert.equal(lag["threshold"], 10_000);
      // A table without writes replicates nothing.
      assert.equal(lag["treatMissingData"], "notBreaching");
    }
  });

  it("are the same whichever region is active", async () => {
    const shared = { tables: { carts: id } };
    const before = await planOf({ shared }, "stores");
    const after = await planOf({ shared: { ...shared, active: "secondary" } }, "stores");
    for (const side of SIDES) {
      assert.ok(alarms(before[side]).size >= 4);
      assert.deepEqual(alarms(after[side]), alarms(before[side]));
    }
  });

  it("have no lag for a strongly consistent table", async () => {
    const pair = await planOf({ shared: { tables: STRONG_TABLE } }, "stores");
    for (const side of SIDES) {
      assert.ok(!alarms(pair[side]).has("storefront-carts-replication-lag"));
      assert.ok(alarms(pair[side]).has("storefront-carts-writes-throttled"));
    }
  });

  it("are on a table's use of its maximum units, if it has a maximum", async () => {
    const units = { min: 10, max: 100 };
    const provisioned = { mode: "provisioned", read: units, write: { ...units, max: 50 } };
    const monitoring = { stores: { tableCapacity: 80 } };
    const { secondary } = await planOf(
      { shared: { tables: { carts: { ...id, billing: provisioned } }, monitoring } },
      "stores",
    );
    // 80 % of 50 units a second, over a minute.
    assert.equal(alarms(secondary).get("storefront-carts-write-capacity")!["threshold"], 2400);
    assert.equal(alarms(secondary).get("storefront-carts-read-capacity")!["threshold"], 4800);
    const billing = { mode: "on-demand", maxWriteUnits: 10 };
    const bounded = await planOf({ shared: { tables: { carts: { ...id, billing } } } }, "stores");
    assert.equal(alarms(bounded.primary).get("storefront-carts-write-capacity")!["threshold"], 540);
    assert.ok(!alarms(bounded.primary).has("storefront-carts-read-capacity"));
  });

  it("are on DynamoDB's system errors over all operations", async () => {
    const { primary } = await planOf({ shared: { tables: { carts: id } } }, "stores");
    const [query] = alarms(primary).get("storefront-carts-system-errors")!["metricQueries"];
    assert.match(query["expression"], /^SELECT SUM\(SystemErrors\) .* WHERE TableName = 'storefront-carts'$/);
  });
});
