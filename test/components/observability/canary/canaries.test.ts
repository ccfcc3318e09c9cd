import assert from "node:assert/strict";
import type { Changes } from "../../../support/variants";
import { planOf, SIDES, statementsOf, type Stack } from "../../plans";

const CANARY = "aws:synthetics:Canary";
const PAGE_ONLY = {
  shared: {
    workload: { strategy: "static-site", objectives: { region: { rto: "8h", rpo: "6h" } } },
    standby: { lastResort: false },
  },
  secondary: { network: null, compute: null },
};

/** What a region's canaries ask for, by their names. */
function looks(stack: Stack): Record<string, string> {
  return Object.fromEntries(
    stack.all(CANARY).map(({ inputs }) => [inputs["name"], inputs["runConfig"].environmentVariables.URL]),
  );
}

describe("a region's canaries", () => {
  it("ask the other region's own host, this one's, the name that users type, and the switch that they hold for the other", async () => {
    const { primary, secondary } = await planOf("shipped", "watch");
    assert.deepEqual(looks(primary), {
      "storefront-own": "https://us-east-1.shop.example.com/healthz",
      "storefront-peer": "https://us-west-2.shop.example.com/healthz",
      "storefront-users": "https://shop.example.com/healthz",
    });
    assert.deepEqual(looks(secondary), {
      "storefront-own": "https://us-west-2.shop.example.com/healthz",
      "storefront-peer": "https://us-east-1.shop.example.com/healthz",
      "storefront-switch": "https://storefront-123456789012-us-west-2-switch.s3.us-west-2.amazonaws.com/readable",
      "storefront-users": "https://shop.example.com/healthz",
    });
  });

  it("are not there where the settings want none", async () => {
    const { primary, secondary } = await planOf("warm-standby-fixed-fleet", "watch");
    for (const stack of [primary, secondary]) assert.deepEqual(looks(stack), {});
  });

  for (const [strategy, variant] of [
    ["a standby that runs nothing", "pilot-light-network-load-balancer"],
    ["a standby that is a page", PAGE_ONLY],
  ] as const)
    it(`do not ask ${strategy}, which would never answer`, async () => {
      const { primary, secondary } = await planOf(variant, "watch");
      assert.deepEqual(Object.keys(looks(primary)).sort(), ["storefront-own", "storefront-users"]);
      assert.deepEqual(Object.keys(looks(secondary)).sort(), [
        "storefront-peer",
        "storefront-switch",
        "storefront-users",
      ]);
    });

  it("ask a pilot light once it has taken over, and need no new role for it", async () => {
    const shared = { workload: { strategy: "pilot-light" }, active: "secondary" };
    const { secondary } = await planOf({ shared, secondary: { compute: { standby: null } } }, "watch");
    assert.ok("storefront-own" in looks(secondary));
    const roles = secondary.all("aws:iam:Role").filter(({ urn }) => urn.includes("Canaries"));
    assert.equal(roles.length, 1);
  });

  it("run as often as the decision to take over needs, and seldom elsewhere; each minute with full monitoring", async () => {
    const rhythm = async (side: "primary" | "secondary", shared: Changes) => {
      const stack = (await planOf({ shared }))[side];
      return Object.fromEntries(
        stack.all(CANARY).map(({ inputs }) => {
          const what = inputs["name"].replace("storefront-", "");
          const alarm = stack.one("aws:cloudwatch:MetricAlarm", `storefront-${what}-unreachable`).inputs;
          assert.equal(
            inputs["schedule"].expression,
            `rate(${alarm["period"] / 60} minute${alarm["period"] > 60 ? "s" : ""})`,
          );
          return [what, [alarm["period"] / 60, alarm["evaluationPeriods"]]];
        }),
      );
    };
    const SELDOM = { peer: [5, 2], own: [5, 2], users: [5, 2] };
    assert.deepEqual(await rhythm("primary", {}), SELDOM);
    assert.deepEqual(await rhythm("secondary", {}), { peer: [2, 2], own: [2, 2], users: [5, 2], switch: [15, 2] });
    // The region that may take over is now the other one.
    assert.deepEqual(await rhythm("primary", { active: "secondary" }), { ...SELDOM, peer: [2, 2], own: [2, 2] });
    const full = { monitoring: { level: "full" } };
    assert.deepEqual(await rhythm("secondary", full), { peer: [1, 3], own: [1, 3], users: [1, 3], switch: [5, 3] });
    const light = { workload: { strategy: "pilot-light", objectives: { region: { rto: "8h", rpo: "6h" } } } };
    const { secondary } = await planOf({ shared: light, secondary: { compute: { standby: null } } });
    assert.equal(secondary.one("aws:cloudwatch:MetricAlarm", "storefront-users-unreachable").inputs["period"], 120);
  });

  it("run as the settings say, and end in time", async () => {
    const canary = { every: "2m", timeout: "60s", failures: 2, retentionDays: 7, runtime: "syn-nodejs-puppeteer-16.0" };
    const { primary } = await planOf({ shared: { monitoring: { canary } } }, "watch");
    for (const { inputs } of primary.all(CANARY)) {
      assert.equal(inputs["schedule"].expression, "rate(2 minutes)");
      assert.equal(inputs["runtimeVersion"], "syn-nodejs-puppeteer-16.0");
      assert.equal(inputs["runConfig"].timeoutInSeconds, 60);
      assert.equal(inputs["runConfig"].environmentVariables.TIMEOUT, "50000");
      assert.deepEqual([inputs["successRetentionPeriod"], inputs["failureRetentionPeriod"]], [7, 7]);
      assert.equal(inputs["startCanary"], true);
    }
    const { inputs } = primary.one("aws:cloudwatch:MetricAlarm", "storefront-peer-unreachable");
    assert.deepEqual([inputs["period"], inputs["evaluationPeriods"]], [120, 2]);
    assert.deepEqual(inputs["dimensions"], { CanaryName: "storefront-peer" });
    assert.equal(inputs["treatMissingData"], "ignore");
  });

  it("write an hour and a minute as Synthetics does", async () => {
    for (const [every, rate] of [
      ["1h", "rate(1 hour)"],
      ["1m", "rate(1 minute)"],
    ]) {
      const { primary } = await planOf({ shared: { monitoring: { canary: { every } } } }, "watch");
      for (const { inputs } of primary.all(CANARY)) assert.equal(inputs["schedule"].expression, rate);
    }
  });

  it("run one file of the region's own bucket, under a name that tells its versions apart", async () => {
    const pair = await planOf("shipped", "watch");
    for (const side of SIDES) {
      const code = pair[side]
        .all("aws:s3:BucketObjectv2")
        .find(({ inputs }) => inputs["key"].startsWith("code/look-"))!;
      assert.equal(code.inputs["bucket"], `storefront-123456789012-${pair[side].region}-canary`);
      assert.match(code.inputs["key"], /^code\/look-[0-9a-f]{12}\.zip$/);
      const archive = Buffer.from(code.inputs["contentBase64"], "base64");
      assert.ok(archive.includes("nodejs/node_modules/look.js"));
      for (const { inputs } of pair[side].all(CANARY)) {
        assert.deepEqual([inputs["s3Bucket"], inputs["s3Key"]], [code.inputs["bucket"], code.inputs["key"]]);
        assert.equal(inputs["handler"], "look.handler");
      }
      const lifecycle = pair[side]
        .all("aws:s3:BucketLifecycleConfiguration")
        .find(({ inputs }) => inputs["bucket"] === code.inputs["bucket"])!;
      const expiring = lifecycle.inputs["rules"].filter((rule: any) => rule.expiration?.days);
      assert.deepEqual(
        expiring.map((rule: any) => rule.filter.prefix),
        ["results/"],
        "the code must stay",
      );
    }
  });

  it("may keep what they found, log and measure, and nothing else", async () => {
    const { primary } = await planOf("shipped", "watch");
    const policy = primary.all("aws:iam:RolePolicy").find(({ urn }) => urn.includes("Canaries"))!;
    const allowed = statementsOf(policy.inputs["policy"]).flatMap((one) => [one["Action"]].flat());
    assert.deepEqual(allowed.sort(), [
      "cloudwatch:PutMetricData",
      "logs:CreateLogStream",
      "logs:PutLogEvents",
      "s3:GetBucketLocation",
      "s3:GetObject",
      "s3:ListAllMyBuckets",
      "s3:PutObject",
    ]);
    const open = statementsOf(policy.inputs["policy"]).filter((one) => one["Resource"] === "*");
    assert.deepEqual(open.map((one) => one["Sid"]).sort(), ["ListsBuckets", "Measures"]);
  });

  it("log for as long as the settings say, each into the group of its own function", async () => {
    const { primary } = await planOf({ shared: { monitoring: { logRetentionDays: 14 } } }, "watch");
    for (const canary of primary.all(CANARY)) {
      const [, name] = /function:([^:]+):/.exec(canary.outputs["engineArn"])!;
      const group = primary.where("aws:cloudwatch:LogGroup", "name", `/aws/lambda/${name}`);
      assert.equal(group.inputs["retentionInDays"], 14);
    }
  });

  it("are none where the settings want none, and neither are their alarms, bucket and role", async () => {
    const pair = await planOf({ shared: { monitoring: { canary: false } } }, "watch");
    for (const side of SIDES)
      assert.deepEqual(
        pair[side].resources.filter(({ urn }) => /canary/i.test(urn)).map(({ urn }) => urn),
        [],
      );
  });
});
