import assert from "node:assert/strict";
import { managedPassword as rule } from "../../../../policy/rules/rds/managed-password";
import { graphOf, judgementsOf, previewOf, resource, secret, unknown, verdicts, type Fixture } from "../../fixtures";
import { cluster, EAST, globalCluster, globalPair, instance, other, replica } from "./databases";

const MANAGED = { manageMasterUserPassword: true };
const random = resource("random:index/randomPassword:RandomPassword", "master", { length: 40 });

describe("rds-managed-password", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    const judged = (...fixtures: Fixture[]) => verdicts(rule, build(random, ...fixtures));

    it(`accepts a password that AWS manages, ${when}, or a secret one`, () => {
      assert.deepEqual(
        judged(
          instance("shop", MANAGED),
          cluster("orders", MANAGED),
          instance("kept", { password: secret }),
          cluster("written", { masterPasswordWo: secret }),
          instance("generated", { password: secret }, { propertyDependencies: { password: [random] } }),
        ),
        { shop: "compliant", kept: "compliant", generated: "compliant", orders: "compliant", written: "compliant" },
      );
    });

    it(`refuses a managed password of a replicated database, ${when}, and names the replica`, () => {
      const shop = instance("shop", MANAGED);
      const [found] = judgementsOf(rule, build(shop, replica("copy", shop)));
      assert.equal(found?.verdict, "violation");
      assert.deepEqual(
        [found.property, found.actual, found.wanted],
        ["manageMasterUserPassword", true, "false, and a secret value as password"],
      );
      assert.match(
        found.message,
        /^copy replicates it: AWS creates no replica of a database whose password RDS manages/,
      );
      assert.equal(judged(shop, replica("reader", shop, {}, EAST))["shop"], "violation");
      const server = instance("shop", { ...MANAGED, engine: "sqlserver-ee" });
      assert.equal(judged(server, replica("copy", server))["shop"], "compliant");
    });

    it(`refuses a managed password in a global database, ${when}, on either side`, () => {
      const global = globalCluster("global");
      const [writer, standby] = globalPair(global, MANAGED, MANAGED);
      const graph = build(global, writer, standby);
      assert.deepEqual(verdicts(rule, graph), { writer: "violation", standby: "violation" });
      const [found] = judgementsOf(rule, graph);
      assert.equal(found?.verdict, "violation");
      assert.match(found.message, /a member of the global database global, whose password RDS can't manage/);
    });

    it(`is not applicable to a replica, ${when}, and of a global database's secondary`, () => {
      const shop = instance("shop", { password: secret });
      const global = globalCluster("global");
      const [writer, standby] = globalPair(global, { masterPassword: secret });
      assert.deepEqual(judged(shop, replica("copy", shop), global, writer, standby), {
        shop: "compliant",
        copy: "notApplicable",
        writer: "compliant",
        standby: "notApplicable",
      });
    });

    it(`refuses both at once, ${when}, and none at all`, () => {
      const [both] = judgementsOf(rule, build(instance("shop", { ...MANAGED, password: secret })));
      assert.equal(both?.verdict, "violation");
      assert.match(both.message, /AWS accepts only one of the two/);
      const [none] = judgementsOf(rule, build(cluster("orders", { masterUsername: "root" })));
      assert.equal(none?.verdict, "violation");
      assert.deepEqual([none.property, none.actual], ["manageMasterUserPassword", undefined]);
      assert.match(none.message, /^It has a masterUsername but no password/);
      assert.deepEqual(judged(instance("restored", { snapshotIdentifier: "before" })), { restored: "compliant" });
    });
  }

  it("is not applicable to a replica that was promoted, which names no source and no master user", () => {
    const promoted = instance("shop", {}, { outputs: { username: "root" } });
    assert.deepEqual(verdicts(rule, graphOf(promoted)), { shop: "notApplicable" });
    assert.deepEqual(verdicts(rule, graphOf(instance("shop", { username: "root" }))), { shop: "violation" });
    const empty = instance("shop", { username: "root", password: "" });
    const [found] = judgementsOf(rule, graphOf(empty));
    assert.equal(found?.verdict === "violation" && found.property, "manageMasterUserPassword");
  });

  it("refuses plain text in a state, and never shows it", () => {
    const [found] = judgementsOf(rule, graphOf(instance("shop", { password: "hunter2" })));
    assert.equal(found?.verdict, "violation");
    assert.deepEqual([found.property, found.actual, found.wanted], ["password", "(plain text)", "a secret value"]);
    assert.ok(!JSON.stringify(found).includes("hunter2"));
    assert.deepEqual(verdicts(rule, graphOf(cluster("orders", { masterPassword: "hunter2" }))), {
      orders: "violation",
    });
  });

  it("can't tell at preview what is a secret, but for what a RandomPassword makes", () => {
    const [found] = judgementsOf(rule, previewOf(instance("shop", { password: "hunter2" })));
    assert.equal(found?.verdict, "undecided");
    assert.ok(!JSON.stringify(found).includes("hunter2"));
    const generated = instance("shop", { password: unknown }, { propertyDependencies: { password: [random] } });
    assert.deepEqual(verdicts(rule, previewOf(random, generated)), { shop: "compliant" });
  });

  it("is undecided on what is unknown", () => {
    const shop = (inputs: Record<string, unknown>) => verdicts(rule, graphOf(instance("shop", inputs)))["shop"];
    assert.equal(shop({ manageMasterUserPassword: unknown }), "undecided");
    assert.equal(shop({ password: unknown }), "undecided");
    assert.equal(shop({ replicateSourceDb: unknown }), "undecided");
    const hidden = cluster("orders", { ...MANAGED, globalClusterIdentifier: unknown });
    assert.deepEqual(verdicts(rule, graphOf(hidden)), { orders: "undecided" });
    const [managed, stray] = [instance("shop", MANAGED), replica("copy", "", { replicateSourceDb: unknown })];
    assert.equal(verdicts(rule, graphOf(managed, stray))["shop"], "undecided");
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(random, other)), {});
  });
});
