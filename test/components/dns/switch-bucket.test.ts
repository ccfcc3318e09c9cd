import assert from "node:assert/strict";
import { nameOf, planOf, SIDES, statementsOf, waitsFor, type Pair, type Planned, type Stack } from "../plans";
import { BARE } from "../tuned";

/** What a command of the `switches` output says to the AWS CLI. */
interface Command {
  verb: string;
  bucket: string;
  key: string;
  region: string;
}

function parse(command: string): Command {
  const match = /^aws s3api (\S+) --bucket (\S+) --key (\S+) --region (\S+)$/.exec(command);
  assert.ok(match, command);
  const [, verb, bucket, key, region] = match;
  return { verb: verb!, bucket: bucket!, key: key!, region: region! };
}

const other = { primary: "secondary", secondary: "primary" } as const;

/** The inverted health checks of a stack, which look at its switches. */
function switchChecks(stack: Stack) {
  return stack.all("aws:route53:HealthCheck").filter((c) => c.inputs["invertHealthcheck"]);
}

/** What everyone may read in a stack's bucket for switches. */
function publicObjects(stack: Stack, bucket: string): string[] {
  const policy = stack.where("aws:s3:BucketPolicy", "bucket", bucket);
  const grants = statementsOf(policy.inputs["policy"]).filter((s) => s["Effect"] === "Allow");
  for (const { Principal, Action, Condition } of grants)
    assert.deepEqual([Principal, Action, Condition], ["*", "s3:GetObject", undefined]);
  return grants.flatMap((s) => s["Resource"]);
}

/** Holds each switch of a stack against its health check and the other stack's bucket. */
function agree(pair: Pair, side: (typeof SIDES)[number]): number {
  const [stack, holder] = [pair[side], pair[other[side]]];
  const switches = Object.values(stack.outputs["switches"]) as { takeOut: string; putBack: string }[];
  const engaged = switches.map(({ takeOut, putBack }) => {
    const [on, off] = [parse(takeOut), parse(putBack)];
    assert.deepEqual([on.verb, off.verb], ["put-object", "delete-object"]);
    assert.deepEqual({ ...on, verb: "" }, { ...off, verb: "" }, "the same object is put and deleted");
    assert.equal(on.region, holder.region, "the switch is not in the region that it takes out");
    return on;
  });
  const looked = switchChecks(stack).map(({ inputs }) => `https://${inputs["fqdn"]}${inputs["resourcePath"]}`);
  const urls = engaged.map(({ bucket, key, region }) => `https://${bucket}.s3.${region}.amazonaws.com/${key}`);
  assert.deepEqual(looked.sort(), urls.sort());
  for (const { bucket } of engaged) {
    const objects = engaged.map(({ key }) => `arn:aws:s3:::${bucket}/${key}`);
    const marker = `arn:aws:s3:::${bucket}/readable`;
    assert.deepEqual(publicObjects(holder, bucket).sort(), [...objects, marker].sort(), "the switches and the marker");
    assert.ok(
      holder.all("aws:s3:Bucket").some((b) => b.inputs["bucket"] === bucket && b.inputs["region"] === undefined),
    );
  }
  return engaged.length;
}

/** The switches that a stack throws itself. */
function engagedBy(stack: Stack): Planned[] {
  const objects = stack.all("aws:s3:BucketObjectv2").filter((object) => /-switch$/.test(object.inputs["bucket"]));
  return objects.filter(({ inputs }) => inputs["key"] !== "readable");
}

const placeOf = ({ inputs }: Planned) => `${inputs["bucket"]}/${inputs["key"]}`;

/** A standby that runs nothing has no reduced size. */
const UNREADY = { secondary: { compute: { standby: null } } };

