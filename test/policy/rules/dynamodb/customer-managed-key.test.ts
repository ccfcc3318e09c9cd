import assert from "node:assert/strict";
import { customerManagedKey as rule } from "../../../../policy/rules/dynamodb/customer-managed-key";
import { graphOf, judgementsOf, previewOf, resource, secret, unknown, verdicts } from "../../fixtures";
import { OTHER, replica, table } from "./tables";

const key = (region: string) => resource("aws:kms/key:Key", `key-${region}`, {}, { region });
const arn = (region: string) => `arn:aws:kms:${region}:123456789012:key/0a1b2c3d`;
const by = (kmsKeyArn: unknown, enabled: unknown = true) => ({ serverSideEncryption: { enabled, kmsKeyArn } });

describe("dynamodb-customer-managed-key", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`accepts keys of a customer, by reference or by ARN, ${when}`, () => {
      const [east, west] = [key("us-east-1"), key("us-west-2")];
      const made = build(east, west, table(by(east.output("arn"))), replica({ kmsKeyArn: west.output("arn") }));
      assert.deepEqual(verdicts(rule, made), { orders: "compliant", copy: "compliant" });
      const known = build(table(by(arn("us-east-1"))), replica({ kmsKeyArn: arn("us-west-2") }));
      assert.deepEqual(verdicts(rule, known), { orders: "compliant", copy: "compliant" });
    });

    it(`advises against AWS's own keys: not given, or given and turned off, ${when}`, () => {
      for (const inputs of [{}, { serverSideEncryption: { enabled: true } }, by(arn("us-east-1"), false)]) {
        const [found] = judgementsOf(rule, build(table(inputs)));
        assert.equal(found?.verdict, "violation");
        assert.equal(found.property, "serverSideEncryption.kmsKeyArn");
        assert.match(found.message, /^It is encrypted with a key of AWS: without AWS Backup's advanced features/);
      }
      assert.deepEqual(verdicts(rule, build(replica())), { copy: "violation" });
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
        ["compliant", "compliant", "compliant", "violation", "undecided"],
      );
      assert.equal(found[3]?.verdict === "violation" && found[3].property, "replicas[2].kmsKeyArn");
    });
  }

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
