import assert from "node:assert/strict";
import { against } from "../../../cli/plan/against";
import { containersIn, SIDE_BY_SIDE, SIDE_BY_SIDE_FLEET } from "../../support/containers";
import { QUIET } from "../../support/quiet";
import { planOf, waitsFor, type Stack } from "../plans";

const GROUP = "aws:lb:TargetGroup";
const SERVING = "aws:lb:Listener";

const shared = { dns: { failover: "manual" } };
const instances = () => planOf({ shared }, "serving");
const sideBySide = () => planOf(SIDE_BY_SIDE, "serving");

function groupsOf(stack: Stack): Record<string, any> {
  return Object.fromEntries(stack.all(GROUP).map((one) => [one.inputs["targetType"], one]));
}

/** By target type, the share of the requests. */
function sharesOf(stack: Stack): Record<string, number> {
  const [{ forward }] = stack.one(SERVING, "storefront-tls").inputs["defaultActions"];
  const types = new Map(stack.all(GROUP).map((one) => [one.outputs["arn"], one.inputs["targetType"]]));
  return Object.fromEntries(forward.targetGroups.map(({ arn, weight }: any) => [types.get(arn), weight]));
}

describe("instances and containers behind one load balancer", () => {
  it("share the requests as the settings say, each from a target group of its own", async () => {
    const { primary, secondary } = await sideBySide();
    assert.deepEqual(sharesOf(primary), { ip: 10, instance: 90 });
    assert.deepEqual(sharesOf(secondary), { ip: 20, instance: 80 });
    const { ip, instance } = groupsOf(primary);
    assert.deepEqual(
      primary.one("aws:ecs:Service").inputs["loadBalancers"].map((one: any) => one.targetGroupArn),
      [ip.outputs["arn"]],
    );
    assert.deepEqual(primary.one("aws:autoscaling:Group").inputs["targetGroupArns"], [instance.outputs["arn"]]);
    assert.ok(waitsFor(primary.one("aws:ecs:Service"), primary.one(SERVING, "storefront-tls")));
  });

  it("are reached by the alarm on no healthy target where most requests go", async () => {
    const { primary, secondary } = await sideBySide();
    const [{ dimensions: first }, { dimensions: then }] = [primary, secondary].map(
      (stack) => stack.one("aws:cloudwatch:MetricAlarm", "storefront-no-healthy-target").inputs,
    ) as [any, any];
    assert.equal(first.TargetGroup, groupsOf(primary)["instance"].outputs["arnSuffix"]);
    assert.equal(then.TargetGroup, groupsOf(secondary)["instance"].outputs["arnSuffix"]);
  });

  it("begin without a change of what served, and end once no request is sent to it", async () => {
    const [before, during] = [(await instances()).primary.resources, (await sideBySide()).primary.resources];
    assert.deepEqual(against(during, before).losses, []);
    const last = await planOf(SIDE_BY_SIDE_FLEET, "serving");
    const ending = (stack: Stack) => Object.entries(groupsOf(stack)).map(([type, one]) => [type, one.protect ?? false]);
    assert.deepEqual(ending((await sideBySide()).primary).sort(), [
      ["instance", true],
      ["ip", true],
    ]);
    assert.deepEqual(ending(last.primary).sort(), [
      ["instance", true],
      ["ip", false],
    ]);
  });

  it("cannot change places in one step: the target group is protected, as holdfast plan --against says", async () => {
    const containers = await planOf({ shared, primary: containersIn("us-east-1") }, "serving");
    const { losses } = against(containers.primary.resources, (await instances()).primary.resources);
    const group = losses.find(({ type }) => type === "aws:lb/targetGroup:TargetGroup")!;
    assert.deepEqual([group.op, group.isProtected], ["delete", true]);
  });

  it("both use the stores and the messages of the Region, and alarms have names of their own", async () => {
    const { primary } = await planOf({
      ...SIDE_BY_SIDE,
      shared: {
        ...shared,
        ...QUIET,
        tables: { carts: { partitionKey: { name: "id", type: "S" } } },
        queues: { jobs: {} },
      },
      primary: {
        compute: {
          ...(SIDE_BY_SIDE.primary!["compute"] as object),
          uses: { tables: ["carts"] },
          consumes: { queues: ["jobs"] },
        },
      },
    });
    const roles = ["storefront-stores", "storefront-messaging"].flatMap((name) =>
      ["", "-tasks"].map((suffix) => primary.one("aws:iam:RolePolicy", name + suffix).inputs["role"]),
    );
    assert.equal(new Set(roles).size, 2);
    const names = primary.all("aws:cloudwatch:MetricAlarm").map(({ inputs }) => inputs["name"]);
    assert.equal(new Set(names).size, names.length);
  });
});