describe("the manual switch", () => {
  it("is one object of the standby's region for the outputs, the health check and the bucket's policy alike", async () => {
    const pair = await planOf("shipped", "entries");
    assert.equal(agree(pair, "primary"), 1);
    assert.equal(agree(pair, "secondary"), 0);
  });

  it("is there for each name, and in active-active for each region", async () => {
    const pair = await planOf("active-active", "entries");
    assert.equal(agree(pair, "primary"), 2);
    assert.equal(agree(pair, "secondary"), 2);
  });

  it("is read over HTTPS, as often as the endpoint, and inverted: nothing there means healthy", async () => {
    const { primary } = await planOf("shipped", "entries");
    const endpoint = primary.one("aws:route53:HealthCheck", "storefront-endpoint").inputs;
    const [check, ...others] = switchChecks(primary);
    assert.deepEqual(others, []);
    const { inputs } = check!;
    assert.deepEqual([inputs["type"], inputs["port"], inputs["enableSni"]], ["HTTPS", 443, true]);
    assert.equal(inputs["requestInterval"], endpoint["requestInterval"]);
    assert.equal(inputs["failureThreshold"], endpoint["failureThreshold"]);
  });

  it("is not engaged by the deployment while the primary serves, nor in active-active, where both do", async () => {
    const flipped = { workload: { strategy: "active-active" }, active: "secondary" };
    for (const pair of [
      await planOf("shipped", "entries"),
      await planOf("active-active", "entries"),
      await planOf({ shared: flipped, secondary: { compute: { standby: null } } }, "entries"),
    ]) {
      for (const side of SIDES) assert.deepEqual(engagedBy(pair[side]), []);
    }
  });

  it("is engaged by the secondary's own stack, in its own region, for each name that it fails over while it is active", async () => {
    for (const [strategy, more] of [
      ["warm-standby", {}],
      ["pilot-light", UNREADY],
      ["backup-restore", UNREADY],
    ] as const) {
      const workload = { strategy, objectives: { region: { rto: "8h", rpo: "6h" } } };
      const shared = { workload, active: "secondary", dns: { records: "live-and-drill" } };
      const { primary, secondary } = await planOf({ shared, ...more }, "entries");
      const switches = Object.values(primary.outputs["switches"]) as { takeOut: string }[];
      const wanted = switches.map(({ takeOut }) => parse(takeOut)).map(({ bucket, key }) => `${bucket}/${key}`);
      assert.equal(wanted.length, 2);
      assert.deepEqual(engagedBy(secondary).map(placeOf).sort(), wanted.sort());
      assert.deepEqual(engagedBy(primary), []);
      const versioning = secondary.one("aws:s3:BucketVersioning", "storefront-switch");
      for (const object of engagedBy(secondary)) {
        assert.equal(object.inputs["region"], undefined, "a failover calls no other region");
        assert.deepEqual(object.protect ?? false, false, "active: primary takes it away again");
        assert.ok(waitsFor(object, versioning));
      }
    }
  });

  it("says nothing to those who read it, as little as a person's", async () => {
    const { secondary } = await planOf({ shared: { active: "secondary" } }, "entries");
    const [object, ...others] = engagedBy(secondary);
    assert.deepEqual(others, []);
    assert.deepEqual(Object.keys(object!.inputs).sort(), ["bucket", "key"]);
  });

  it("remembers who threw it for a year", async () => {
    const { secondary } = await planOf("shipped", "entries");
    const [rule] = secondary.one("aws:s3:BucketLifecycleConfiguration", "storefront-switch").inputs["rules"];
    assert.equal(rule.noncurrentVersionExpiration.noncurrentDays, 365);
    assert.equal(rule.expiration, undefined, "a region that is taken out stays out");
  });

  it("can be read, which an object beside it proves: a canary reads that as Route 53's checkers read the switch", async () => {
    const { secondary } = await planOf("shipped", "entries");
    const watched = await planOf("shipped", "watch");
    const url = "https://storefront-123456789012-us-west-2-switch.s3.us-west-2.amazonaws.com/readable";
    const canary = watched.secondary.where("aws:synthetics:Canary", "name", "storefront-switch").inputs;
    assert.equal(canary["runConfig"].environmentVariables.URL, url);
    const marker = secondary.where("aws:s3:BucketObjectv2", "key", "readable").inputs;
    assert.deepEqual(Object.keys(marker).sort(), ["bucket", "key"]);
    const { alarmDescription } = watched.secondary.one(
      "aws:cloudwatch:MetricAlarm",
      "storefront-switch-unreachable",
    ).inputs;
    assert.match(alarmDescription, /Block Public Access.+switchType: cloudwatch-metric/);
    assert.ok(
      !watched.primary.all("aws:synthetics:Canary").some(({ inputs }) => inputs["name"] === "storefront-switch"),
    );
  });

  it("can be left out, with its bucket", async () => {
    const [pair, watched] = [await planOf(BARE, "entries"), await planOf(BARE, "watch")];
    for (const side of SIDES) {
      assert.deepEqual(pair[side].outputs["switches"], {});
      assert.deepEqual(switchChecks(pair[side]), []);
      // What canaries found is kept all the same.
      const buckets = [pair, watched].flatMap((one) => one[side].all("aws:s3:Bucket"));
      assert.deepEqual(buckets.map(nameOf), ["storefront-canary"]);
    }
  });
});
