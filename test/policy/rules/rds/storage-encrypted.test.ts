import assert from "node:assert/strict";
import { storageEncrypted as rule } from "../../../../policy/rules/rds/storage-encrypted";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";
import {
  arnOf,
  backupsReplication,
  cluster,
  EAST,
  globalCluster,
  globalPair,
  instance,
  other,
  replica,
  SECONDARY,
  WEST,
} from "./databases";

const eastKey = resource("aws:kms/key:Key", "east-key", {}, EAST);
const westKey = resource("aws:kms/key:Key", "west-key", {}, WEST);
const keyArn = (region: string) => `arn:aws:kms:${region}:123456789012:key/1234`;
const encrypted = (key: unknown) => ({ storageEncrypted: true, kmsKeyId: key });

describe("rds-storage-encrypted", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    const keys = [eastKey, westKey];
    const judged = (...fixtures: Fixture[]) => verdicts(rule, build(...keys, ...fixtures));

    it(`accepts keys of their own Regions, ${when}`, () => {
      const shop = instance("shop", encrypted(eastKey.output("arn")));
      const found = judged(
        shop,
        replica("copy", shop, { kmsKeyId: westKey.output("arn") }),
        backupsReplication(shop, { kmsKeyId: westKey.output("arn") }),
        cluster("orders", encrypted(keyArn("us-east-1"))),
      );
      assert.deepEqual(found, { shop: "compliant", copy: "compliant", orders: "compliant", backups: "compliant" });
    });

    it(`refuses a copy in another Region that has its source's key, ${when}`, () => {
      const shop = instance("shop", encrypted(eastKey.output("arn")));
      const graph = build(
        ...keys,
        shop,
        replica("copy", shop, { kmsKeyId: eastKey.output("arn") }),
        backupsReplication(shop, { kmsKeyId: keyArn("us-east-1") }),
      );
      assert.deepEqual(verdicts(rule, graph), { shop: "compliant", copy: "violation", backups: "violation" });
      const found = judgementsOf(rule, graph)[1];
      assert.equal(found?.verdict, "violation");
      assert.deepEqual([found.property, found.actual, found.wanted], ["kmsKeyId", "east-key", "a key of us-west-2"]);
      assert.equal(
        found.message,
        "Its key east-key is in us-east-1 but it is in us-west-2: AWS accepts only keys of its own Region.",
      );
    });

    it(`refuses a copy in another Region without a key, ${when}`, () => {
      const shop = instance("shop", encrypted(eastKey.output("arn")));
      const graph = build(...keys, shop, replica("copy", shop, { storageEncrypted: true }), backupsReplication(shop));
      assert.deepEqual(verdicts(rule, graph), { shop: "compliant", copy: "violation", backups: "violation" });
      const found = judgementsOf(rule, graph)[1];
      assert.equal(found?.verdict, "violation");
      assert.match(
        found.message,
        /^It copies shop from us-east-1 without a key: if the source is encrypted, AWS refuses it/,
      );
      assert.deepEqual(judged(replica("alone", arnOf("us-east-1", "shop"), {}, SECONDARY)), { alone: "violation" });
    });

    it(`is not applicable to a replica in its source's Region, ${when}, which has the source's key`, () => {
      const shop = instance("shop", encrypted(eastKey.output("arn")));
      assert.equal(judged(shop, replica("reader", shop, {}, EAST))["reader"], "notApplicable");
    });

    it(`judges the clusters of a global database each by its Region, ${when}`, () => {
      const global = globalCluster("global");
      const [writer, standby] = globalPair(global, encrypted(eastKey.output("arn")), encrypted(eastKey.output("arn")));
      assert.deepEqual(judged(global, writer, standby), { writer: "compliant", standby: "violation" });
    });

    it(`refuses what is not encrypted, ${when}, which is the default`, () => {
      for (const actual of [false, undefined]) {
        const inputs = actual === undefined ? {} : { storageEncrypted: actual };
        const outputs = actual === undefined ? { storageEncrypted: unknown } : {};
        const [found] = judgementsOf(rule, build(instance("shop", inputs, { outputs })));
        assert.equal(found?.verdict, "violation");
        assert.deepEqual([found.property, found.actual, found.wanted], ["storageEncrypted", actual, true]);
        assert.match(found.message, /are unencrypted/);
      }
    });

    it(`refuses AWS's own key, ${when}, unless its setting allows it`, () => {
      const graph = build(instance("shop", { storageEncrypted: true }, { outputs: { kmsKeyId: unknown } }));
      const [found] = judgementsOf(rule, graph);
      assert.equal(found?.verdict, "violation");
      assert.equal(found.property, "kmsKeyId");
      assert.match(found.message, /the AWS managed key \(aws\/rds\)/);
      assert.deepEqual(verdicts(rule, graph, { customerKey: false }), { shop: "compliant" });
    });
  }

  it("takes a key's id or alias for one of the Region", () => {
    assert.deepEqual(verdicts(rule, graphOf(instance("shop", encrypted("alias/shop")))), { shop: "compliant" });
  });

  it("is undecided on what is unknown, and on what a snapshot decides", () => {
    const judged = (inputs: Record<string, unknown>) => verdicts(rule, graphOf(instance("shop", inputs)))["shop"];
    assert.equal(judged({ storageEncrypted: unknown }), "undecided");
    assert.equal(judged(encrypted(unknown)), "undecided");
    assert.equal(judged({ replicateSourceDb: unknown }), "undecided");
    assert.equal(judged({ snapshotIdentifier: "before" }), "undecided");
    const nowhere = instance("shop", encrypted(keyArn("us-east-1")), { region: undefined } as object);
    assert.deepEqual(verdicts(rule, graphOf(nowhere)), { shop: "undecided" });
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(eastKey, other)), {});
  });

  it("refuses a restored database that is set to be unencrypted", () => {
    const restored = { snapshotIdentifier: "rds:shop" };
    const judge = (inputs: object) => verdicts(rule, graphOf(instance("shop", { ...restored, ...inputs }))).shop;
    assert.equal(judge({ storageEncrypted: false }), "violation");
    assert.equal(judge({}), "undecided");
  });
});
