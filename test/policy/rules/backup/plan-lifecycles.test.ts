import assert from "node:assert/strict";
import { coldStorage90Days } from "../../../../policy/rules/backup/cold-storage-90-days";
import { copyRetention } from "../../../../policy/rules/backup/copy-retention";
import { crossRegionCopy } from "../../../../policy/rules/backup/cross-region-copy";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts } from "../../fixtures";
import { HERE, other, plan, rule, THERE, vault, vaultArn } from "./resources";

const BUILDS = { planned: graphOf, "at preview": previewOf };
const copyTo = (destinationVaultArn: unknown, lifecycle?: object) => ({
  copyActions: [{ destinationVaultArn, lifecycle }],
});

describe("backup-cross-region-copy", () => {
  const verdict = (rules: unknown) => verdicts(crossRegionCopy, graphOf(plan({ rules })))["daily"];

  for (const [when, build] of Object.entries(BUILDS)) {
    it(`accepts a copy to a vault of another stack, ${when}`, () => {
      const far = vault("far", {}, { region: THERE, stack: "secondary" });
      const daily = plan({ rules: [rule(copyTo(far.output("arn")))] });
      assert.deepEqual(verdicts(crossRegionCopy, build(far, daily)), { daily: "compliant" });
    });

    it(`refuses a copy to a vault of its own Region, ${when}`, () => {
      const near = vault("near");
      const daily = plan({ rules: [rule(copyTo(near.output("arn")))] });
      const [found] = judgementsOf(crossRegionCopy, build(near, daily));
      assert.equal(found?.verdict, "violation");
      assert.deepEqual([found.property, found.actual], ["rules[0].copyActions", [HERE]]);
      assert.match(found.message, /Rule nightly copies only within us-east-1: while us-east-1 is unavailable/);
    });

    it(`reads the other vault's ARN beside the name of its own, which is made with it, ${when}`, () => {
      const near = vault("near");
      const judged = (destination: unknown) => {
        const daily = plan({ rules: [rule({ targetVaultName: near.output("name"), ...copyTo(destination) })] });
        return verdicts(crossRegionCopy, build(near, daily))["daily"];
      };
      assert.equal(judged(vaultArn(THERE)), "compliant");
      assert.equal(judged(vaultArn(THERE, "near")), "compliant");
      assert.equal(judged(vaultArn(HERE)), "violation");
    });
  }

  it("is undecided at preview on a destination from another stack, beside the plan's own vault", () => {
    const near = vault("near");
    const peer = resource("pulumi:pulumi:StackReference", "peer");
    for (const targetVaultName of [near.output("name"), near.id]) {
      const rules = [rule({ targetVaultName, ...copyTo(unknown) })];
      const daily = plan({ rules }, { propertyDependencies: { rules: [peer] } });
      assert.deepEqual(verdicts(crossRegionCopy, previewOf(near, peer, daily)), { daily: "undecided" });
    }
  });

  it("reads the Region in an ARN", () => {
    assert.equal(verdict([rule(copyTo(vaultArn(THERE)))]), "compliant");
    assert.equal(verdict([rule(copyTo(vaultArn(HERE)))]), "violation");
  });

  it("is content with one of several copies", () => {
    const copyActions = [{ destinationVaultArn: vaultArn(HERE) }, { destinationVaultArn: vaultArn(THERE) }];
    assert.equal(verdict([rule({ copyActions })]), "compliant");
  });

  it("refuses each rule that copies nothing", () => {
    assert.equal(verdict([rule()]), "violation");
    const both = [rule(copyTo(vaultArn(THERE))), rule({ ruleName: "weekly" })];
    const [found, ...more] = judgementsOf(crossRegionCopy, graphOf(plan({ rules: both })));
    assert.equal(more.length, 0);
    assert.equal(found?.verdict, "violation");
    assert.deepEqual([found.property, found.actual], ["rules[1].copyActions", undefined]);
  });

  it("is undecided on what is unknown", () => {
    for (const rules of [unknown, [], [rule({ copyActions: unknown })], [rule(copyTo(unknown))]])
      assert.equal(verdict(rules), "undecided");
    const placeless = plan({ rules: [rule(copyTo(vaultArn(THERE)))] }, { region: undefined });
    assert.deepEqual(verdicts(crossRegionCopy, graphOf(placeless)), { daily: "undecided" });
    assert.equal(verdict([rule({ ...copyTo("a vault by its name") })]), "undecided");
  });

  it("ignores other types", () => assert.deepEqual(verdicts(crossRegionCopy, graphOf(other)), {}));
});

