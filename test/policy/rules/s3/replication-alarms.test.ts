import assert from "node:assert/strict";
import { replicationAlarms as ruleOf } from "../../../../policy/rules/s3/replication-alarms";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";
import { bucket, EAST, replication, rule, WEST } from "./buckets";

const DIMENSIONS = { SourceBucket: "shop-east", DestinationBucket: "shop-west", RuleId: "all" };

function alarm(metricName: string, region: string, dimensions: unknown = DIMENSIONS): Fixture {
  const stack = region === EAST ? "primary" : "secondary";
  return resource(
    "aws:cloudwatch/metricAlarm:MetricAlarm",
    `${metricName}-${region}`,
    { namespace: "AWS/S3", metricName, dimensions },
    { region, stack },
  );
}

/** Both buckets, each of its stack, and the rule from east to west, which the secondary's stack makes in the east. */
function parts(changes: Record<string, unknown> = {}): Fixture[] {
  const east = bucket("east", EAST, {}, { stack: "primary" });
  const west = bucket("west", WEST, {}, { stack: "secondary" });
  const options = { region: EAST, stack: "secondary" };
  return [east, west, replication(east.id, [rule("arn:aws:s3:::shop-west", changes)], "there", options)];
}

const LAG = alarm("ReplicationLatency", WEST);
const FAILURES = alarm("OperationsFailedReplication", EAST);

describe("s3-replication-alarms", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    const verdict = (...all: Fixture[]) => verdicts(ruleOf, build(...all))["there"];

    it(`accepts a rule with alarms on latency and failures, each where S3 publishes it, ${when}`, () => {
      assert.equal(verdict(...parts(), LAG, FAILURES), "compliant");
      assert.equal(verdict(...parts(), alarm("BytesPendingReplication", WEST), FAILURES), "compliant");
    });

    it(`refuses one of which either is not, ${when}`, () => {
      assert.equal(verdict(...parts(), LAG), "violation");
      assert.equal(verdict(...parts(), FAILURES), "violation");
      assert.equal(verdict(...parts(), alarm("ReplicationLatency", EAST), FAILURES), "violation");
      const others = { ...DIMENSIONS, SourceBucket: "shop-other" };
      assert.equal(verdict(...parts(), alarm("ReplicationLatency", WEST, others), FAILURES), "violation");
    });

    it(`is undecided on one stack only, ${when}`, () => {
      const own = replication("shop-east", [rule("arn:aws:s3:::shop-west")], "there", { region: EAST });
      assert.equal(verdict(own), "undecided");
    });

    it(`leaves it to another rule that there are no metrics, ${when}`, () => {
      assert.equal(verdict(...parts({ destination: { metrics: null } })), "notApplicable");
    });
  }

  it("names the missing alarm and its Region", () => {
    const [found] = judgementsOf(ruleOf, graphOf(...parts(), LAG));
    assert.equal(found?.verdict, "violation");
    assert.equal(found.message, "No alarm is on its failed replications.");
    assert.equal(found.wanted, "an alarm on OperationsFailedReplication in us-east-1");
  });

  it("is undecided where an alarm's bucket is known only after deployment", () => {
    const open = alarm("ReplicationLatency", WEST, { ...DIMENSIONS, SourceBucket: unknown });
    assert.equal(verdicts(ruleOf, previewOf(...parts(), open, FAILURES))["there"], "undecided");
  });

  it("judges nothing else", () => {
    assert.deepEqual(verdicts(ruleOf, graphOf(resource("aws:sns/topic:Topic", "there"))), {});
  });
});
