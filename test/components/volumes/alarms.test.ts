import assert from "node:assert/strict";
import { planOf, SIDES } from "../plans";

const ALARM = "aws:cloudwatch:MetricAlarm";

describe("alarms on volumes' snapshots", () => {
  it("add up all policies of a region, since the primary's stack does not know their ids", async () => {
    const pair = await planOf("warm-standby-fixed-fleet");
    for (const side of SIDES)
      for (const [name, metric] of [
        ["storefront-volumes-snapshots-failed", "SnapshotsCreateFailed"],
        ["storefront-volumes-snapshot-copies-failed", "SnapshotsCopiedRegionFailed"],
      ] as const) {
        const { metricQueries, treatMissingData } = pair[side].where(ALARM, "name", name).inputs;
        assert.equal(metricQueries[0].expression, `SELECT SUM(${metric}) FROM SCHEMA("AWS/EBS", DLMPolicyId)`);
        assert.equal(treatMissingData, "notBreaching");
      }
  });
});
