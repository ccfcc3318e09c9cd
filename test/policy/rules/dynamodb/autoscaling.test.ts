import assert from "node:assert/strict";
import { autoscaling as rule } from "../../../../policy/rules/dynamodb/autoscaling";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";
import { OTHER, replica, table } from "./tables";

const PROVISIONED = {
  billingMode: "PROVISIONED",
  globalSecondaryIndexes: [{ name: "by-customer", hashKey: "customer" }],
};
const [TABLE, INDEX] = ["table/orders", "table/orders/index/by-customer"];
const place = (region: string) => ({ region, stack: region === "us-east-1" ? "primary" : "secondary" });

let made = 0;
function part(type: string, resourceId: unknown, scalableDimension: unknown, region = "us-east-1"): Fixture {
  made += 1;
  return resource(
    type,
    `scaling-${made}`,
    { resourceId, scalableDimension, serviceNamespace: "dynamodb" },
    place(region),
  );
}

function scaled(resourceId: string, units: "Read" | "Write", region = "us-east-1"): Fixture[] {
  const dimension = `dynamodb:${resourceId.includes("/index/") ? "index" : "table"}:${units}CapacityUnits`;
  return ["aws:appautoscaling/target:Target", "aws:appautoscaling/policy:Policy"].map((type) =>
    part(type, resourceId, dimension, region),
  );
}

const WHOLE = () => [TABLE, INDEX].flatMap((id) => [...scaled(id, "Read"), ...scaled(id, "Write")]);
const of = (graph: ReturnType<typeof graphOf>) => judgementsOf(rule, graph).filter(({ name }) => name === "orders");

describe("dynamodb-autoscaling", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`accepts a table of which all scales, ${when}`, () => {
      assert.deepEqual(verdicts(rule, build(table(PROVISIONED), ...WHOLE())), { orders: "compliant" });
    });

    it(`refuses one of which nothing scales, also where billingMode is not given: AWS's default is PROVISIONED, ${when}`, () => {
      for (const inputs of [PROVISIONED, { ...PROVISIONED, billingMode: undefined }]) {
        const [found] = of(build(table(inputs)));
        assert.equal(found?.verdict, "violation");
        assert.match(
          found.message,
          /^Nothing scales its reads, the reads of index by-customer, its writes, the writes of index by-customer: more requests/,
        );
      }
    });

    it(`refuses an index left out, and names it, ${when}`, () => {
      const [found] = of(build(table(PROVISIONED), ...WHOLE().slice(0, 6)));
      assert.equal(found?.verdict, "violation");
      assert.match(found.message, /^Nothing scales the writes of index by-customer: /);
    });

    it(`refuses a target without a policy, and what scales in another Region, ${when}`, () => {
      const onlyTargets = WHOLE().filter(({ type }) => type.includes("target"));
      assert.equal(of(build(table(PROVISIONED), ...onlyTargets))[0]?.verdict, "violation");
      const elsewhere = [TABLE, INDEX].flatMap((id) => [
        ...scaled(id, "Read", "us-west-2"),
        ...scaled(id, "Write", "us-west-2"),
      ]);
      assert.equal(of(build(table(PROVISIONED), ...elsewhere))[0]?.verdict, "violation");
    });

    it(`requires that the reads of a replica scale in its Region, ${when}`, () => {
      const copy = (...fixtures: Fixture[]) =>
        verdicts(rule, build(table(PROVISIONED), ...WHOLE(), replica(), ...fixtures)).copy;
      assert.equal(copy(), "violation");
      assert.equal(copy(...scaled(TABLE, "Read", "us-west-2")), "violation");
      assert.equal(copy(...[TABLE, INDEX].flatMap((id) => scaled(id, "Read", "us-west-2"))), "compliant");
    });
  }

  it("requires the same of a replica in the table's own argument", () => {
    const both = table({ ...PROVISIONED, replicas: [{ regionName: "us-west-2" }] });
    const there = [TABLE, INDEX].flatMap((id) => scaled(id, "Read", "us-west-2"));
    assert.equal(of(graphOf(both, ...WHOLE(), ...there))[0]?.verdict, "compliant");
    const [missing] = of(graphOf(both, ...WHOLE(), there[0]!));
    assert.match(
      missing?.verdict === "violation" ? missing.message : "",
      /^Nothing scales its reads, the reads of index by-customer in us-west-2/,
    );
    // What scales it may be in the other Region's stack.
    assert.equal(of(graphOf(both, ...WHOLE()))[0]?.verdict, "undecided");
    assert.equal(of(graphOf(table({ ...PROVISIONED, replicas: unknown }), ...WHOLE())).at(-1)?.verdict, "undecided");
  });

  it("leaves an on-demand table and its replica alone", () => {
    assert.deepEqual(verdicts(rule, graphOf(table(), replica())), { orders: "notApplicable", copy: "notApplicable" });
  });

  it("is undecided on what is unknown: mode, name, indexes, what is scaled, and the table of a replica", () => {
    for (const inputs of [
      { billingMode: unknown },
      { ...PROVISIONED, name: unknown },
      { ...PROVISIONED, globalSecondaryIndexes: unknown },
      { ...PROVISIONED, globalSecondaryIndexes: [{ name: unknown }] },
    ]) {
      assert.deepEqual(verdicts(rule, graphOf(table(inputs))), { orders: "undecided" });
    }
    const unclear = ["aws:appautoscaling/target:Target", "aws:appautoscaling/policy:Policy"].map((type) =>
      part(type, unknown, unknown),
    );
    assert.deepEqual(verdicts(rule, graphOf(table(PROVISIONED), ...unclear)), { orders: "undecided" });
    assert.deepEqual(verdicts(rule, graphOf(replica())), { copy: "undecided" });
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(OTHER)), {});
  });
});
