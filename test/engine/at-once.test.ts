import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { assertSucceeded } from "./support/assertions";
import { Engine, type StackName } from "./support/engine";
import { changes } from "./support/outcome";
import { QUIET } from "../support/quiet";
import { pulumiOr } from "./support/toolchain";

const STACKS: StackName[] = ["primary", "secondary"];
const UP = ["up", "--yes", "--skip-preview", "--stack"];

const REFUSED = /has no outputs: no `up` of it has succeeded yet\. Nothing was built\.|is older than the settings/;

/** Each test continues from the one before. Each `up` is a process of its own, with a language host of its own. */
describe("two hands on one workload", () => {
  let engine: Engine;

  before(async function () {
    engine = new Engine(await pulumiOr(() => this.skip()), {
      name: "at-once",
      shared: { ...QUIET, tables: { carts: table("customer") } },
    });
    for (const name of STACKS) await engine.init(name);
  });
  after(() => engine?.stop());

  it("both stacks for the first time at once: the secondary is refused with nothing made, or follows", async () => {
    const [primary, secondary] = await Promise.all(STACKS.map((name) => up(name)));
    assert.equal(primary, undefined);
    if (secondary !== undefined) {
      assert.match(secondary, REFUSED);
      const made = engine.world.live.all().filter(({ urn }) => urn.startsWith("urn:pulumi:secondary::"));
      assert.deepEqual(made, []);
    }
    await converges();
  });

  it("both stacks at once with a new store: the secondary is refused while the primary has none, and goes on then", async () => {
    engine.share("holdfast:tables", { carts: table("customer"), receipts: table("id") });
    const [primary, secondary] = await Promise.all(STACKS.map((name) => up(name)));
    assert.equal(primary, undefined);
    if (secondary !== undefined) assert.match(secondary, REFUSED);
    await converges();
  });

  it("both stacks at once with another writer: both go on", async () => {
    engine.share("holdfast:active", "secondary");
    assert.deepEqual(await Promise.all(STACKS.map((name) => up(name))), [undefined, undefined]);
    await converges();
  });

  it("the settings edited after the preview: `up --plan` of what was previewed is refused, and makes nothing", async () => {
    const file = path.join(engine.configuration, "previewed.json");
    await engine.commandWithProviders(["preview", "--save-plan", file, "--stack", "primary"]);
    const before = JSON.stringify(engine.world.live.all());
    const network = engine.own("primary", "holdfast:network");
    engine.set("primary", "holdfast:network", { ...network, natGateways: "single" });
    const refused = await up("primary", "--plan", file);
    assert.match(refused ?? "it succeeded", /violates plan/);
    assert.equal(JSON.stringify(engine.world.live.all()), before);
    engine.set("primary", "holdfast:network", network);
    await converges();
  });

  it("a mistake written into the settings after the preview: refused by the program, before any call", async () => {
    assertSucceeded(await engine.preview("primary"));
    const stackFile = path.join(engine.configuration, "Pulumi.primary.yaml");
    const compute = engine.own("primary", "holdfast:compute");
    engine.set("primary", "holdfast:compute", { ...compute, min: 40 });
    const refused = await engine.up("primary");
    assert.match(refused.errors.join("\n"), /1 mistake in the settings; nothing was built\.\s+holdfast:compute\.min/);
    assert.deepEqual(refused.calls, []);
    // Half a file, as an editor leaves it that is interrupted.
    writeFileSync(stackFile, "config:\n  aws:region: [us-east-1\n");
    const halved = await up("primary");
    assert.match(halved ?? "it succeeded", /invalid YAML file: yaml: line 1/);
  });

  async function converges(): Promise<void> {
    for (const name of STACKS) assertSucceeded(await engine.up(name));
    for (const name of STACKS) {
      const again = await engine.up(name);
      assert.deepEqual([changes(again), again.calls], [[], []]);
      const live = engine.world.live.all().filter(({ urn }) => urn.startsWith(`urn:pulumi:${name}::`));
      const { resources } = engine.state(name).deployment;
      const known = resources.filter(({ custom, type }) => custom && type.startsWith("aws:"));
      assert.deepEqual(live.map(({ urn }) => urn).sort(), known.map(({ urn }) => urn).sort());
    }
  }

  /** `pulumi up` in a process of its own. @returns what it printed, where it failed */
  async function up(name: StackName, ...more: string[]): Promise<string | undefined> {
    return engine.commandWithProviders([...UP, name, ...more]).then(
      () => undefined,
      (error: { stdout: string; stderr: string }) => `${error.stdout}${error.stderr}`,
    );
  }
});

function table(key: string): object {
  return { partitionKey: { name: key, type: "S" } };
}