describe("backup-copy-retention", () => {
  const judged = (lifecycle: unknown, settings = {}) =>
    verdicts(copyRetention, graphOf(plan({ rules: [rule(copyTo(vaultArn(THERE), lifecycle as object))] })), settings)[
      "daily"
    ];

  it("requires a week by default, or as long as set", () => {
    assert.equal(judged({ deleteAfter: 7 }), "compliant");
    assert.equal(judged({ deleteAfter: 6 }), "violation");
    assert.equal(judged({ deleteAfter: 30 }, { minDays: 31 }), "violation");
    assert.equal(judged({ deleteAfter: 31 }, { minDays: 31 }), "compliant");
  });

  it("accepts what is kept indefinitely", () => {
    for (const lifecycle of [undefined, {}, { deleteAfter: -1 }]) assert.equal(judged(lifecycle), "compliant");
  });

  it("names the property, and what is lost", () => {
    const daily = plan({ rules: [rule(copyTo(vaultArn(THERE), { deleteAfter: 2 }))] });
    const [found] = judgementsOf(copyRetention, graphOf(daily));
    assert.equal(found?.verdict, "violation");
    assert.deepEqual(
      [found.property, found.actual, found.wanted],
      ["rules[0].copyActions[0].lifecycle.deleteAfter", 2, 7],
    );
    assert.match(found.message, /rule nightly are kept for 2 days/);
  });

  it("is not applicable where nothing is copied, and is undecided on what is unknown", () => {
    const of = (rules: unknown) => verdicts(copyRetention, graphOf(plan({ rules })))["daily"];
    assert.equal(of([rule()]), "notApplicable");
    assert.equal(of(unknown), "undecided");
    assert.equal(of([rule({ copyActions: unknown })]), "undecided");
    assert.equal(judged({ deleteAfter: unknown }), "undecided");
  });

  it("ignores other types", () => assert.deepEqual(verdicts(copyRetention, graphOf(other)), {}));
});

describe("backup-cold-storage-90-days", () => {
  const of = (rules: unknown) => verdicts(coldStorage90Days, graphOf(plan({ rules })))["daily"];
  const life = (coldStorageAfter?: unknown, deleteAfter?: unknown) => ({
    lifecycle: { coldStorageAfter, deleteAfter },
  });

  it("accepts 90 days and more, of backups and of copies", () => {
    assert.equal(of([rule(life(30, 120))]), "compliant");
    assert.equal(of([rule(copyTo(vaultArn(THERE), { coldStorageAfter: 30, deleteAfter: 121 }))]), "compliant");
  });

  it("refuses less, of backups and of copies", () => {
    const copies = {
      copyActions: [{ destinationVaultArn: vaultArn(THERE), lifecycle: { coldStorageAfter: 1, deleteAfter: 90 } }],
    };
    const daily = plan({ rules: [rule({ ...life(30, 119), ...copies })] });
    const found = judgementsOf(coldStorage90Days, graphOf(daily));
    assert.deepEqual(
      found.map((one) => one.verdict === "violation" && [one.property, one.actual, one.wanted]),
      [
        ["rules[0].lifecycle.deleteAfter", 119, 120],
        ["rules[0].copyActions[0].lifecycle.deleteAfter", 90, 91],
      ],
    );
  });

  it("is not applicable where nothing goes cold or nothing is deleted", () => {
    for (const lifecycle of [{}, life(undefined, 7), life(30), life(30, -1)])
      assert.equal(of([rule(lifecycle)]), "notApplicable");
  });

  it("is undecided on what is unknown", () => {
    for (const rules of [unknown, [rule(life(unknown, 120))], [rule(life(30, unknown))]])
      assert.equal(of(rules), "undecided");
  });

  it("ignores other types", () => assert.deepEqual(verdicts(coldStorage90Days, graphOf(other)), {}));
});
