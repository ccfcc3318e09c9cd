import assert from "node:assert/strict";
import { assertSucceeded } from "./support/assertions";
import { Engine, type StackName } from "./support/engine";
import { changes, type Outcome } from "./support/outcome";
import { QUIET } from "./support/quiet";
import { pulumiOr } from "./support/toolchain";

/** After how many other calls one fails; with HOLDFAST_ACCIDENTS=all the first of each update, so that each call fails once: some 20 minutes. */
const AFTER = process.env.HOLDFAST_ACCIDENTS === "all" ? Array.from({ length: 400 }, () => 0) : [0, 7, 23, 50];

const SETTINGS = {
  ...QUIET,
  ingress: { deletionProtection: false },
  tables: { carts: { partitionKey: { name: "id", type: "S" }, deletionProtection: false } },
  buckets: { media: { rpo: "6h", deletionProtection: false } },
};

const UP: StackName[] = ["primary", "secondary"];
const DOWN: StackName[] = ["secondary", "primary"];

/** Each update goes on from the one that failed; at every point AWS has what the state says, no more and no less. */
describe("one call to AWS fails in the midst", () => {
  let engine: Engine;

  before(async function () {
    engine = new Engine(await pulumiOr(() => this.skip()), { name: "accidents", shared: SETTINGS });
  });
  after(() => engine?.stop());

  for (const name of UP)
    it(`of an up of the ${name}: the next up continues, and nothing is made twice or forgotten`, async () => {
      await untilDone("create", name, () => engine.up(name));
      const again = await engine.up(name);
      assertSucceeded(again);
      assert.deepEqual(changes(again), []);
    });

  for (const name of DOWN)
    it(`of a destroy of the ${name}: the next destroy continues, and nothing is left`, async () => {
      engine.unprotectAll(name);
      await untilDone("delete", name, () => engine.destroy(name));
      assert.deepEqual(idsInState(name), []);
    });

  it("and AWS has nothing left", () => assert.deepEqual(engine.world.live.all(), []));

  async function untilDone(action: "create" | "delete", name: StackName, run: () => Promise<Outcome>): Promise<void> {
    let failures = 0;
    for (const others of AFTER) {
      engine.world.failAfter(action, others);
      const outcome = await run();
      isAsTheStateSays(name);
      if (outcome.succeeded) break;
      failures++;
      assert.match(outcome.errors.join("\n"), /api error InternalFailure/);
    }
    engine.world.failAfter(action, Infinity);
    assert.ok(failures > 0);
    assertSucceeded(await run());
    isAsTheStateSays(name);
  }

  function isAsTheStateSays(name: StackName): void {
    const live = engine.world.live.all().filter(({ urn }) => urn.startsWith(`urn:pulumi:${name}::`));
    assert.deepEqual(live.map(({ urn, id }) => `${urn} ${id}`).sort(), idsInState(name));
  }

  function idsInState(name: StackName): string[] {
    const resources = engine.state(name).deployment.resources ?? [];
    const managed = resources.filter(({ custom, type }) => custom && type.startsWith("aws:"));
    return managed.map(({ urn, id }) => `${urn} ${id}`).sort();
  }
});
