import assert from "node:assert/strict";
import { keyEnabled as rule } from "../../../../policy/rules/kms/key-enabled";
import { graphOf, previewOf, resource, unknown, verdicts } from "../../fixtures";

const TYPES: [type: string, property: string][] = [
  ["aws:kms/key:Key", "isEnabled"],
  ["aws:kms/replicaKey:ReplicaKey", "enabled"],
  ["aws:kms/externalKey:ExternalKey", "enabled"],
];

describe("kms-key-enabled", () => {
  for (const [type, property] of TYPES) {
    it(`refuses a disabled ${type}`, () => {
      const judge = (value: unknown) =>
        [graphOf, previewOf].map((build) => verdicts(rule, build(resource(type, "k", { [property]: value }))).k);
      assert.deepEqual(judge(false), ["violation", "violation"]);
      assert.deepEqual(judge("false"), ["violation", "violation"]);
      assert.deepEqual(judge(true), ["compliant", "compliant"]);
      assert.deepEqual(judge(undefined), ["compliant", "compliant"]);
      assert.deepEqual(judge(unknown), ["undecided", "undecided"]);
      assert.deepEqual(judge([false]), ["undecided", "undecided"]);
    });
  }

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(resource("aws:kms/alias:Alias", "a"))), {});
  });
});
