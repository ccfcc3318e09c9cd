import assert from "node:assert/strict";
import { replicationLagAlarm as rule } from "../../../../policy/rules/rds/replication-lag-alarm";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";

const SOURCE = "arn:aws:rds:us-east-1:123456789012:db:shop-1";
const WEST = { region: "us-west-2" };

const replica = (inputs: Record<string, unknown> = {}, options = WEST) =>
  resource(
    "aws:rds/instance:Instance",
    "there",
    { identifier: "shop-2", replicateSourceDb: SOURCE, ...inputs },
    options,
  );
const secondary = () =>
  resource(
    "aws:rds/cluster:Cluster",
    "there",
    { clusterIdentifier: "shop-2", engine: "aurora-postgresql", globalClusterIdentifier: "shop" },
    WEST,
  );
const alarm = (metricName: unknown, dimensions: unknown, options = WEST) =>
  resource("aws:cloudwatch/metricAlarm:MetricAlarm", "lag", { namespace: "AWS/RDS", metricName, dimensions }, options);

function verdict(build: (...all: Fixture[]) => ReturnType<typeof graphOf>, ...all: Fixture[]) {
  return verdicts(rule, build(...all))["there"];
}

describe("rds-replication-lag-alarm", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`accepts a replica with an alarm on its lag, by name or by reference, ${when}`, () => {
      assert.equal(verdict(build, replica(), alarm("ReplicaLag", { DBInstanceIdentifier: "shop-2" })), "compliant");
      const one = replica();
      assert.equal(verdict(build, one, alarm("ReplicaLag", { DBInstanceIdentifier: one.id })), "compliant");
    });

    it(`accepts a lag that is part of a calculation, ${when}`, () => {
      const metric = { namespace: "AWS/RDS", metricName: "ReplicaLag", dimensions: { DBInstanceIdentifier: "shop-2" } };
      const metricQueries = [
        { id: "m", metric },
        { id: "r", expression: "IF(m < 0, 9, m)", returnData: true },
      ];
      const math = resource("aws:cloudwatch/metricAlarm:MetricAlarm", "lag", { metricQueries }, WEST);
      assert.equal(verdict(build, replica(), math), "compliant");
    });

    it(`accepts a secondary of a global database with an alarm on its lag, ${when}`, () => {
      for (const metric of ["AuroraGlobalDBReplicationLag", "AuroraGlobalDBRPOLag"])
        assert.equal(
          verdict(build, secondary(), alarm(metric, { DBClusterIdentifier: "shop-2", SourceRegion: "us-east-1" })),
          "compliant",
        );
    });

    it(`refuses one that no alarm watches: another's, another metric, another Region, ${when}`, () => {
      const own = { DBInstanceIdentifier: "shop-2" };
      for (const other of [
        alarm("ReplicaLag", { DBInstanceIdentifier: "shop-3" }),
        alarm("CPUUtilization", own),
        alarm("ReplicaLag", own, { region: "us-east-1" }),
        alarm("ReplicaLag", {}),
      ])
        assert.equal(verdict(build, replica(), other), "violation");
      assert.equal(verdict(build, secondary(), alarm("ReplicaLag", { DBClusterIdentifier: "shop-2" })), "violation");
    });
  }

  it("says where the alarm belongs", () => {
    const [found] = judgementsOf(rule, graphOf(replica()));
    assert.equal(found?.verdict, "violation");
    assert.equal(found.wanted, "an alarm on its ReplicaLag in us-west-2");
  });

  it("is undecided where an alarm's database is known only after deployment", () => {
    const open = alarm("ReplicaLag", { DBInstanceIdentifier: unknown });
    assert.equal(verdict(previewOf, replica(), open), "undecided");
  });

  it("is undecided where it is not known what it replicates", () => {
    assert.equal(verdict(previewOf, replica({ replicateSourceDb: unknown })), "undecided");
  });

  it("is not applicable to what is no copy, or one in the same Region", () => {
    assert.equal(verdict(graphOf, replica({ replicateSourceDb: null })), "notApplicable");
    assert.equal(verdict(graphOf, replica({}, { region: "us-east-1" })), "notApplicable");
  });

  it("judges nothing else", () => {
    assert.deepEqual(verdicts(rule, graphOf(resource("aws:sns/topic:Topic", "there"))), {});
  });
});
