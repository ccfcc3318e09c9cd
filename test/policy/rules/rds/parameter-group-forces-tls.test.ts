import assert from "node:assert/strict";
import { parameterGroupForcesTls as rule } from "../../../../policy/rules/rds/parameter-group-forces-tls";
import { graphOf, judgementsOf, previewOf, resource, secret, unknown, verdicts, type Fixture } from "../../fixtures";
import { cluster, EAST, instance, other } from "./databases";

type Parameters = Record<string, unknown> | unknown;

const group = (family: unknown, parameters: Parameters, of = "parameterGroup:ParameterGroup"): Fixture =>
  resource(`aws:rds/${of}`, "group", { name: "group", family, parameters }, EAST);
const clusterGroup = (family: string, parameters: Parameters) =>
  group(family, parameters, "clusterParameterGroup:ClusterParameterGroup");
const ssl = (value: unknown) => [
  { name: "log_statement", value: "ddl" },
  { name: "rds.force_ssl", value },
];
const secure = (value: unknown) => [{ name: "require_secure_transport", value }];

describe("rds-parameter-group-forces-tls", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    const single = (of: Fixture, engine = "postgres") =>
      verdicts(rule, build(of, instance("shop", { engine, parameterGroupName: of.output("name") })))["shop"];
    const many = (of: Fixture, engine = "aurora-mysql") =>
      verdicts(rule, build(of, cluster("shop", { engine, dbClusterParameterGroupName: of.id })))["shop"];

    it(`accepts groups that force TLS, ${when}, for each engine`, () => {
      assert.equal(single(group("postgres14", ssl("1"))), "compliant");
      assert.equal(single(group("mysql8.0", secure("ON")), "mysql"), "compliant");
      assert.equal(single(group("mariadb10.11", secure("1")), "mariadb"), "compliant");
      assert.equal(many(clusterGroup("aurora-mysql8.0", secure(1))), "compliant");
      assert.equal(many(clusterGroup("aurora-postgresql16", ssl("1")), "aurora-postgresql"), "compliant");
    });

    it(`refuses a group that turns it off, ${when}`, () => {
      const off = group("postgres16", ssl("0"));
      const [found] = judgementsOf(rule, build(off, instance("shop", { parameterGroupName: off.output("name") })));
      assert.equal(found?.verdict, "violation");
      assert.deepEqual([found.property, found.actual, found.wanted], ["group.parameters", "0", "rds.force_ssl = 1"]);
      assert.equal(found.message, "group sets rds.force_ssl to 0: clients may send passwords and data in plain text.");
    });

    it(`refuses a group that says nothing, ${when}, but where the version forces it`, () => {
      assert.equal(single(group("postgres15", [])), "compliant");
      assert.equal(single(group("postgres14", undefined)), "violation");
      assert.equal(single(group("mysql8.4", ssl("1")), "mysql"), "violation");
      const silent = clusterGroup("aurora-postgresql16", []);
      const [found] = judgementsOf(rule, build(silent, cluster("shop", { dbClusterParameterGroupName: silent.id })));
      assert.equal(found?.verdict, "violation");
      assert.match(
        found.message,
        /^group \(aurora-postgresql16\) does not set rds.force_ssl: the version's default decides/,
      );
    });

    it(`refuses AWS's default group where it does not force TLS, ${when}`, () => {
      const judge = (inputs: Record<string, unknown>) => {
        const outputs = "parameterGroupName" in inputs ? {} : { parameterGroupName: unknown };
        return judgementsOf(rule, build(instance("shop", inputs, { outputs })))[0];
      };
      for (const inputs of [
        { parameterGroupName: "default.postgres14" },
        { engineVersion: "14.12" },
        { engine: "mysql" },
        { engine: "sqlserver-se", parameterGroupName: "default.sqlserver-se-16.0" },
      ]) {
        const found = judge(inputs);
        assert.equal(found?.verdict, "violation", JSON.stringify(inputs));
        assert.match(found.message, /AWS's default parameter group, which does not require TLS/);
      }
      // From version 15 on, and the version that AWS takes without one is later, its group requires it.
      for (const inputs of [
        {},
        { engineVersion: "15" },
        { engineVersion: "17.2" },
        { parameterGroupName: "default.postgres16" },
      ])
        assert.equal(judge(inputs)?.verdict, "compliant", JSON.stringify(inputs));
      assert.equal(judge({ engineVersion: unknown })?.verdict, "undecided");
      assert.deepEqual(verdicts(rule, build(cluster("shop"))), { shop: "violation" });
    });
  }

  it("is undecided on what is unknown or not in the program", () => {
    const shop = (of: Fixture) => verdicts(rule, graphOf(of, instance("shop", { parameterGroupName: of.id })))["shop"];
    assert.equal(shop(group("postgres14", ssl(unknown))), "undecided");
    assert.equal(shop(group("postgres14", ssl(secret))), "undecided");
    assert.equal(shop(group("postgres14", unknown)), "undecided");
    assert.equal(shop(group("postgres14", [{ name: unknown, value: "1" }])), "undecided");
    assert.equal(shop(group(unknown, ssl("1"))), "undecided");
    assert.deepEqual(verdicts(rule, graphOf(instance("shop", { parameterGroupName: "made-elsewhere" }))), {
      shop: "undecided",
    });
    assert.deepEqual(verdicts(rule, graphOf(instance("shop", { parameterGroupName: unknown }))), { shop: "undecided" });
  });

  it("is not applicable to Oracle and other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(instance("shop", { engine: "oracle-ee" }), other)), {
      shop: "notApplicable",
    });
  });
});
