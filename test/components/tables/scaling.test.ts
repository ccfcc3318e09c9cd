import assert from "node:assert/strict";
import { SIDES, waitsFor, type Stack } from "../plans";
import { CARTS, ORDERS, planTables } from "./settings";

const TARGETS = [
  ["table/storefront-orders", "dynamodb:table:ReadCapacityUnits", 5, 100, 70],
  ["table/storefront-orders", "dynamodb:table:WriteCapacityUnits", 6, 50, 60],
  ["table/storefront-orders/index/by-customer", "dynamodb:index:ReadCapacityUnits", 5, 100, 70],
  ["table/storefront-orders/index/by-customer", "dynamodb:index:WriteCapacityUnits", 6, 50, 60],
  ["table/storefront-orders/index/by-day", "dynamodb:index:ReadCapacityUnits", 1, 10, 70],
  ["table/storefront-orders/index/by-day", "dynamodb:index:WriteCapacityUnits", 2, 20, 50],
] as const;

/** Each target with the one policy that moves it. */
function scaled(stack: Stack) {
  const policies = stack.all("aws:appautoscaling:Policy");
  return stack.all("aws:appautoscaling:Target").map((target) => {
    const { resourceId, scalableDimension, minCapacity, maxCapacity } = target.inputs;
    const [policy, ...others] = policies.filter(
      ({ inputs }) => inputs["resourceId"] === resourceId && inputs["scalableDimension"] === scalableDimension,
    );
    assert.deepEqual(others, []);
    assert.ok(policy && waitsFor(policy, target));
    return { policy, values: [resourceId, scalableDimension, minCapacity, maxCapacity] };
  });
}

describe("the units of a provisioned table", () => {
  for (const side of SIDES) {
    it(`have Auto Scaling in the ${side}'s region, for the table and every global index`, async () => {
      const stack = (await planTables({ orders: ORDERS, carts: CARTS }))[side];
      const found = scaled(stack).map(({ policy, values }) => [
        ...values,
        policy.inputs["targetTrackingScalingPolicyConfiguration"].targetValue,
      ]);
      assert.deepEqual(found, TARGETS);
    });

    it(`have policies with AWS's names, in the ${side}: DynamoDB copies the table's to a new replica`, async () => {
      const stack = (await planTables({ orders: ORDERS, carts: CARTS }))[side];
      for (const { policy } of scaled(stack)) {
        const { name, resourceId, targetTrackingScalingPolicyConfiguration: tracking } = policy.inputs;
        const metric = tracking.predefinedMetricSpecification.predefinedMetricType;
        assert.equal(name, `${metric}:${resourceId}`);
        assert.match(metric, policy.inputs["scalableDimension"].includes("Read") ? /^DynamoDBRead/ : /^DynamoDBWrite/);
      }
    });
  }

  it("have Auto Scaling after the table, or its replica, exists", async () => {
    const { primary, secondary } = await planTables({ orders: ORDERS, carts: CARTS });
    const owners = [
      [primary, primary.one("aws:dynamodb:Table", "storefront-orders")],
      [secondary, secondary.one("aws:dynamodb:TableReplica", "storefront-orders")],
    ] as const;
    for (const [stack, owner] of owners) {
      for (const target of stack.all("aws:appautoscaling:Target")) assert.ok(waitsFor(target, owner), target.urn);
    }
  });

  it("are ignored by a later `up`, except those of indexes, whose list must be free to grow", async () => {
    const { primary } = await planTables({ orders: ORDERS, carts: CARTS });
    const ignored = (store: string) => primary.one("aws:dynamodb:Table", `storefront-${store}`).ignoreChanges;
    assert.deepEqual(ignored("orders"), ["readCapacity", "writeCapacity", "warmThroughput", "replicas"]);
    assert.deepEqual(ignored("carts"), ["replicas"]);
  });
});
