import assert from "node:assert/strict";
import { planOf, statementsOf, type Stack } from "../plans";

const MACHINE = "aws:sfn:StateMachine";
const states = (stack: Stack) => JSON.parse(stack.one(MACHINE).inputs["definition"]).States;

describe("a latch", () => {
  it("is nowhere by default, and in the secondary's Region by setting", async () => {
    const shipped = await planOf("shipped", "entries");
    for (const stack of [shipped.primary, shipped.secondary]) assert.equal(stack.all(MACHINE).length, 0);
    const latched = await planOf({ shared: { dns: { latch: "15m" } } }, "entries");
    assert.equal(latched.primary.all(MACHINE).length, 0);
    assert.equal(latched.secondary.one(MACHINE).inputs["name"], "storefront-latch");
  });

  it("waits, looks whether the primary is still away, engages each switch as an operator does, and notifies", async () => {
    const { secondary } = await planOf({ shared: { dns: { latch: "15m", records: "live-and-drill" } } }, "entries");
    const all = states(secondary);
    assert.deepEqual([all.Wait.Seconds, all.Wait.Next], [900, "Look"]);
    assert.deepEqual(all.Look.Parameters.AlarmNames, ["storefront-take-over"]);
    assert.deepEqual(
      [all["Still away"].Choices[0].StringEquals, all["Still away"].Choices[0].Next, all["Still away"].Default],
      ["ALARM", "Engage 1", "Back in service"],
    );
    const [live, drill] = [all["Engage 1"], all["Engage 2"]];
    assert.equal(live.Resource, "arn:aws:states:::aws-sdk:s3:putObject");
    const commands = secondary.outputs["switches"] ?? {};
    for (const { Parameters } of [live, drill])
      assert.ok(
        JSON.stringify(commands) === "{}" || JSON.stringify(commands).includes(`--key ${Parameters.Key}`),
        Parameters.Key,
      );
    assert.notDeepEqual(live.Parameters, drill.Parameters);
    assert.deepEqual([live.Next, drill.Next, all.Notify.End], ["Engage 2", "Notify", true]);
    assert.match(all.Notify.Parameters.TopicArn, /:us-west-2:.*:storefront-alerts$/);
  });

  it("may write those objects alone, and is started by the alarm alone", async () => {
    const { secondary } = await planOf({ shared: { dns: { latch: "15m" } } }, "entries");
    const may = statementsOf(secondary.one("aws:iam:RolePolicy", "storefront-latch").inputs["policy"]);
    const { Bucket, Key } = states(secondary)["Engage 1"].Parameters;
    assert.deepEqual(may.find((one) => one["Action"] === "s3:PutObject")!["Resource"], [
      `arn:aws:s3:::${Bucket}/${Key}`,
    ]);
    const pattern = JSON.parse(secondary.one("aws:cloudwatch:EventRule", "storefront-latch").inputs["eventPattern"]);
    assert.deepEqual(pattern.resources, ["arn:aws:cloudwatch:us-west-2:123456789012:alarm:storefront-take-over"]);
    assert.deepEqual(pattern.detail, { state: { value: ["ALARM"] } });
    const target = secondary.one("aws:cloudwatch:EventTarget", "storefront-latch").inputs;
    assert.equal(target["arn"], secondary.one(MACHINE).outputs["arn"]);
  });

  it("writes the switch's metric, where that is the switch", async () => {
    const dns = { latch: "15m", switchType: "cloudwatch-metric" };
    const { secondary } = await planOf({ shared: { dns } }, "entries");
    const { Resource, Parameters } = states(secondary)["Engage 1"];
    assert.equal(Resource, "arn:aws:states:::aws-sdk:cloudwatch:putMetricData");
    assert.deepEqual([Parameters.Namespace, Parameters.MetricData[0].Value], ["storefront/switches", 1]);
  });

  it("is the same whichever Region is active", async () => {
    const at = async (active: string) =>
      states((await planOf({ shared: { active, dns: { latch: "15m" } } }, "entries")).secondary);
    assert.deepEqual(await at("secondary"), await at("primary"));
  });
});
