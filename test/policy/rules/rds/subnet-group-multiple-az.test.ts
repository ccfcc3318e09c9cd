import assert from "node:assert/strict";
import { subnetGroupMultipleAz as rule } from "../../../../policy/rules/rds/subnet-group-multiple-az";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";
import { cluster, other } from "./databases";

const subnet = (letter: string): Fixture =>
  resource("aws:ec2/subnet:Subnet", letter, { availabilityZone: `us-east-1${letter}` });
const [a, b, c] = [subnet("a"), subnet("b"), subnet("c")];
const group = (subnetIds: unknown, options = {}): Fixture =>
  resource("aws:rds/subnetGroup:SubnetGroup", "group", { name: "group", subnetIds }, options);

describe("rds-subnet-group-multiple-az", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`accepts subnets of two zones, ${when}`, () => {
      assert.deepEqual(verdicts(rule, build(a, b, group([a.id, b.id]))), { group: "compliant" });
    });

    it(`refuses subnets of one zone, ${when}, and none at all`, () => {
      const [found] = judgementsOf(rule, build(a, group([a.id])));
      assert.equal(found?.verdict, "violation");
      assert.deepEqual(
        [found.property, found.actual, found.wanted],
        ["subnetIds", ["us-east-1a"], "at least 2 Availability Zones"],
      );
      assert.match(found.message, /^Its subnets are in 1 Availability Zone \(us-east-1a\), fewer than 2/);
      assert.deepEqual(verdicts(rule, build(group(undefined))), { group: "violation" });
    });

    it(`requires three for a Multi-AZ DB cluster, ${when}, and names it`, () => {
      const two = group([a.id, b.id]);
      const [found] = judgementsOf(
        rule,
        build(a, b, two, cluster("orders", { engine: "mysql", dbSubnetGroupName: two.id })),
      );
      assert.equal(found?.verdict, "violation");
      assert.equal(found.wanted, "at least 3 Availability Zones");
      assert.match(found.message, /^The Multi-AZ DB cluster orders needs three zones; its subnets are in 2/);
      const three = group([a.id, b.id, c.id]);
      const whole = build(a, b, c, three, cluster("orders", { engine: "mysql", dbSubnetGroupName: three.id }));
      assert.deepEqual(verdicts(rule, whole), { group: "compliant" });
    });

    it(`requires two for Aurora, ${when}`, () => {
      const two = group([a.id, b.id]);
      assert.deepEqual(verdicts(rule, build(a, b, two, cluster("shop", { dbSubnetGroupName: two.id }))), {
        group: "compliant",
      });
    });
  }

  it("is undecided on unknown subnets, and on a Multi-AZ DB cluster that may use it", () => {
    assert.deepEqual(verdicts(rule, graphOf(group(unknown))), { group: "undecided" });
    const stray = cluster("orders", { engine: "mysql", dbSubnetGroupName: unknown });
    assert.deepEqual(verdicts(rule, graphOf(a, group([a.id]), stray)), { group: "violation" });
    assert.deepEqual(verdicts(rule, graphOf(a, b, group([a.id, b.id]), stray)), { group: "undecided" });
    assert.deepEqual(verdicts(rule, graphOf(a, b, c, group([a.id, b.id, c.id]), stray)), { group: "compliant" });
  });

  it("requires what its setting says", () => {
    assert.deepEqual(verdicts(rule, graphOf(a, b, group([a.id, b.id])), { minimumZones: 3 }), { group: "violation" });
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(other)), {});
  });

  it("requires two for a cluster that may use it and is no Multi-AZ DB cluster", () => {
    const two = group([a.id, b.id]);
    const aurora = cluster("orders", { engine: "aurora-mysql", dbSubnetGroupName: unknown });
    const mysql = cluster("orders", { engine: "mysql", dbSubnetGroupName: unknown });
    const may = (one: Fixture) => {
      one.options.propertyDependencies = { dbSubnetGroupName: [two] };
      return verdicts(rule, previewOf(a, b, two, one)).group;
    };
    assert.equal(may(aurora), "compliant");
    assert.equal(may(mysql), "violation");
  });
});
