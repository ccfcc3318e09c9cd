import assert from "node:assert/strict";
import { strongConsistencyRegions as rule } from "../../../../policy/rules/dynamodb/strong-consistency-regions";
import { graphOf, judgementsOf, previewOf, unknown, verdicts } from "../../fixtures";
import { OTHER, replica, table } from "./tables";

const strong = (...regions: unknown[]) => ({
  replicas: regions.map((regionName) => ({ regionName, consistencyMode: "STRONG" })),
});
const witness = (regionName: unknown) => ({ globalTableWitness: { regionName } });

describe("dynamodb-strong-consistency-regions", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    const judge = (inputs: Record<string, unknown>) => judgementsOf(rule, build(table(inputs)));
    const message = (inputs: Record<string, unknown>) => {
      const found = judge(inputs).find(({ verdict }) => verdict === "violation");
      assert.equal(found?.verdict, "violation", JSON.stringify(judge(inputs)));
      return found.message;
    };

    it(`accepts two replicas, or one and a witness, ${when}`, () => {
      for (const inputs of [strong("us-west-2", "us-east-2"), { ...strong("us-west-2"), ...witness("us-east-2") }]) {
        assert.deepEqual(verdicts(rule, build(table(inputs))), { orders: "compliant" });
      }
    });

    it(`refuses fewer and more than three Regions, ${when}`, () => {
      assert.match(message(strong("us-west-2")), /^With it, 1 STRONG replica and no witness make 2 Regions, and AWS/);
      const four = { ...strong("us-west-2", "us-east-2"), ...witness("us-east-2") };
      assert.match(message(four), /^With it, 2 STRONG replicas and a witness make 4 Regions/);
      assert.match(message(witness("us-east-2")), /^With it, 0 STRONG replicas and a witness/);
    });

    it(`refuses a Region twice, Regions of two sets, and one of no set, ${when}`, () => {
      assert.match(message(strong("us-west-2", "us-west-2")), /^Two of its three Regions are the same/);
      assert.match(message(strong("us-west-2", "eu-west-1")), /are not in one of AWS's Region sets/);
      assert.match(message(strong("us-west-2", "us-west-1")), /^us-east-1, us-west-2, us-west-1 are not in one/);
    });

    it(`refuses a mix of consistencies, ${when}`, () => {
      const replicas = [{ regionName: "us-west-2", consistencyMode: "STRONG" }, { regionName: "us-east-2" }];
      assert.match(message({ replicas }), /^Its replicas are not all STRONG/);
    });

    it(`refuses TTL and local secondary indexes, ${when}`, () => {
      const set = strong("us-west-2", "us-east-2");
      assert.match(message({ ...set, ttl: { attributeName: "expires", enabled: true } }), /does not support TTL/);
      assert.match(
        message({ ...set, localSecondaryIndexes: [{ name: "by-state" }] }),
        /does not support local secondary indexes/,
      );
      const without = { ...set, ttl: { enabled: false }, localSecondaryIndexes: [] };
      assert.deepEqual(verdicts(rule, build(table(without))), { orders: "compliant" });
    });

    it(`ignores tables with eventual consistency or without replicas, ${when}`, () => {
      for (const inputs of [{}, { replicas: [{ regionName: "eu-west-1" }] }]) {
        assert.deepEqual(verdicts(rule, build(table(inputs))), { orders: "notApplicable" });
      }
    });
  }

  it("is undecided on what is unknown", () => {
    for (const inputs of [
      { replicas: unknown },
      { replicas: [{ regionName: "us-west-2", consistencyMode: unknown }] },
      strong("us-west-2", unknown),
      { ...strong("us-west-2"), ...witness(unknown) },
    ]) {
      assert.deepEqual(verdicts(rule, graphOf(table(inputs))), { orders: "undecided" });
    }
    const set = strong("us-west-2", "us-east-2");
    assert.deepEqual(verdicts(rule, graphOf(table({ ...set, ttl: unknown }))), { orders: "compliant undecided" });
    assert.deepEqual(verdicts(rule, graphOf(table(set, { region: undefined, outputs: {} }))), { orders: "undecided" });
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(OTHER, replica())), {});
  });

  it("is undecided on a witness or replicas that are not known", () => {
    for (const inputs of [{ globalTableWitness: unknown }, { replicas: unknown }])
      assert.deepEqual(verdicts(rule, graphOf(table(inputs))), { orders: "undecided" });
  });
});
