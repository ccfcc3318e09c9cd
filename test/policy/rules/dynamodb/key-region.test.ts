import assert from "node:assert/strict";
import { keyRegion as rule } from "../../../../policy/rules/dynamodb/key-region";
import { graphOf, judgementsOf, previewOf, resource, secret, unknown, verdicts } from "../../fixtures";
import { OTHER, replica, table } from "./tables";

const key = (region: string) => resource("aws:kms/key:Key", `key-${region}`, {}, { region });
const arn = (region: string) => `arn:aws:kms:${region}:123456789012:key/0a1b2c3d`;
const by = (kmsKeyArn: unknown, enabled: unknown = true) => ({ serverSideEncryption: { enabled, kmsKeyArn } });

describe("dynamodb-key-region", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`accepts keys of the same Region, by reference or by ARN, ${when}`, () => {
      const [east, west] = [key("us-east-1"), key("us-west-2")];
      const made = build(east, west, table(by(east.output("arn"))), replica({ kmsKeyArn: west.output("arn") }));
      assert.deepEqual(verdicts(rule, made), { orders: "compliant", copy: "compliant" });
      const known = build(table(by(arn("us-east-1"))), replica({ kmsKeyArn: arn("us-west-2") }));
      assert.deepEqual(verdicts(rule, known), { orders: "compliant", copy: "compliant" });
    });

    it(`refuses the key of another Region, ${when}`, () => {
      const east = key("us-east-1");
      const [, found] = judgementsOf(
        rule,
        build(east, table(by(east.output("arn"))), replica({ kmsKeyArn: east.output("arn") })),
      );
      assert.equal(found?.verdict, "violation");
      assert.deepEqual(
        [found.property, found.actual, found.wanted],
        ["kmsKeyArn", "key-us-east-1", "a key of us-west-2"],
      );
      assert.equal(
        found.message,
        "It is in us-west-2 and the key key-us-east-1 in us-east-1: a key works in its own Region only, and AWS refuses it.",
      );
    });

    it(`judges each replica that a table names, ${when}`, () => {
      const replicas = [
        { regionName: "us-west-2", kmsKeyArn: arn("us-west-2") },
        { regionName: "us-east-2", kmsKeyArn: arn("us-west-2") },
        { regionName: "eu-west-1" },
        { regionName: "eu-west-2", kmsKeyArn: unknown },
      ];
      const found = judgementsOf(rule, build(table({ ...by(arn("us-east-1")), replicas })));
      assert.deepEqual(
        found.map((one) => one.verdict),
        ["compliant", "compliant", "violation", "undecided"],
      );
      assert.equal(found[2]?.verdict === "violation" && found[2].property, "replicas[1].kmsKeyArn");
    });
  }

  it("does not apply to keys of AWS", () => {
    assert.deepEqual(verdicts(rule, graphOf(table(), replica())), { orders: "notApplicable", copy: "notApplicable" });
  });

  it("is undecided on what is unknown or secret", () => {
    for (const given of [unknown, secret]) {
      const graph = graphOf(table({ ...by(given), replicas: given }), replica({ kmsKeyArn: given }));
      assert.deepEqual(verdicts(rule, graph), { orders: "undecided undecided", copy: "undecided" });
    }
    assert.deepEqual(verdicts(rule, graphOf(table(by(arn("us-east-1"), unknown)))), { orders: "undecided" });
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(OTHER)), {});
  });
});
