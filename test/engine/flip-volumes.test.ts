import assert from "node:assert/strict";
import { fleetWithVolumes, ORDERS, restoreOf, slots } from "../components/volumes/fleet";
import { nameOf, typeOf } from "./standins/properties";
import { assertSucceeded } from "./support/assertions";
import { Engine, type StackName } from "./support/engine";
import { Flips } from "./support/flips";
import { changes, type Outcome } from "./support/outcome";
import { QUIET } from "../support/quiet";
import { pulumiOr } from "./support/toolchain";

const PRIMARY_REGION = "us-east-1";
const SECONDARY_REGION = "us-west-2";
const STANDBY_SLOTS = slots(SECONDARY_REGION).filter((slot) => slot.endsWith("-1"));

/** One step after the other, as an operator would run them; each continues from the one before. */
describe("a fixed fleet with data volumes: flip, failback and flip again on Pulumi's engine", () => {
  let engine: Engine;
  const flips = new Flips(() => engine);
  const restores: Record<StackName, Record<string, string>[]> = { primary: [], secondary: [] };

  before(async function () {
    const { shared, ...stacks } = fleetWithVolumes();
    const variant = { name: "volumes", shared: { ...shared, ...QUIET }, ...stacks };
    engine = new Engine(await pulumiOr(() => this.skip()), variant);
  });
  after(() => engine?.stop());

  it("deploys both regions, the standby without volumes", async () => {
    for (const name of ["primary", "secondary"] as const) assertSucceeded(await engine.up(name));
    assert.deepEqual(await volumesOf("secondary"), []);
    await flips.hasNoFurtherChange();
  });

  it("refuses to take over without the data, with what is missing", async () => {
    engine.share("holdfast:active", "secondary");
    const refused = await engine.up("secondary", { dead: PRIMARY_REGION });
    assert.match(refused.text, /restore\.volumes\.orders\.restores\s+names no snapshot for us-west-2a-1/);
    assert.deepEqual(refused.calls, []);
  });

  it("takes over with volumes from the copies, while the primary's region is unavailable", async () => {
    restore("secondary", restoreOf(SECONDARY_REGION, 1));
    const made = slots(SECONDARY_REGION).map((slot) => `Volume storefront-orders-${slot}-restore-1`);
    const failover = await flips.kept("secondary", made, PRIMARY_REGION);
    assert.deepEqual([...new Set(failover.calls.map(({ region }) => region))], [SECONDARY_REGION]);
    assert.equal((await attachmentsOf("secondary")).length, 6);
    await flips.hasNoFurtherChange({ stacks: ["secondary"], dead: PRIMARY_REGION });
  });

  it("keeps the primary's volumes when its region is back", async () => {
    await flips.kept("primary");
    await flips.hasNoFurtherChange();
  });

  it("fails back with further volumes; the earlier ones are kept, and their instances start again", async () => {
    engine.share("holdfast:active", "primary");
    restore("primary", restoreOf(PRIMARY_REGION, 2));
    const made = slots(PRIMARY_REGION).map((slot) => `Volume storefront-orders-${slot}-restore-1`);
    const back = await flips.kept("primary", made);
    for (const slot of slots(PRIMARY_REGION)) {
      // One instance at a time has a volume, so that the old attachment goes first; only then the instance is started.
      const order = stepsOf(back, [`storefront-orders-${slot}`, `storefront-${slot}-restore-1`]);
      assert.deepEqual(
        order.slice(-2),
        ["create VolumeAttachment", "create InstanceState"],
        `${slot}: ${order.join()}`,
      );
      assert.ok(
        order.some((step) => step.startsWith("delete") && step.endsWith("VolumeAttachment")),
        order.join(),
      );
    }
    assert.equal((await volumesOf("primary")).length, 12);
    const shrunk = await flips.kept("secondary");
    assert.deepEqual(
      shrunk.calls.map(({ region }) => region).filter((region) => region !== SECONDARY_REGION),
      [],
    );
    assert.equal((await volumesOf("secondary")).length, 6);
    assert.deepEqual(
      (await attachmentsOf("secondary")).map(nameOf).sort(),
      STANDBY_SLOTS.map((slot) => `storefront-orders-${slot}`),
    );
    await flips.hasNoFurtherChange();
  });

  it("takes over once more, with the newest copies", async () => {
    engine.share("holdfast:active", "secondary");
    restore("secondary", restoreOf(SECONDARY_REGION, 3));
    const made = slots(SECONDARY_REGION).map((slot) => `Volume storefront-orders-${slot}-restore-2`);
    const again = await flips.kept("secondary", made, PRIMARY_REGION);
    assert.deepEqual([...new Set(again.calls.map(({ region }) => region))], [SECONDARY_REGION]);
    assert.equal((await volumesOf("secondary")).length, 12);
    await flips.hasNoFurtherChange({ stacks: ["secondary"], dead: PRIMARY_REGION });
  });

  it("lets volumes go only in two steps: first the protection, then the volumes", async () => {
    const retire = { restores: restores.secondary, retired: 2 };
    engine.set("secondary", "holdfast:restore", { volumes: { orders: retire } });
    const refused = await engine.up("secondary");
    assert.match(refused.text, /protected/);
    assert.equal((await volumesOf("secondary")).length, 12);
    engine.set("secondary", "holdfast:restore", { volumes: { orders: { ...retire, retired: 0 } } });
    engine.share("holdfast:volumes", { orders: { ...ORDERS, deletionProtection: false } });
    await flips.kept("secondary");
    engine.set("secondary", "holdfast:restore", { volumes: { orders: retire } });
    assertSucceeded(await engine.up("secondary"));
    assert.equal((await volumesOf("secondary")).length, 6);
  });

  /** An operator's change of the stack file of the region that restores: a further entry. */
  function restore(stack: StackName, snapshots: Record<string, string>): void {
    restores[stack].push(snapshots);
    engine.set(stack, "holdfast:restore", { volumes: { orders: { restores: restores[stack] } } });
  }

  async function resourcesOf(stack: StackName, type: string): Promise<string[]> {
    const { deployment } = engine.state(stack);
    return deployment.resources.filter((one) => one.type === type).map((one) => one.urn);
  }

  const volumesOf = (stack: StackName) => resourcesOf(stack, "aws:ebs/volume:Volume");
  const attachmentsOf = (stack: StackName) => resourcesOf(stack, "aws:ec2/volumeAttachment:VolumeAttachment");

  /** What was done to resources of these names, in order: "create VolumeAttachment". */
  function stepsOf(outcome: Outcome, names: string[]): string[] {
    return changes(outcome)
      .filter(({ urn }) => names.includes(nameOf(urn)) && !typeOf(urn).includes("ebs/volume"))
      .map(({ op, urn }) => `${op.replace(/-replace(ment|d)$|-replaced?$/, "")} ${typeOf(urn).split(":").at(-1)}`);
  }
});
