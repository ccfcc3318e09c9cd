import assert from "node:assert/strict";
import { nameOf, planOf, SIDES, waitsFor, type Stack } from "../plans";
import { fleetWithVolumes, ORDERS, restoreOf, slots, snapshot } from "./fleet";

const VOLUME = "aws:ebs:Volume";
const ATTACHMENT = "aws:ec2:VolumeAttachment";
const INSTANCE = "aws:ec2:Instance";
const STARTED = "aws:ec2transitgateway:InstanceState";

const tagsOf = (stack: Stack) => stack.all(VOLUME).map(({ inputs }) => inputs["tags"] as Record<string, string>);
const slotsOf = (stack: Stack) => tagsOf(stack).map((tags) => tags["volume-slot"]);

/** What is attached: the volume's name by the instance's. */
function attached(stack: Stack): Record<string, string[]> {
  const names = new Map(stack.resources.map((r) => [r.id, nameOf(r)]));
  const found: Record<string, string[]> = {};
  for (const { inputs } of stack.all(ATTACHMENT))
    (found[names.get(inputs["instanceId"])!] ??= []).push(names.get(inputs["volumeId"])!);
  return found;
}

describe("data volumes", () => {
  it("are one for each slot of the writing region's fleet, in its Availability Zone, and attached to its instance", async () => {
    const { primary } = await planOf(fleetWithVolumes(), "volumes");
    assert.deepEqual(slotsOf(primary), slots("us-east-1"));
    for (const { inputs } of primary.all(VOLUME)) {
      assert.ok(inputs["tags"]["volume-slot"].startsWith(inputs["availabilityZone"]));
      assert.equal(inputs["size"], 100);
      assert.equal(inputs["type"], "gp3");
    }
    const expected = slots("us-east-1").map((slot) => [`storefront-${slot}`, [`storefront-orders-${slot}`]]);
    assert.deepEqual(attached(primary), Object.fromEntries(expected));
    for (const { inputs } of primary.all(ATTACHMENT)) {
      const instance = primary.resources.find((r) => r.id === inputs["instanceId"])!;
      const volume = primary.resources.find((r) => r.id === inputs["volumeId"])!;
      // The private subnets of a part's network end in the number of their Availability Zone.
      const zone = `us-east-1${"abc".charAt(Number(instance.inputs["subnetId"].at(-1)))}`;
      assert.equal(volume.inputs["availabilityZone"], zone);
      assert.equal(inputs["deviceName"], "/dev/sdf");
    }
  });

  it("are encrypted with their region's key", async () => {
    const pair = await planOf(fleetWithVolumes({ strategy: "active-active" }), "volumes");
    for (const side of SIDES) {
      const key = pair[side].one("aws:kms:Key", "storefront").outputs["arn"];
      assert.equal(pair[side].all(VOLUME).length, 6);
      for (const { inputs } of pair[side].all(VOLUME)) {
        assert.equal(inputs["encrypted"], true);
        assert.equal(inputs["kmsKeyId"], key);
      }
    }
  });

  it("have the settings' performance", async () => {
    const volumes = {
      fast: { ...ORDERS, type: "io2", iops: 5000 },
      wide: { ...ORDERS, device: "/dev/sdg", throughput: 500 },
    };
    const { primary } = await planOf(fleetWithVolumes({ volumes }), "volumes");
    const named = (name: string) => primary.one(VOLUME, `storefront-${name}-us-east-1a-1`).inputs;
    assert.deepEqual(
      [named("fast")["type"], named("fast")["iops"], named("fast")["throughput"]],
      ["io2", 5000, undefined],
    );
    assert.deepEqual(
      [named("wide")["type"], named("wide")["iops"], named("wide")["throughput"]],
      ["gp3", undefined, 500],
    );
    assert.deepEqual(attached(primary)["storefront-us-east-1a-1"], [
      "storefront-fast-us-east-1a-1",
      "storefront-wide-us-east-1a-1",
    ]);
  });

  it("are protected by default, and always have a final snapshot", async () => {
    const open = { orders: { ...ORDERS, deletionProtection: false } };
    for (const [volumes, protect] of [
      [undefined, true],
      [open, false],
    ] as const) {
      const { primary } = await planOf(fleetWithVolumes(volumes ? { volumes } : {}), "volumes");
      for (const volume of primary.all(VOLUME)) {
        assert.equal(volume.protect ?? false, protect);
        assert.equal(volume.inputs["finalSnapshot"], true);
      }
    }
  });

  it("are detached from an instance before its replacement, since a volume is attached to one at a time", async () => {
    const { primary } = await planOf(fleetWithVolumes(), "volumes");
    for (const { inputs } of primary.all(ATTACHMENT)) assert.equal(inputs["stopInstanceBeforeDetaching"], true);
  });

  it("are in AWS Backup's plan only if the settings say so", async () => {
    const volumes = { orders: ORDERS, vault: { ...ORDERS, device: "/dev/sdg", backup: true } };
    const { primary } = await planOf(fleetWithVolumes({ volumes }), "volumes");
    const backed = tagsOf(primary).filter((tags) => "backup-plan" in tags);
    assert.deepEqual(new Set(backed.map((tags) => tags["volume"])), new Set(["storefront-vault"]));
    assert.equal(backed.length, 6);
  });
});

