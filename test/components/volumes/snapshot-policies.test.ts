import assert from "node:assert/strict";
import { nameOf, planOf, statementsOf, type Pair } from "../plans";
import { fleetWithVolumes, ORDERS, restoreOf } from "./fleet";

const POLICY = "aws:dlm:LifecyclePolicy";

const withSnapshots = (snapshots: Record<string, unknown>, rpo = "30d") =>
  fleetWithVolumes({ volumes: { orders: { ...ORDERS, rpo, snapshots } } });

/** The policy of a region's volumes, and its schedule. */
function policyOf({ secondary }: Pair, region: string) {
  const policy = secondary.all(POLICY).find((p) => (p.inputs["region"] ?? secondary.region) === region)!;
  return { policy, details: policy.inputs["policyDetails"], schedule: policy.inputs["policyDetails"].schedules[0] };
}

describe("Data Lifecycle Manager's policies", () => {
  it("belong to the secondary's stack for both regions, since they need both regions' keys", async () => {
    const { primary, secondary } = await planOf(fleetWithVolumes(), "volumes");
    assert.deepEqual(primary.all(POLICY), []);
    const regions = secondary.all(POLICY).map((policy) => policy.inputs["region"] ?? "its own");
    assert.deepEqual(regions.sort(), ["its own", "us-east-1"]);
  });

  it("select the volumes of their region by a tag", async () => {
    const pair = await planOf(fleetWithVolumes({ strategy: "active-active" }), "volumes");
    for (const side of ["primary", "secondary"] as const) {
      const { details } = policyOf(pair, pair[side].region);
      assert.deepEqual(details.resourceTypes, ["VOLUME"]);
      const [[tag, value]] = Object.entries(details.targetTags) as [[string, string]];
      assert.equal(Object.keys(details.targetTags).length, 1);
      assert.equal(pair[side].all("aws:ebs:Volume").length, 6);
      for (const { inputs } of pair[side].all("aws:ebs:Volume")) assert.equal(inputs["tags"][tag], value);
    }
  });

  it("copy to the other region under that region's key, with all tags", async () => {
    const pair = await planOf(fleetWithVolumes(), "volumes");
    for (const [from, to] of [
      ["primary", "secondary"],
      ["secondary", "primary"],
    ] as const) {
      const { schedule } = policyOf(pair, pair[from].region);
      assert.equal(schedule.copyTags, true);
      assert.deepEqual(schedule.crossRegionCopyRules, [
        {
          target: pair[to].region,
          encrypted: true,
          cmkArn: pair[to].one("aws:kms:Key", "storefront").outputs["arn"],
          copyTags: true,
          retainRule: { interval: 7, intervalUnit: "DAYS" },
        },
      ]);
    }
  });

  it("do not change in a failover: none may call the impaired Region", async () => {
    const before = await planOf(fleetWithVolumes(), "volumes");
    const orders = { restores: [restoreOf("us-west-2", 1)] };
    const after = await planOf(fleetWithVolumes({ active: "secondary", secondary: { orders } }), "volumes");
    const inputs = (pair: Pair) => pair.secondary.all(POLICY).map((p) => [nameOf(p), p.inputs]);
    assert.deepEqual(inputs(after), inputs(before));
    const elsewhere = (pair: Pair) =>
      pair.secondary.resources.filter((r) => r.inputs["region"] === "us-east-1" && r.type.startsWith("aws:dlm"));
    assert.equal(elsewhere(before).length, 1);
  });

  it("copy the primary's volumes with static-site too, and have none of the standby's to copy", async () => {
    const { secondary } = await planOf(fleetWithVolumes({ strategy: "static-site" }), "volumes");
    assert.equal(secondary.one(POLICY).inputs["region"], "us-east-1");
  });

  it("run hourly and retain a week by default", async () => {
    const { schedule } = policyOf(await planOf(fleetWithVolumes(), "volumes"), "us-east-1");
    assert.deepEqual(schedule.createRule, { interval: 1, intervalUnit: "HOURS", times: "00:00" });
    assert.deepEqual(schedule.retainRule, { interval: 7, intervalUnit: "DAYS" });
    assert.equal(schedule.fastRestoreRule, undefined);
  });

  it("have the settings' schedule and retention", async () => {
    const every = await planOf(
      withSnapshots({ interval: "12h", startTime: "03:30", retain: { count: 5 }, copies: { days: 30 } }),
      "volumes",
    );
    const { schedule } = policyOf(every, "us-east-1");
    assert.deepEqual(schedule.createRule, { interval: 12, intervalUnit: "HOURS", times: "03:30" });
    assert.deepEqual(schedule.retainRule, { count: 5 });
    assert.deepEqual(schedule.crossRegionCopyRules[0].retainRule, { interval: 30, intervalUnit: "DAYS" });
    const cron = await planOf(withSnapshots({ cron: "cron(0 3 * * ? *)", longestGap: "24h" }), "volumes");
    assert.deepEqual(policyOf(cron, "us-east-1").schedule.createRule, { cronExpression: "cron(0 3 * * ? *)" });
  });

  it("enable fast snapshot restore in the Availability Zones of the snapshots' own region", async () => {
    const fastRestore = { count: 2, zones: { primary: ["us-east-1a", "us-east-1b"] } };
    const pair = await planOf(withSnapshots({ fastRestore }), "volumes");
    assert.deepEqual(policyOf(pair, "us-east-1").schedule.fastRestoreRule, {
      availabilityZones: ["us-east-1a", "us-east-1b"],
      count: 2,
    });
    assert.equal(policyOf(pair, "us-west-2").schedule.fastRestoreRule, undefined);
  });

  it("are others, with another tag, with retention by count: a policy's kind cannot change", async () => {
    const byAge = await planOf(withSnapshots({ retain: { days: 5 } }), "volumes");
    const byCount = await planOf(withSnapshots({ retain: { count: 5 } }), "volumes");
    const longer = await planOf(withSnapshots({ retain: { days: 6 } }), "volumes");
    const names = (pair: Pair) => pair.secondary.all(POLICY).map(nameOf);
    const tags = (pair: Pair) => policyOf(pair, "us-east-1").details.targetTags;
    assert.deepEqual(names(longer), names(byAge));
    assert.ok(names(byCount).every((name) => !names(byAge).includes(name)));
    assert.notDeepEqual(tags(byCount), tags(byAge));
  });

  it("have a role with AWS's managed policy and the use of both regions' keys", async () => {
    const { primary, secondary } = await planOf(fleetWithVolumes(), "volumes");
    const role = secondary.one("aws:iam:Role", "storefront-snapshots");
    for (const policy of secondary.all(POLICY)) assert.equal(policy.inputs["executionRoleArn"], role.outputs["arn"]);
    assert.equal(role.inputs["assumeRolePolicy"].Statement[0].Principal.Service, "dlm.amazonaws.com");
    const keys = [secondary, primary].map((stack) => stack.one("aws:kms:Key", "storefront").outputs["arn"]);
    const statements = statementsOf(secondary.one("aws:iam:RolePolicy", "storefront-snapshots").inputs["policy"]);
    for (const { Resource } of statements) assert.deepEqual(Resource, keys);
    const attachment = secondary.one("aws:iam:RolePolicyAttachment", "storefront-snapshots");
    assert.equal(
      attachment.inputs["policyArn"],
      "arn:aws:iam::aws:policy/service-role/AWSDataLifecycleManagerServiceRole",
    );
  });
});
