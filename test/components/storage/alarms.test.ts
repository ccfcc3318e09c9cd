import assert from "node:assert/strict";
import { planOf, SIDES } from "../plans";

const NAMES = {
  primary: "storefront-123456789012-us-east-1-uploads",
  secondary: "storefront-123456789012-us-west-2-uploads",
};
const ALARM = "aws:cloudwatch:MetricAlarm";

describe("alarms on buckets", () => {
  const shared = { buckets: { uploads: { rpo: "1h" } } };

  it("are on the lag in the destination's region, and on failures in the source's", async () => {
    const pair = await planOf({ shared }, "stores");
    for (const side of SIDES) {
      const [own, other] = side === "primary" ? [NAMES.primary, NAMES.secondary] : [NAMES.secondary, NAMES.primary];
      const lag = pair[side].where(ALARM, "name", "storefront-uploads-replication-lag").inputs;
      assert.deepEqual(lag["dimensions"], { SourceBucket: other, DestinationBucket: own, RuleId: "everything" });
      assert.equal(lag["metricName"], "ReplicationLatency");
      assert.equal(lag["threshold"], 1800);
      const failures = pair[side].where(ALARM, "name", "storefront-uploads-replication-failures").inputs;
      assert.deepEqual(failures["dimensions"], { SourceBucket: own, DestinationBucket: other, RuleId: "everything" });
      assert.equal(failures["metricName"], "OperationsFailedReplication");
    }
  });

  it("have the rule's id", async () => {
    const { secondary } = await planOf({ shared }, "stores");
    for (const { inputs } of secondary.all("aws:s3:BucketReplicationConfig"))
      assert.equal(inputs["rules"][0]["id"], "everything");
  });

  it("exist only with replication metrics", async () => {
    const replication = { timeControl: false, metrics: false };
    const { secondary } = await planOf({ shared: { buckets: { uploads: { rpo: "2d", replication } } } }, "stores");
    const about = secondary.all(ALARM).filter(({ inputs }) => String(inputs["name"]).includes("uploads"));
    assert.deepEqual(about, []);
  });
});
