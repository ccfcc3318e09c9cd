import assert from "node:assert/strict";
import { assertSucceeded } from "./support/assertions";
import { Engine, type StackName } from "./support/engine";
import { changes, type Outcome } from "./support/outcome";
import { QUIET } from "../support/quiet";
import { pulumiOr } from "./support/toolchain";

/**
 * Each call fails once. By default those that are ready at a time fail together, so that a dozen updates do; with HOLDFAST_ACCIDENTS=all the engine makes
 * one at a time, and each ends an update of its own: half an hour more.
 */
const ALONE = process.env.HOLDFAST_ACCIDENTS === "all";
const options = { parallel: ALONE ? 1 : 200, graceMs: 200 };
const TOGETHER_MS = ALONE ? 0 : 500;

/** After how many other calls one fails while others are under way, in an update each. */
const AFTER = [0, 7, 23, 50];

const SETTINGS = {
  ...QUIET,
  ingress: { deletionProtection: false },
  tables: { carts: { partitionKey: { name: "id", type: "S" }, deletionProtection: false } },
  buckets: { media: { rpo: "6h", deletionProtection: false } },
};

const UP: StackName[] = ["primary", "secondary"];
const DOWN: StackName[] = ["secondary", "primary"];

/** Each update goes on from the one that failed; at every point AWS has what the state says, no more and no less. */
describe("calls to AWS fail", () => {
  let engine: Engine;

  before(async function () {
    this.timeout(3_600_000);
    engine = new Engine(await pulumiOr(() => this.skip()), { name: "accidents", shared: SETTINGS });
  });
  after(() => engine?.stop());

  for (const name of UP)
    it(`one in the midst of an up of the ${name}: the next up continues, and nothing is made twice or forgotten`, async () => {
      await inTheMidst("create", name, () => engine.up(name));
      await hasNoFurtherChange(name);
    });

  for (const name of DOWN)
    it(`one in the midst of a destroy of the ${name}: the next destroy continues, and nothing is left`, async () => {
      engine.unprotectAll(name);
      await inTheMidst("delete", name, () => engine.destroy(name));
      assert.deepEqual(idsInState(name), []);
    });

  for (const name of UP)
    it(`each creation of the ${name}, once: the next up continues, and nothing is made twice or forgotten`, async function () {
      this.timeout(3_600_000);
      if (name === "secondary") await deploy("primary");
      const failed = await eachOnce("create", name, () => engine.up(name, options));
      assert.deepEqual(failed, urnsOf(name));
      await hasNoFurtherChange(name);
    });

  for (const name of DOWN)
    it(`each deletion of the ${name}, once: the next destroy continues, and nothing is left`, async function () {
      this.timeout(3_600_000);
      for (const stack of UP.slice(0, UP.indexOf(name) + 1)) await deploy(stack);
      engine.unprotectAll(name);
      const there = urnsOf(name);
      const failed = await eachOnce("delete", name, () => engine.destroy(name, options));
      assert.deepEqual(failed, there);
      assert.deepEqual(idsInState(name), []);
    });

  it("and AWS has nothing left", () => assert.deepEqual(engine.world.live.all(), []));

  /** Unless a test before this one has: each can be run alone. */
  async function deploy(name: StackName): Promise<void> {
    if (liveOf(name).length === 0) assertSucceeded(await engine.up(name));
  }

  /** One call of each update fails, until it has no more. */
  async function inTheMidst(action: "create" | "delete", name: StackName, run: () => Promise<Outcome>): Promise<void> {
    let failures = 0;
    for (const others of AFTER) {
      engine.world.failAfter(action, others);
      if (await fails(name, run)) failures++;
    }
    engine.world.failNoMore();
    assert.ok(failures > 0);
    assert.equal(await fails(name, run), false);
  }

  /** Updates until one succeeds. @returns the URNs of the resources whose call has failed, sorted */
  async function eachOnce(
    action: "create" | "delete",
    name: StackName,
    run: () => Promise<Outcome>,
  ): Promise<string[]> {
    const failed = engine.world.failEachOnce(action, TOGETHER_MS);
    let updates = 0;
    let before: number;
    do {
      before = failed.size;
      updates++;
    } while ((await fails(name, run)) && failed.size > before);
    engine.world.failNoMore();
    console.log(`      ${name}: ${failed.size} calls to ${action} failed, each once, in ${updates} updates`);
    if (ALONE) assert.equal(updates, failed.size + 1);
    return [...failed].sort();
  }

  async function fails(name: StackName, run: () => Promise<Outcome>): Promise<boolean> {
    const outcome = await run();
    isAsTheStateSays(name);
    if (!outcome.succeeded) assert.match(outcome.errors.join("\n"), /api error InternalFailure/, outcome.text);
    return !outcome.succeeded;
  }

  async function hasNoFurtherChange(name: StackName): Promise<void> {
    const again = await engine.up(name);
    assertSucceeded(again);
    assert.deepEqual(changes(again), []);
  }

  function isAsTheStateSays(name: StackName): void {
    const live = liveOf(name).map(({ urn, id }) => `${urn} ${id}`);
    assert.deepEqual(live.sort(), idsInState(name));
  }

  function liveOf(name: StackName) {
    return engine.world.live.all().filter(({ urn }) => urn.startsWith(`urn:pulumi:${name}::`));
  }

  function idsInState(name: StackName): string[] {
    return managedIn(name)
      .map(({ urn, id }) => `${urn} ${id}`)
      .sort();
  }

  function urnsOf(name: StackName): string[] {
    return managedIn(name)
      .map(({ urn }) => urn)
      .sort();
  }

  function managedIn(name: StackName) {
    const resources = engine.state(name).deployment.resources ?? [];
    return resources.filter(({ custom, type }) => custom && type.startsWith("aws:"));
  }
});
