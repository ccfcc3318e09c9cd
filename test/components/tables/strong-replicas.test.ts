import assert from "node:assert/strict";
import { nameOf, planOf, inEurope, statementsOf } from "../plans";
import { LEDGER, planTables } from "./settings";

describe("a strongly consistent table", () => {
  it("has its replica and a witness", async () => {
    const { primary, secondary } = await planTables({ ledger: { ...LEDGER, witness: "us-east-2" } });
    const { inputs, ignoreChanges = [] } = primary.one("aws:dynamodb:Table", "storefront-ledger");
    const key = primary.one("aws:kms:Key", "storefront-ledger-us-west-2");
    assert.deepEqual(inputs["replicas"], [
      {
        regionName: "us-west-2",
        consistencyMode: "STRONG",
        kmsKeyArn: key.outputs["arn"],
        pointInTimeRecovery: true,
        deletionProtectionEnabled: true,
        propagateTags: true,
      },
    ]);
    assert.deepEqual(inputs["globalTableWitness"], { regionName: "us-east-2" });
    assert.deepEqual([inputs["streamEnabled"], ignoreChanges.includes("replicas")], [undefined, false]);
    assert.equal(secondary.resources.filter(({ type }) => type.startsWith("aws:dynamodb")).length, 0);
  });

  it("has two replicas without a witness, each with a protected key in its own region", async () => {
    const { primary } = await planTables({ ledger: { ...LEDGER, thirdReplica: "us-east-2" } });
    const { inputs } = primary.one("aws:dynamodb:Table", "storefront-ledger");
    assert.equal(inputs["globalTableWitness"], undefined);
    assert.deepEqual(
      inputs["replicas"].map((one: { regionName: string }) => one.regionName),
      ["us-west-2", "us-east-2"],
    );
    for (const { regionName, kmsKeyArn } of inputs["replicas"]) {
      const key = primary.one("aws:kms:Key", `storefront-ledger-${regionName}`);
      assert.deepEqual([key.outputs["arn"], key.inputs["region"], key.protect], [kmsKeyArn, regionName, true]);
      assert.match(kmsKeyArn, new RegExp(`^arn:aws:kms:${regionName}:`));
      const alias = primary.one("aws:kms:Alias", nameOf(key));
      assert.deepEqual([alias.inputs["name"], alias.inputs["region"]], ["alias/storefront-table-ledger", regionName]);
    }
  });

  it("is accessible in the standby by the alias of its key, whose ARN that stack does not know", async () => {
    const { secondary } = await planTables({ ledger: { ...LEDGER, witness: "us-east-2" } });
    const [items, key] = statementsOf(secondary.one("aws:iam:RolePolicy", "storefront-stores").inputs["policy"]);
    assert.match(items!["Resource"][0], /^arn:aws:dynamodb:us-west-2:.*table\/storefront-ledger$/);
    assert.equal(key!["Resource"], "arn:aws:kms:us-west-2:123456789012:key/*");
    assert.deepEqual(key!["Condition"], {
      StringEquals: { "kms:ViaService": "dynamodb.us-west-2.amazonaws.com" },
      "ForAnyValue:StringEquals": { "kms:ResourceAliases": "alias/storefront-table-ledger" },
    });
  });

  it("works with the Region sets of other continents", async () => {
    const ledger = { ...LEDGER, witness: "eu-west-2" };
    const { primary } = await planOf(inEurope({ shared: { tables: { ledger } } }), "stores");
    const { inputs } = primary.one("aws:dynamodb:Table", "storefront-ledger");
    assert.equal(inputs["replicas"][0].regionName, "eu-central-1");
  });
});
