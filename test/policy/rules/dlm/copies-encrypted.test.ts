import assert from "node:assert/strict";
import { copiesEncrypted as rule } from "../../../../policy/rules/dlm/copies-encrypted";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts } from "../../fixtures";
import { copying, DETAILS, policy, scheduled } from "./policies";

const key = (region: string) => resource("aws:kms/key:Key", `key-${region}`, {}, { region });
const HERE = "arn:aws:kms:us-east-1:123456789012:key/1";

describe("dlm-copies-encrypted", () => {
  it("accepts copies that are encrypted with a key of their Region, or with its default key", () => {
    assert.deepEqual(verdicts(rule, graphOf(scheduled())), { daily: "compliant" });
    assert.deepEqual(verdicts(rule, graphOf(copying({ cmkArn: undefined }))), { daily: "compliant" });
  });

  it("finds the key's Region at preview, when its ARN is not known", () => {
    const [there, here] = [key("us-west-2"), key("us-east-1")];
    assert.deepEqual(verdicts(rule, previewOf(there, copying({ cmkArn: there.output("arn") }))), {
      daily: "compliant",
    });
    assert.deepEqual(verdicts(rule, previewOf(here, copying({ cmkArn: here.output("arn") }))), { daily: "violation" });
  });

  it("refuses copies that are not, or that do not say so", () => {
    for (const encrypted of [false, undefined]) {
      const [found] = judgementsOf(rule, graphOf(copying({ encrypted })));
      assert.equal(found?.verdict, "violation");
      assert.deepEqual([found.property, found.actual], [`${DETAILS}.crossRegionCopyRules[0].encrypted`, encrypted]);
    }
  });

  it("refuses a key of the source's Region", () => {
    const [found] = judgementsOf(rule, graphOf(copying({ cmkArn: HERE })));
    assert.equal(found?.verdict, "violation");
    assert.deepEqual([found.actual, found.wanted], ["us-east-1", "a key in us-west-2"]);
  });

  it("is undecided on what is not known now", () => {
    const doubts = [
      copying({ encrypted: unknown }),
      copying({ cmkArn: unknown }),
      copying({ target: unknown }),
      scheduled({ crossRegionCopyRules: unknown }),
      policy(unknown),
    ];
    for (const one of doubts)
      assert.deepEqual(verdicts(rule, graphOf(one)), { daily: "undecided" }, JSON.stringify(one.inputs));
  });

  it("is not applicable to a policy without copies", () => {
    assert.deepEqual(verdicts(rule, graphOf(scheduled({ crossRegionCopyRules: [] }))), { daily: "notApplicable" });
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(resource("aws:backup/plan:Plan", "daily"))), {});
  });
});
