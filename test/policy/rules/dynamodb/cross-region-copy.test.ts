import assert from "node:assert/strict";
import { crossRegionCopy as rule } from "../../../../policy/rules/dynamodb/cross-region-copy";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";
import { OTHER, replica, table } from "./tables";

const STANDBY = resource("aws:s3/bucket:Bucket", "page", {}, { stack: "secondary", region: "us-west-2" });

/** A plan in us-east-1 that copies to this region's vault, and what it selects. */
function plan(to: unknown, selection: Record<string, unknown>, targetVaultName?: unknown): Fixture[] {
  const copyActions = to === undefined ? [] : [{ destinationVaultArn: to }];
  const made = resource(
    "aws:backup/plan:Plan",
    "daily",
    { rules: [{ targetVaultName, copyActions }] },
    { region: "us-east-1" },
  );
  return [
    made,
    resource("aws:backup/selection:Selection", "tagged", { planId: made.id, ...selection }, { region: "us-east-1" }),
  ];
}

const vault = (region: string) => `arn:aws:backup:${region}:123456789012:backup-vault:shop`;
const BY_TAG = { conditions: [{ stringEquals: [{ key: "aws:ResourceTag/backup-plan", value: "shop" }] }] };
const TAGGED = { tags: { "backup-plan": "shop" } };

describe("dynamodb-cross-region-copy", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`accepts a replica of the other stack, known by the table's ARN, ${when}`, () => {
      assert.deepEqual(verdicts(rule, build(table(), replica())), { orders: "compliant" });
    });

    it(`accepts a replica that refers to the table, ${when}`, () => {
      const orders = table();
      assert.deepEqual(verdicts(rule, build(orders, replica({ globalTableArn: orders.output("arn") }))), {
        orders: "compliant",
      });
    });

    it(`accepts a replica that the table names, ${when}`, () => {
      assert.deepEqual(verdicts(rule, build(table({ replicas: [{ regionName: "us-west-2" }] }))), {
        orders: "compliant",
      });
    });

    it(`accepts a plan that finds it by tag and copies to another Region, ${when}`, () => {
      assert.deepEqual(verdicts(rule, build(table(TAGGED), ...plan(vault("us-west-2"), BY_TAG))), {
        orders: "compliant",
      });
    });

    it(`refuses a table that nothing copies, ${when}`, () => {
      const [found] = judgementsOf(rule, build(table(), STANDBY));
      assert.equal(found?.verdict, "violation");
      assert.deepEqual([found.property, found.actual], ["replicas", undefined]);
      assert.equal(
        found.message,
        "Nothing copies its items out of us-east-1: while that Region is unavailable, they are unavailable or lost.",
      );
    });

    it(`reads the other vault's ARN beside the name of the plan's own, ${when}`, () => {
      const own = resource("aws:backup/vault:Vault", "own", { name: "shop" }, { region: "us-east-1" });
      const judged = (to: string) =>
        verdicts(rule, build(own, table(TAGGED), STANDBY, ...plan(to, BY_TAG, own.output("name"))))["orders"];
      assert.equal(judged(vault("us-west-2")), "compliant");
      assert.equal(judged(vault("us-east-1").replace(/shop$/, "near")), "violation");
    });

    it(`refuses backups that stay in the Region, or that another tag selects, ${when}`, () => {
      for (const [tags, to] of [
        [TAGGED, vault("us-east-1")],
        [TAGGED, undefined],
        [{ tags: { "backup-plan": "other" } }, vault("us-west-2")],
      ] as const) {
        assert.deepEqual(verdicts(rule, build(table(tags), STANDBY, ...plan(to, BY_TAG))), { orders: "violation" });
      }
    });

    it(`takes no other table's replica for its own, ${when}`, () => {
      const other = replica({ globalTableArn: "arn:aws:dynamodb:us-east-1:123456789012:table/carts" });
      const inEurope = { globalTableArn: "arn:aws:dynamodb:eu-west-1:123456789012:table/orders" };
      const elsewhere = replica(inEurope, { stack: "third" });
      assert.deepEqual(verdicts(rule, build(table(), other, elsewhere)), { orders: "violation" });
    });
  }

  it("is undecided where a single stack is judged", () => {
    const [found] = judgementsOf(rule, graphOf(table()));
    assert.equal(found?.verdict, "undecided");
    assert.match(found.reason, /judge both together: holdfast check primary\.json secondary\.json/);
  });

  it("is undecided on replicas, a replicated table or a copy's vault that are unknown", () => {
    assert.deepEqual(verdicts(rule, graphOf(table({ replicas: unknown }), STANDBY)), { orders: "undecided" });
    assert.deepEqual(verdicts(rule, graphOf(table(), replica({ globalTableArn: unknown }))), { orders: "undecided" });
    assert.deepEqual(verdicts(rule, graphOf(table(TAGGED), STANDBY, ...plan(unknown, BY_TAG))), {
      orders: "undecided",
    });
  });

  it("is undecided on a table that a restored one in the other Region may have replaced", () => {
    const restored = resource(
      "aws:dynamodb/table:Table",
      "restored",
      { name: "orders", replicas: [{ regionName: "us-east-2" }] },
      { region: "us-west-2", stack: "secondary" },
    );
    const [found, other] = judgementsOf(rule, graphOf(table(), restored));
    assert.equal(found?.verdict, "undecided");
    assert.match(found.reason, /^The table with the same name in us-west-2 may have been restored from it/);
    assert.equal(other?.verdict, "compliant");
  });

  it("refuses two tables of one name that nothing copies", () => {
    const other = resource(
      "aws:dynamodb/table:Table",
      "other",
      { name: "orders" },
      { region: "us-west-2", stack: "b" },
    );
    assert.deepEqual(verdicts(rule, graphOf(table(), other)), { orders: "violation", other: "violation" });
  });

  it("accepts a global table of version 2017 that has the table's name and Region", () => {
    const judge = (replicas: unknown, name = "orders") =>
      verdicts(
        rule,
        graphOf(table(), STANDBY, resource("aws:dynamodb/globalTable:GlobalTable", "old", { name, replicas })),
      ).orders;
    const [east, west] = [{ regionName: "us-east-1" }, { regionName: "us-west-2" }];
    assert.equal(judge([east, west]), "compliant");
    assert.equal(judge([west, { regionName: "eu-west-1" }]), "violation");
    assert.equal(judge([east, west], "others"), "violation");
    assert.equal(judge([east]), "violation");
    assert.equal(judge(unknown), "undecided");
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(OTHER)), {});
  });
});
