import assert from "node:assert/strict";
import { volumeEncrypted as rule } from "../../../../policy/rules/ebs/volume-encrypted";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";

const volume = (inputs: Record<string, unknown>, outputs: Record<string, unknown> = {}): Fixture =>
  resource("aws:ebs/volume:Volume", "data", { size: 8, ...inputs }, { region: "us-east-1", outputs });
const byDefault = (inputs: Record<string, unknown> = {}, region = "us-east-1"): Fixture =>
  resource("aws:ebs/encryptionByDefault:EncryptionByDefault", "all", inputs, { region });

describe("ebs-volume-encrypted", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`accepts a volume that is, ${when}`, () => {
      assert.deepEqual(verdicts(rule, build(volume({ encrypted: true }))), { data: "compliant" });
    });

    it(`refuses one that is not, and one that says nothing, ${when}`, () => {
      for (const given of [false, undefined]) {
        const outputs = given === undefined ? { encrypted: build === previewOf ? unknown : false } : {};
        const [found] = judgementsOf(rule, build(volume(given === undefined ? {} : { encrypted: given }, outputs)));
        assert.equal(found?.verdict, "violation");
        assert.deepEqual([found.property, found.actual, found.wanted], ["encrypted", given, true]);
      }
    });

    it(`leaves one of a snapshot open, ${when}, since it is as that is`, () => {
      const outputs = build === previewOf ? { encrypted: unknown } : {};
      assert.deepEqual(verdicts(rule, build(volume({ snapshotId: "snap-1" }, outputs))), { data: "undecided" });
    });
  }

  it("believes what AWS answered of one that says nothing", () => {
    assert.deepEqual(verdicts(rule, graphOf(volume({}, { encrypted: true }))), { data: "compliant" });
  });

  it("knows a Region that encrypts by default, and no other Region's word for it", () => {
    assert.deepEqual(verdicts(rule, graphOf(volume({}), byDefault())), { data: "compliant" });
    assert.deepEqual(verdicts(rule, graphOf(volume({}), byDefault({ enabled: false }))), { data: "violation" });
    assert.deepEqual(verdicts(rule, graphOf(volume({}), byDefault({ enabled: unknown }))), { data: "undecided" });
    assert.deepEqual(verdicts(rule, graphOf(volume({}), byDefault({}, "us-west-2"))), { data: "violation" });
    assert.deepEqual(verdicts(rule, graphOf(volume({ encrypted: false }), byDefault())), { data: "compliant" });
  });

  it("is undecided on an unknown value", () => {
    assert.deepEqual(verdicts(rule, graphOf(volume({ encrypted: unknown }))), { data: "undecided" });
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(resource("aws:ebs/snapshot:Snapshot", "data"))), {});
  });
});