describe("a standby's data volumes", () => {
  for (const strategy of ["backup-restore", "pilot-light", "warm-standby"])
    it(`do not exist before they are restored, with ${strategy}: an empty one would be mistaken for the data`, async () => {
      const { secondary } = await planOf(fleetWithVolumes({ strategy }), "volumes");
      assert.deepEqual(secondary.all(VOLUME), []);
      assert.deepEqual(secondary.all(ATTACHMENT), []);
    });

  it("do not exist with static-site, which has no instances there", async () => {
    const { primary, secondary } = await planOf(fleetWithVolumes({ strategy: "static-site" }), "volumes");
    assert.equal(primary.all(VOLUME).length, 6);
    assert.deepEqual(secondary.all(VOLUME), []);
  });

  it("are created from the snapshots in the stack file, and attached to the scaled-out fleet", async () => {
    const orders = { restores: [restoreOf("us-west-2", 1)] };
    const { secondary } = await planOf(fleetWithVolumes({ active: "secondary", secondary: { orders } }), "volumes");
    assert.deepEqual(slotsOf(secondary), slots("us-west-2"));
    for (const { inputs } of secondary.all(VOLUME))
      assert.equal(inputs["snapshotId"], orders.restores[0]![inputs["tags"]["volume-slot"]]);
    assert.equal(secondary.all(ATTACHMENT).length, 6);
    // Nothing was attached before, so that no instance was stopped.
    assert.deepEqual(secondary.all(STARTED), []);
  });

  it("stay when the fleet is scaled in to its reduced size, or to none; only their attachments are deleted", async () => {
    const orders = { restores: [restoreOf("us-west-2", 1)] };
    const grown = await planOf(fleetWithVolumes({ active: "secondary", secondary: { orders } }), "volumes");
    for (const [strategy, left] of [
      ["warm-standby", 3],
      ["pilot-light", 0],
      ["backup-restore", 0],
    ] as const) {
      const { secondary } = await planOf(fleetWithVolumes({ strategy, secondary: { orders } }), "volumes");
      assert.deepEqual(secondary.all(VOLUME).map(nameOf), grown.secondary.all(VOLUME).map(nameOf));
      assert.equal(secondary.all(ATTACHMENT).length, left);
    }
  });
});

