import assert from "node:assert/strict";
import fc from "fast-check";
import { inRules, LONGEST_RULE, MOST_CHILDREN } from "../../../components/observability/composites";
import { planOf, SIDES } from "../plans";

const COMPOSITE = "aws:cloudwatch:CompositeAlarm";

describe("alarms in rules", () => {
  const names = fc.array(fc.string({ minLength: 1, maxLength: 255, unit: "grapheme-ascii" }), { maxLength: 400 });

  it("are all in one of them, in order, and each rule is one that CloudWatch takes", () => {
    fc.assert(
      fc.property(names, (all) => {
        const groups = inRules(all);
        assert.deepEqual(groups.flat(), all);
        for (const group of groups) {
          assert.ok(group.length > 0 && group.length <= MOST_CHILDREN);
          assert.ok(group.map((name) => `ALARM("${name}")`).join(" OR ").length <= LONGEST_RULE);
        }
      }),
    );
  });

  it("are in one rule where they fit", () => {
    const fitting = Array.from({ length: MOST_CHILDREN }, (_, i) => `storefront-alarm-${i}`);
    assert.equal(inRules(fitting).length, 1);
    assert.equal(inRules([...fitting, "one-more"]).length, 2);
  });
});

/** The alarms that a rule names. */
const named = (rule: string): string[] => [...rule.matchAll(/ALARM\("([^"]+)"\)/g)].map(([, name]) => name!);

describe("a region's own alarm", () => {
  it("is in ALARM with each critical alarm, and with no other", async () => {
    const pair = await planOf("shipped");
    for (const side of SIDES) {
      const stack = pair[side];
      const { inputs } = stack.one(COMPOSITE, "storefront-region-unhealthy");
      assert.match(inputs["alarmRule"], /^ALARM\("[^"]+"\)( OR ALARM\("[^"]+"\))*$/);
      const children = named(inputs["alarmRule"]);
      for (const critical of ["no-healthy-target", "target-errors", "balancer-errors", "own-unreachable"])
        assert.ok(children.includes(`storefront-${critical}`), critical);
      for (const other of ["peer-unreachable", "users-unreachable", "cpu-high", "slow-answers"])
        assert.ok(!children.includes(`storefront-${other}`), other);
      const here = stack.all("aws:cloudwatch:MetricAlarm").map((alarm) => alarm.inputs["name"]);
      for (const child of children) assert.ok(here.includes(child), child);
    }
  });

  it("is not in ALARM for a changed trail, which affects no user", async () => {
    const { primary } = await planOf("shipped");
    assert.ok(primary.one("aws:cloudwatch:MetricAlarm", "storefront-trail-changed"));
    const children = named(primary.one(COMPOSITE, "storefront-region-unhealthy").inputs["alarmRule"]);
    assert.ok(!children.includes("storefront-trail-changed"));
  });

  it("is OK without instances in a standby that runs none until it takes over", async () => {
    const { secondary } = await planOf("pilot-light-network-load-balancer");
    const children = named(secondary.one(COMPOSITE, "storefront-region-unhealthy").inputs["alarmRule"]);
    assert.ok(!children.includes("storefront-no-healthy-target"));
    const alarm = secondary.one("aws:cloudwatch:MetricAlarm", "storefront-no-healthy-target");
    assert.match(alarm.inputs["alarmDescription"], /runs none until it takes over/);
  });
});

describe("who should take over", () => {
  it("asks for a failover where the other region failed and this one sees out and serves, with the command", async () => {
    const { primary, secondary } = await planOf("shipped");
    const hindered = '(ALARM("storefront-own-unreachable") OR ALARM("storefront-no-healthy-target"))';
    const rule = `ALARM("storefront-peer-unreachable") AND NOT ${hindered}`;
    const takeOver = secondary.one(COMPOSITE, "storefront-take-over").inputs;
    assert.equal(takeOver["alarmRule"], rule);
    assert.ok(takeOver["alarmDescription"].includes(primary.outputs["switches"].live.takeOut));
    assert.ok(takeOver["alarmDescription"].includes("pulumi up -s secondary"));
    assert.equal(primary.one(COMPOSITE, "storefront-standby-lost").inputs["alarmRule"], rule);
    for (const stack of [primary, secondary]) {
      const both = stack.one(COMPOSITE, "storefront-both-regions-impaired").inputs["alarmRule"];
      assert.equal(both, `ALARM("storefront-peer-unreachable") AND ${hindered}`);
      assert.equal(stack.all(COMPOSITE).length, 3);
    }
  });

  it("is suppressed, where no instance runs, only where the static page cannot be reached either", async () => {
    for (const [variant, hindered] of [
      ["pilot-light-network-load-balancer", ' AND NOT (ALARM("storefront-users-unreachable"))'],
      ["static-site", ' AND NOT (ALARM("storefront-users-unreachable"))'],
      // Without a page, users get no answer while the primary is unavailable.
      ["backup-restore", ""],
    ] as const) {
      const { secondary } = await planOf(variant);
      const { alarmRule } = secondary.one(COMPOSITE, "storefront-take-over").inputs;
      assert.equal(alarmRule, `ALARM("storefront-peer-unreachable")${hindered}`, variant);
    }
  });

  it("is said in the words of who serves", async () => {
    const text = async (side: "primary" | "secondary", variant: Parameters<typeof planOf>[0]) => {
      const name = side === "primary" ? "storefront-standby-lost" : "storefront-take-over";
      return (await planOf(variant))[side].one(COMPOSITE, name).inputs["alarmDescription"] as string;
    };
    assert.match(await text("secondary", "shipped"), /at its reduced size\. Its databases accept no writes until/);
    const after = { shared: { active: "secondary" } };
    assert.match(
      await text("secondary", after),
      /us-east-1, the standby, does not answer: there is nothing to fail over/,
    );
    assert.match(await text("primary", after), /^us-west-2 does not answer\..+follow this stack's disaster plan/);
  });

  it("needs nothing of the unavailable region: every command names the other one", async () => {
    const { secondary } = await planOf("shipped");
    const text: string = secondary.one(COMPOSITE, "storefront-take-over").inputs["alarmDescription"];
    const regions = [...text.matchAll(/--region (\S+?)\.? /g)].map(([, region]) => region);
    assert.deepEqual(regions, ["us-west-2"]);
  });

  it("does not ask without monitoring of the other region", async () => {
    for (const canary of [false, { looksAt: ["own"] }]) {
      const pair = await planOf({ shared: { monitoring: { canary } } });
      for (const side of SIDES) {
        const names = pair[side].all(COMPOSITE).map(({ inputs }) => inputs["alarmName"]);
        assert.deepEqual(names, ["storefront-region-unhealthy"]);
      }
    }
  });

  it("stays as it is when the secondary takes over, but for its words", async () => {
    const before = (await planOf({ shared: { active: "primary" } })).secondary;
    const after = (await planOf({ shared: { active: "secondary" } })).secondary;
    const rules = (stack: typeof before) =>
      stack.all(COMPOSITE).map(({ inputs }) => [inputs["alarmName"], inputs["alarmRule"]]);
    assert.deepEqual(rules(after), rules(before));
  });
});
