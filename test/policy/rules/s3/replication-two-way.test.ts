import assert from "node:assert/strict";
import { replicationTwoWay as ruleOf } from "../../../../policy/rules/s3/replication-two-way";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts } from "../../fixtures";
import { bucket, EAST, replication, rule, WEST } from "./buckets";

const NO_SYNC = { sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: "Enabled" } } };

/** Two buckets, and their configurations there and back. */
function both(there: object = {}, back: object = {}) {
  const [east, west] = [bucket("east", EAST), bucket("west", WEST)];
  return [
    east,
    west,
    replication(east.id, [rule(west.output("arn"), { ...there })], "there"),
    replication(west.id, [rule(east.output("arn"), { ...back })], "back", { region: WEST }),
  ];
}

describe("s3-replication-two-way", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`accepts replication both ways with the changes of replicas, ${when}`, () => {
      assert.deepEqual(verdicts(ruleOf, build(...both())), { there: "compliant", back: "compliant" });
    });

    it(`refuses replication in one direction only, ${when}`, () => {
      const [east, west, there] = both();
      const [found] = judgementsOf(ruleOf, build(east!, west!, there!));
      assert.equal(found?.verdict, "violation");
      assert.equal(found.message, "Objects written to west after a failover are not replicated back to east.");
    });

    it(`refuses a way back that is off, or leads elsewhere, ${when}`, () => {
      assert.deepEqual(verdicts(ruleOf, build(...both({}, { status: "Disabled" }))), {
        there: "violation",
        back: "notApplicable",
      });
      const [east, west, there] = both();
      const third = bucket("third", EAST);
      const away = replication(west!.id, [rule(third.output("arn"))], "away");
      assert.deepEqual(verdicts(ruleOf, build(east!, west!, third, there!, away)), {
        there: "violation",
        away: "violation",
      });
    });

    it(`refuses the one in which changes of replicas are missing, ${when}`, () => {
      assert.deepEqual(verdicts(ruleOf, build(...both({}, NO_SYNC))), { there: "compliant", back: "violation" });
    });
  }

  it("finds the way back in another stack, by the names", () => {
    const other = { stack: "secondary" };
    const west = bucket("west", WEST, {}, other);
    const there = replication("shop-east", [rule("arn:aws:s3:::shop-west")], "there", { ...other, region: EAST });
    const back = replication("shop-west", [rule("arn:aws:s3:::shop-east")], "back", { ...other, region: WEST });
    const graph = graphOf(bucket("east", EAST), west, there, back);
    assert.deepEqual(verdicts(ruleOf, graph), { there: "compliant", back: "compliant" });
  });

  it("finds the way back by the names where only the stack that makes both is seen, and is undecided without it", () => {
    const west = bucket("west", WEST);
    const there = replication("shop-east", [rule(west.output("arn"))], "there", { region: EAST });
    const back = replication(west.id, [rule("arn:aws:s3:::shop-east")], "back", { region: WEST });
    for (const build of [graphOf, previewOf]) {
      assert.deepEqual(verdicts(ruleOf, build(west, there, back)), { there: "compliant", back: "compliant" });
      assert.deepEqual(verdicts(ruleOf, build(west, there)), { there: "undecided" });
    }
  });

  it("asks for no way back from an archive", () => {
    const [east, west, there] = both({ destination: { storageClass: "DEEP_ARCHIVE" } });
    assert.deepEqual(verdicts(ruleOf, graphOf(east!, west!, there!)), { there: "notApplicable" });
  });

  it("is undecided where one of the buckets is not in the program, or the way back is not known yet", () => {
    const east = bucket("east", EAST);
    const away = replication(east.id, [rule("arn:aws:s3:::other")]);
    assert.deepEqual(verdicts(ruleOf, graphOf(east, away)), { there: "undecided" });
    assert.deepEqual(
      verdicts(ruleOf, graphOf(...both({}, { destination: { bucket: unknown } })))["there"],
      "undecided",
    );
    assert.deepEqual(verdicts(ruleOf, graphOf(...both({ sourceSelectionCriteria: unknown })))["there"], "undecided");
    const [one, two, there] = both();
    const open = replication(two!.id, unknown, "back");
    assert.deepEqual(verdicts(ruleOf, graphOf(one!, two!, there!, open)), { there: "undecided", back: "undecided" });
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(ruleOf, graphOf(resource("aws:s3/bucketPolicy:BucketPolicy", "p"))), {});
  });
});