describe("a further restore", () => {
  const restores = [restoreOf("us-east-1", 1), { "us-east-1b-2": snapshot(99), "us-east-1c-1": "empty" }];

  it("creates further volumes, and keeps the superseded ones", async () => {
    const { primary } = await planOf(fleetWithVolumes({ primary: { orders: { restores } } }), "volumes");
    const generations = (slot: string) =>
      tagsOf(primary)
        .filter((t) => t["volume-slot"] === slot)
        .map((t) => [t["volume-generation"], t["volume-state"]]);
    assert.deepEqual(generations("us-east-1a-1"), [
      ["0", "superseded"],
      ["1", "current"],
    ]);
    assert.deepEqual(generations("us-east-1b-2"), [
      ["0", "superseded"],
      ["1", "superseded"],
      ["2", "current"],
    ]);
    assert.equal(primary.one(VOLUME, "storefront-orders-us-east-1b-2-restore-2").inputs["snapshotId"], snapshot(99));
    assert.equal(primary.one(VOLUME, "storefront-orders-us-east-1c-1-restore-2").inputs["snapshotId"], undefined);
    assert.deepEqual(attached(primary)["storefront-us-east-1b-2"], ["storefront-orders-us-east-1b-2-restore-2"]);
    assert.deepEqual(attached(primary)["storefront-us-east-1a-1"], ["storefront-orders-us-east-1a-1-restore-1"]);
  });

  it("starts the instances that were stopped for it, after their volumes are attached", async () => {
    const { primary } = await planOf(fleetWithVolumes({ primary: { orders: { restores } } }), "volumes");
    const instances = new Map(primary.all(INSTANCE).map((i) => [i.id, nameOf(i)]));
    const started = primary.all(STARTED);
    assert.deepEqual(
      started.map((s) => instances.get(s.inputs["instanceId"])).sort(),
      slots("us-east-1").map((s) => `storefront-${s}`),
    );
    for (const state of started) {
      const own = primary.all(ATTACHMENT).filter((a) => a.inputs["instanceId"] === state.inputs["instanceId"]);
      assert.equal(own.length, 1);
      assert.ok(waitsFor(state, own[0]!));
      assert.equal(state.inputs["state"], "running");
    }
    const once = await planOf(fleetWithVolumes({ primary: { orders: { restores: restores.slice(0, 1) } } }), "volumes");
    const names = new Set(once.primary.all(STARTED).map(nameOf));
    const again = started.map(nameOf).filter((name) => !names.has(name));
    assert.deepEqual(
      again.map((name) => name.replace(/-restore-\d+$/, "")),
      ["storefront-us-east-1b-2", "storefront-us-east-1c-1"],
    );
  });

  it("deletes superseded volumes that are retired, never a slot's newest", async () => {
    const left = async (retired: number) => {
      const { primary } = await planOf(fleetWithVolumes({ primary: { orders: { restores, retired } } }), "volumes");
      return tagsOf(primary)
        .map((t) => `${t["volume-slot"]!.slice(-3)} ${t["volume-generation"]}`)
        .sort();
    };
    assert.equal((await left(0)).length, 14);
    assert.deepEqual(await left(1), ["a-1 1", "a-2 1", "b-1 1", "b-2 1", "b-2 2", "c-1 1", "c-1 2", "c-2 1"]);
    assert.deepEqual(await left(9), ["a-1 1", "a-2 1", "b-1 1", "b-2 2", "c-1 2", "c-2 1"]);
  });
});

describe("the outputs of data volumes", () => {
  it("have each slot's volume, and the commands that list the region's snapshots without the other region", async () => {
    const { primary, secondary } = await planOf(fleetWithVolumes(), "volumes");
    const facts = (stack: Stack) => stack.outputs["stores"].volumes.orders;
    assert.equal(facts(primary).volumes["us-east-1c-2"], primary.one(VOLUME, "storefront-orders-us-east-1c-2").id);
    assert.deepEqual(facts(secondary).volumes, {});
    for (const [stack, region, other] of [
      [primary, "us-east-1", "us-west-2"],
      [secondary, "us-west-2", "us-east-1"],
    ] as const) {
      const { copiesOfTheOtherRegion: copies, snapshotsOfThisRegion: own } = facts(stack).list;
      assert.match(copies, new RegExp(`--region ${region} .*volume-region,Values=${other} `));
      assert.match(own, new RegExp(`--region ${region} .*volume-region,Values=${region} `));
    }
    const tags = tagsOf(primary)[0]!;
    for (const [, tag, value] of (facts(secondary).list.copiesOfTheOtherRegion as string).matchAll(
      /tag:([\w-]+),Values=(\S+)/g,
    ))
      assert.equal(tags[tag!], value);
  });
});
