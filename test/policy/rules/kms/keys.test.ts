import assert from "node:assert/strict";
import { keyDeletionWindow } from "../../../../policy/rules/kms/key-deletion-window";
import { keyRotation } from "../../../../policy/rules/kms/key-rotation";
import { multiRegionKeyReplicated } from "../../../../policy/rules/kms/multi-region-key-replicated";
import { UNKNOWN } from "../../../../policy/graph";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";
import { elsewhere, HERE, other, THERE } from "../backup/resources";

const key = (inputs: object = {}, options = {}): Fixture =>
  resource("aws:kms/key:Key", "data", { ...inputs }, { region: HERE, ...options });
const replica = (primaryKeyArn: unknown, options = {}, inputs: object = {}): Fixture =>
  resource(
    "aws:kms/replicaKey:ReplicaKey",
    "copy",
    { primaryKeyArn, ...inputs },
    { region: THERE, stack: "secondary", ...options },
  );

describe("kms-key-rotation", () => {
  const of = (inputs: object) => verdicts(keyRotation, graphOf(key(inputs)))["data"];

  it("requires it of symmetric keys, which rotate only if enabled", () => {
    assert.equal(of({ enableKeyRotation: true }), "compliant");
    assert.equal(of({ enableKeyRotation: false }), "violation");
    assert.equal(of({ customerMasterKeySpec: "SYMMETRIC_DEFAULT" }), "violation");
    const [found] = judgementsOf(keyRotation, previewOf(key()));
    assert.equal(found?.verdict, "violation");
    assert.deepEqual([found.property, found.actual, found.wanted], ["enableKeyRotation", undefined, true]);
  });

  it("is not applicable to keys that KMS does not rotate", () => {
    assert.equal(of({ customerMasterKeySpec: "RSA_2048" }), "notApplicable");
    assert.equal(of({ customKeyStoreId: "cks-1234" }), "notApplicable");
  });

  it("is undecided on what is unknown", () => {
    assert.equal(of({ enableKeyRotation: unknown }), "undecided");
    assert.equal(of({ customerMasterKeySpec: unknown }), "undecided");
  });

  it("fixes only what KMS would rotate", () => {
    const fix = (props: Record<string, any>) => keyRotation.remediate!(props, {});
    assert.deepEqual(fix({}), { enableKeyRotation: true });
    assert.deepEqual(fix({ enableKeyRotation: false }), { enableKeyRotation: true });
    const empty = { customKeyStoreId: null, customerMasterKeySpec: null };
    assert.deepEqual(fix(empty), { enableKeyRotation: true }, "as Pulumi writes what is not given");
    for (const props of [
      { enableKeyRotation: true },
      { enableKeyRotation: UNKNOWN },
      { customerMasterKeySpec: "RSA_2048" },
      { customerMasterKeySpec: UNKNOWN },
      { customKeyStoreId: "cks-1234" },
    ])
      assert.equal(fix(props), undefined, JSON.stringify(Object.keys(props)));
  });

  it("ignores other types", () => assert.deepEqual(verdicts(keyRotation, graphOf(other)), {}));
});

describe("kms-key-deletion-window", () => {
  const of = (days: unknown, settings = {}) =>
    verdicts(keyDeletionWindow, graphOf(key({ deletionWindowInDays: days })), settings)["data"];

  it("requires two weeks by default, or as long as set; AWS's default is 30", () => {
    assert.equal(of(14), "compliant");
    assert.equal(of(13), "violation");
    assert.equal(of(undefined), "compliant");
    assert.equal(of(29, { minDays: 30 }), "violation");
    assert.equal(of(undefined, { minDays: 30 }), "compliant");
  });

  it("judges a replica too, and says what is lost", () => {
    const [found] = judgementsOf(keyDeletionWindow, graphOf(replica("arn", {}, { deletionWindowInDays: 7 })));
    assert.equal(found?.verdict, "violation");
    assert.deepEqual([found.property, found.actual, found.wanted], ["deletionWindowInDays", 7, 14]);
  });

  it("is undecided on what is unknown, and ignores other types", () => {
    assert.equal(of(unknown), "undecided");
    assert.deepEqual(verdicts(keyDeletionWindow, graphOf(other)), {});
  });
});

describe("kms-multi-region-key-replicated", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`accepts a key with a replica in another Region, ${when}, and refuses one without`, () => {
      const primary = key({ multiRegion: true });
      const found = verdicts(multiRegionKeyReplicated, build(primary, replica(primary.output("arn"))));
      assert.deepEqual(found, { data: "compliant" });
      const [alone] = judgementsOf(multiRegionKeyReplicated, build(key({ multiRegion: true }), elsewhere));
      assert.equal(alone?.verdict, "violation");
      assert.match(alone.message, /us-east-1 only/);
    });
  }

  it("is not applicable to a key of one Region", () => {
    for (const inputs of [{}, { multiRegion: false }])
      assert.deepEqual(verdicts(multiRegionKeyReplicated, graphOf(key(inputs))), { data: "notApplicable" });
  });

  it("is undecided where the other stack is not there, and on what is unknown", () => {
    const primary = key({ multiRegion: true });
    assert.deepEqual(verdicts(multiRegionKeyReplicated, graphOf(primary)), { data: "undecided" });
    assert.deepEqual(verdicts(multiRegionKeyReplicated, graphOf(key({ multiRegion: unknown }))), { data: "undecided" });
    const placeless = replica(primary.output("arn"), { region: undefined });
    assert.deepEqual(verdicts(multiRegionKeyReplicated, graphOf(primary, placeless)), { data: "undecided" });
  });

  it("ignores other types", () => assert.deepEqual(verdicts(multiRegionKeyReplicated, graphOf(other)), {}));
});
