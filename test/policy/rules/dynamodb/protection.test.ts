import assert from "node:assert/strict";
import { deletionProtection } from "../../../../policy/rules/dynamodb/deletion-protection";
import { pointInTimeRecovery } from "../../../../policy/rules/dynamodb/point-in-time-recovery";
import { graphOf, judgementsOf, previewOf, secret, unknown, verdicts } from "../../fixtures";
import { OTHER, replica, table } from "./tables";

const RULES = [
  {
    rule: pointInTimeRecovery,
    property: "pointInTimeRecovery.enabled",
    ofReplica: "pointInTimeRecovery",
    set: (value: unknown) => ({ pointInTimeRecovery: { enabled: value } }),
    says: /^It can't be restored to an earlier point in time/,
    saysOfReplica: /^Its replica in eu-west-1 can't be restored/,
  },
  {
    rule: deletionProtection,
    property: "deletionProtectionEnabled",
    ofReplica: "deletionProtectionEnabled",
    set: (value: unknown) => ({ deletionProtectionEnabled: value }),
    says: /^It can be deleted with all its items by one API call/,
    saysOfReplica: /^Its replica in eu-west-1 can be deleted/,
  },
];

for (const { rule, property, ofReplica, set, says, saysOfReplica } of RULES) {
  describe(rule.id, () => {
    for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
      it(`accepts a table and a replica that have it, ${when}`, () => {
        const graph = build(table(set(true)), replica({ [ofReplica]: true }));
        assert.deepEqual(verdicts(rule, graph), { orders: "compliant", copy: "compliant" });
      });

      it(`refuses them where it is off or not given, ${when}: AWS's default is off`, () => {
        for (const given of [false, undefined]) {
          const inputs = given === undefined ? {} : set(given);
          const [first, second] = judgementsOf(
            rule,
            build(table(inputs), replica(given === undefined ? {} : { [ofReplica]: given })),
          );
          assert.equal(first?.verdict, "violation");
          assert.deepEqual([first.property, first.actual, first.wanted], [property, given, true]);
          assert.match(first.message, says);
          assert.equal(second?.verdict, "violation");
          assert.deepEqual([second.name, second.property, second.actual], ["copy", ofReplica, given]);
        }
      });

      it(`judges each replica that a table names, ${when}`, () => {
        const replicas = [
          { regionName: "us-west-2", [ofReplica]: true },
          { regionName: "eu-west-1" },
          { regionName: "eu-west-2", [ofReplica]: unknown },
        ];
        const found = judgementsOf(rule, build(table({ ...set(true), replicas })));
        assert.deepEqual(
          found.map((one) => one.verdict),
          ["compliant", "compliant", "violation", "undecided"],
        );
        const refused = found[2]!;
        assert.equal(refused.verdict, "violation");
        assert.equal(refused.property, `replicas[1].${ofReplica}`);
        assert.match(refused.message, saysOfReplica);
      });
    }

    it("is undecided on what is unknown or secret", () => {
      for (const given of [unknown, secret]) {
        const graph = graphOf(table({ ...set(given), replicas: given }), replica({ [ofReplica]: given }));
        assert.deepEqual(verdicts(rule, graph), { orders: "undecided undecided", copy: "undecided" });
      }
    });

    it("does not judge the replicas that AWS lists and the program never named", () => {
      const listed = { outputs: { replicas: [{ regionName: "us-west-2", [ofReplica]: false }] } };
      assert.deepEqual(verdicts(rule, graphOf(table(set(true), listed))), { orders: "compliant" });
    });

    it("ignores other types", () => {
      assert.deepEqual(verdicts(rule, graphOf(OTHER)), {});
    });
  });
}
