import assert from "node:assert/strict";
import { ONE_REGION, STORES } from "../../support/stores";
import { planOf, SIDES, type Stack } from "../plans";

const ALARM = "aws:cloudwatch:MetricAlarm";

function alarm(stack: Stack, name: string) {
  return stack.where(ALARM, "name", `storefront-${name}`).inputs;
}

function has(stack: Stack, name: string): boolean {
  return stack.all(ALARM).some(({ inputs }) => inputs["name"] === `storefront-${name}`);
}

/** The alarms on databases, by name. */
function ofDatabases(stack: Stack) {
  const all = stack.all(ALARM).filter(({ inputs }) => /-(orders|ledger)-\d/.test(inputs["name"] as string));
  return new Map(all.map(({ inputs }) => [inputs["name"] as string, inputs]));
}

describe("alarms on databases", () => {
  const shared = { ...STORES };

  it("are on a replica's lag in the replica's region, where -1 means that replication has stopped", async () => {
    const { primary, secondary } = await planOf({ shared }, "stores");
    const lag = alarm(secondary, "orders-2-replication-lag");
    const [metric, result] = lag["metricQueries"] as Record<string, any>[];
    assert.equal(metric!["metric"]["metricName"], "ReplicaLag");
    assert.deepEqual(metric!["metric"]["dimensions"], { DBInstanceIdentifier: "storefront-orders-2" });
    assert.match(result!["expression"], /^IF\(m < 0, \d{8}, m\)$/);
    assert.ok(!has(primary, "orders-1-replication-lag"));
  });

  it("allow a quiet PostgreSQL source's replica more lag than half of the RPO", async () => {
    const { secondary } = await planOf({ shared }, "stores");
    assert.equal(alarm(secondary, "orders-2-replication-lag")["threshold"], 330);
    const databases = { orders: { ...STORES.databases.orders, engine: "mysql", version: "8.4", rpo: "5m" } };
    const mysql = await planOf({ shared: { ...shared, databases } }, "stores");
    // Half of five minutes, in whole ones.
    assert.equal(alarm(mysql.secondary, "orders-2-replication-lag")["threshold"], 120);
  });

  it("have the settings of one store, or of all stores", async () => {
    const monitoring = { stores: { replicationLag: "40s", replicationLagOf: { orders: "50s" } } };
    const { secondary } = await planOf({ shared: { ...shared, monitoring } }, "stores");
    assert.equal(alarm(secondary, "orders-2-replication-lag")["threshold"], 50);
    assert.equal(alarm(secondary, "ledger-2-replication-lag")["threshold"], 40_000);
  });

  it("are on a global database's lag in both regions, in milliseconds, as AWS reports it", async () => {
    const pair = await planOf({ shared }, "stores");
    for (const [side, number, from] of [
      ["primary", 1, "us-west-2"],
      ["secondary", 2, "us-east-1"],
    ] as const) {
      const lag = alarm(pair[side], `ledger-${number}-replication-lag`);
      assert.equal(lag["metricName"], "AuroraGlobalDBReplicationLag");
      assert.deepEqual(lag["dimensions"], { DBClusterIdentifier: `storefront-ledger-${number}`, SourceRegion: from });
      assert.equal(lag["threshold"], 30_000);
    }
  });

  it("notify once of a lag that is no longer reported, without ALARM after a failover", async () => {
    const { secondary } = await planOf({ shared }, "stores");
    const topic = secondary.one("aws:sns:Topic", "storefront-alerts-warning").outputs!["arn"];
    for (const name of ["orders-2-replication-lag", "ledger-2-replication-lag"]) {
      const lag = alarm(secondary, name);
      assert.equal(lag["treatMissingData"], "missing");
      assert.deepEqual(lag["insufficientDataActions"], [topic]);
    }
  });

  it("are the same whichever region is active", async () => {
    const before = await planOf({ shared }, "stores");
    const after = await planOf({ shared: { ...shared, active: "secondary" } }, "stores");
    for (const side of SIDES) {
      const [was, is] = [ofDatabases(before[side]), ofDatabases(after[side])];
      assert.ok(was.size > 8);
      assert.deepEqual(is, was);
    }
  });

  it("are on an instance without metrics, not for a headless cluster", async () => {
    const silent = alarm((await planOf({ shared }, "stores")).secondary, "ledger-2-silent");
    assert.equal(silent["treatMissingData"], "breaching");
    assert.equal(silent["threshold"], 0);
    assert.equal(silent["comparisonOperator"], "LessThanThreshold");
    const workload = { strategy: "pilot-light", objectives: { region: { rto: "30m", rpo: "1h" } } };
    for (const active of ["primary", "secondary"]) {
      const { primary, secondary } = await planOf(
        {
          shared: { ...shared, active, workload },
          secondary: { compute: { standby: null } },
        },
        "stores",
      );
      assert.ok(has(primary, "ledger-1-silent"));
      assert.ok(!has(secondary, "ledger-2-silent"));
    }
  });

  it("are on less free storage with storage autoscaling than without", async () => {
    const GIB = 2 ** 30;
    const { primary } = await planOf({ shared }, "stores");
    assert.equal(alarm(primary, "orders-1-free-storage")["threshold"], 5 * GIB);
    const storage = { sizeGiB: 100, maxSizeGiB: false };
    const fixed = await planOf(
      {
        shared: { ...shared, databases: { orders: { ...STORES.databases.orders, storage } } },
      },
      "stores",
    );
    assert.equal(alarm(fixed.primary, "orders-1-free-storage")["threshold"], 10 * GIB);
  });

  it("are on PostgreSQL's inactive replication slots, not for other engines", async () => {
    const { primary } = await planOf({ shared }, "stores");
    const slot = alarm(primary, "orders-1-replication-slot");
    assert.equal(slot["metricName"], "OldestReplicationSlotLag");
    assert.equal(slot["threshold"], 20 * 2 ** 30);
    assert.ok(!has(primary, "ledger-1-replication-slot"));
  });

  it("are on connections only if the settings have a number", async () => {
    assert.ok(!has((await planOf({ shared }, "stores")).primary, "orders-1-connections"));
    const { primary } = await planOf({ shared: { ...shared, monitoring: { stores: { connections: 500 } } } }, "stores");
    assert.equal(alarm(primary, "orders-1-connections")["threshold"], 500);
  });

  it("are on each instance of a Multi-AZ DB cluster, any of which may write", async () => {
    const objectives = { region: { rto: "15m", rpo: "1h" } };
    const workload = { strategy: "static-site", objectives };
    const standby = { lastResort: false };
    const { primary } = await planOf(
      {
        shared: { workload, standby, databases: ONE_REGION },
        secondary: { network: null, compute: null },
      },
      "stores",
    );
    for (const number of [1, 2, 3]) {
      const lag = alarm(primary, `reports-1-instance-${number}-lag`);
      assert.deepEqual(lag["dimensions"], { DBInstanceIdentifier: `storefront-reports-1-instance-${number}` });
      assert.equal(lag["metricName"], "ReplicaLag");
    }
  });

  it("come with the log groups of exported logs, created first, with the settings' retention", async () => {
    const { secondary } = await planOf({ shared: { ...shared, monitoring: { logRetentionDays: 30 } } }, "stores");
    const groups = secondary
      .all("aws:cloudwatch:LogGroup")
      .filter(({ inputs }) => String(inputs["name"]).startsWith("/aws/rds/instance/"));
    assert.deepEqual(
      groups.map(({ inputs }) => [inputs["name"], inputs["retentionInDays"]]),
      [
        ["/aws/rds/instance/storefront-orders-2/postgresql", 30],
        ["/aws/rds/instance/storefront-orders-2/upgrade", 30],
      ],
    );
    const instance = secondary.where("aws:rds:Instance", "identifier", "storefront-orders-2");
    for (const { urn } of groups) assert.ok(instance.dependencies!.includes(urn));
  });
});
