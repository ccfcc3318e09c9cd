import assert from "node:assert/strict";
import { replicationLatencyAlarm as rule } from "../../../../policy/rules/dynamodb/replication-latency-alarm";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";

const EAST = { region: "us-east-1", stack: "primary" };
const WEST = { region: "us-west-2", stack: "secondary" };

const table = (inputs: Record<string, unknown> = {}) =>
  resource("aws:dynamodb/table:Table", "table", { name: "shop-carts", ...inputs }, EAST);
const replica = (globalTableArn: unknown = "arn:aws:dynamodb:us-east-1:123456789012:table/shop-carts") =>
  resource("aws:dynamodb/tableReplica:TableReplica", "replica", { globalTableArn }, WEST);
const alarm = (dimensions: unknown, options = EAST) =>
  resource(
    "aws:cloudwatch/metricAlarm:MetricAlarm",
    "lag",
    { namespace: "AWS/DynamoDB", metricName: "ReplicationLatency", dimensions },
    options,
  );
const RIGHT = { TableName: "shop-carts", ReceivingRegion: "us-west-2" };

function verdict(build: (...all: Fixture[]) => ReturnType<typeof graphOf>, ...all: Fixture[]) {
  return verdicts(rule, build(...all));
}

describe("dynamodb-replication-latency-alarm", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`accepts a replica whose latency is watched in the table's Region, ${when}`, () => {
      const found = verdict(build, table(), replica(), alarm(RIGHT));
      assert.deepEqual(found, { table: "notApplicable", replica: "compliant" });
    });

    it(`refuses one that is not: in the wrong Region, of another table or direction, ${when}`, () => {
      for (const other of [
        alarm(RIGHT, WEST),
        alarm({ ...RIGHT, TableName: "shop-users" }),
        alarm({ ...RIGHT, ReceivingRegion: "us-east-1" }),
      ])
        assert.equal(verdict(build, table(), replica(), other)["replica"], "violation");
    });

    it(`cannot say where the table's stack is not judged with it, ${when}`, () => {
      assert.deepEqual(verdict(build, replica()), { replica: "undecided" });
    });

    it(`judges replicas that a table names itself, ${when}`, () => {
      const replicas = [{ regionName: "us-west-2" }];
      assert.equal(verdict(build, table({ replicas }), alarm(RIGHT))["table"], "compliant");
      assert.equal(verdict(build, table({ replicas }))["table"], "violation");
    });

    it(`asks no alarm of a replica that cannot lag, ${when}`, () => {
      const replicas = [{ regionName: "us-west-2", consistencyMode: "STRONG" }];
      assert.equal(verdict(build, table({ replicas }))["table"], "notApplicable");
    });
  }

  it("says where the alarm belongs", () => {
    const found = judgementsOf(rule, graphOf(table(), replica())).find(({ verdict: one }) => one === "violation");
    assert.ok(found?.verdict === "violation");
    assert.equal(found.wanted, "an alarm on ReplicationLatency to us-west-2 in us-east-1");
  });

  it("is undecided where an alarm's table, or the replica's, is known only after deployment", () => {
    const open = alarm({ ...RIGHT, TableName: unknown });
    assert.equal(verdict(previewOf, table(), replica(), open)["replica"], "undecided");
    assert.equal(verdict(previewOf, replica(unknown))["replica"], "undecided");
  });

  it("judges nothing else", () => {
    assert.deepEqual(verdicts(rule, graphOf(resource("aws:sns/topic:Topic", "there"))), {});
  });
});
