import assert from "node:assert/strict";
import { assertSucceeded } from "./support/assertions";
import { Engine } from "./support/engine";
import { GENUINE_HOST } from "./support/executables";
import { changes } from "./support/outcome";
import { QUIET } from "../support/quiet";
import { pulumiOr } from "./support/toolchain";

const UP = ["up", "--yes", "--skip-preview", "--stack"];

/** `index.ts` as `pulumi up` starts it: by a language host, in a process of its own. The other engine tests run it inline. */
describe(`index.ts by ${GENUINE_HOST === undefined ? "a" : "Pulumi's own"} language host`, () => {
  let engine: Engine;

  before(async function () {
    engine = new Engine(await pulumiOr(() => this.skip()), {
      name: "language-host",
      shared: { ...QUIET, tables: { carts: { partitionKey: { name: "id", type: "S" } } } },
    });
  });
  after(() => engine?.stop());

  it("refuses the secondary by one message while the primary has no outputs, without a stack trace, and makes nothing", async () => {
    for (const name of ["primary", "secondary"] as const) await engine.init(name);
    const failure = await engine.commandWithProviders([...UP, "secondary"]).then(
      () => "it succeeded",
      (error: { stdout: string; stderr: string }) => `${error.stdout}${error.stderr}`,
    );
    // The CLI shows it as it happens, and again at the end.
    const summary = failure.split("Diagnostics:")[1] ?? failure;
    assert.equal(
      summary.match(/has no outputs: no `up` of it has succeeded yet\. Nothing was built\./g)?.length,
      1,
      failure,
    );
    assert.doesNotMatch(failure, /^ +at .*:\d+:\d+|PromiseRejection/m);
    assert.deepEqual(engine.world.live.all(), []);
  });

  it("deploys both stacks as the inline program does: its up changes nothing afterwards", async () => {
    for (const name of ["primary", "secondary"] as const) {
      await engine.commandWithProviders([...UP, name]);
      const inline = await engine.up(name);
      assertSucceeded(inline);
      assert.deepEqual(changes(inline), []);
    }
  });
});
