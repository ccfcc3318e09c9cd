import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { Engine, type StackName } from "./support/engine";
import { wordsOf } from "./support/runbook";
import { pulumiOr } from "./support/toolchain";

const ROOT = path.join(__dirname, "../..");
const STACKS: StackName[] = ["primary", "secondary"];

/** The areas with a protection of their own, each of whose stores or queues has it. */
const PROTECTED = ["databases", "tables", "buckets", "queues", "functions"];

/** By the commands of the README and of docs/deploy.md, read out of them, in a process of their own each. */
describe("the shipped configuration is deployed and torn down as it is documented", () => {
  let engine: Engine;
  const [deploy, tearDown] = [section("README.md", "Deploy"), section("docs/deploy.md", "Tear down")];
  const ups = commandsOf(deploy);

  before(async function () {
    engine = new Engine(await pulumiOr(() => this.skip()), { name: "documented" });
    for (const name of STACKS) await engine.init(name);
  });
  after(() => engine?.stop());

  it("by the same two commands in both documents", () => {
    assert.equal(ups.length, 2);
    const all = commandsOf(readFileSync(path.join(ROOT, "docs/deploy.md"), "utf8"));
    assert.deepEqual(
      all.filter(([verb]) => verb === "up"),
      ups,
    );
  });

  for (const [index, name] of STACKS.entries())
    it(`deploys the ${name}, with the pack enforced, and prints no more than a person reads`, async () => {
      const printed = await engine.commandWithProviders(answered(ups[index]!));
      assert.match(printed, /holdfast@v\d/, "the pack has run");
      assert.match(printed, /\+ \d{3} created/);
    });

  it("with one version of each plugin, that of the SDK", () => {
    const { dependencies } = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8")) as {
      dependencies: Record<string, string>;
    };
    for (const name of STACKS) {
      const providers = engine
        .state(name)
        .deployment.resources.filter(({ type }) => type.startsWith("pulumi:providers:"));
      const versions = providers
        // The one of StackReferences is the engine itself.
        .filter(({ type }) => type !== "pulumi:providers:pulumi")
        .map(({ type, inputs = {} }) => `${type.split(":")[2]} ${String(inputs["version"])}`);
      const expected = ["aws", "random"].map((plugin) => `${plugin} ${dependencies[`@pulumi/${plugin}`]}`);
      assert.ok(versions.length > 0);
      assert.deepEqual(
        versions.filter((version) => !expected.includes(version)),
        [],
      );
    }
  });

  it("and prints what failed and little besides where an up fails", async () => {
    const database = engine.shared("holdfast:databases");
    engine.share("holdfast:databases", { orders: { ...database.orders, backupRetentionDays: 20 } });
    engine.world.refuseNext({
      type: "aws:rds/cluster:Cluster",
      action: "update",
      message: "InvalidDBClusterStateFault",
    });
    const failure = await engine.commandWithProviders(answered(ups[0]!)).then(
      () => "it succeeded",
      (error: { stdout: string; stderr: string }) => `${error.stdout}${error.stderr}`,
    );
    assert.match(failure, /InvalidDBClusterStateFault/);
    const [, summary] = failure.split("Diagnostics:");
    assert.ok(summary!.split("\n").length < 120, failure);
    assert.doesNotMatch(failure, /disasterPlan/);
    engine.share("holdfast:databases", database);
    await engine.commandWithProviders(alone(ups[0]!));
  });

  it("is torn down by its steps", async () => {
    engine.share("holdfast:ingress", { ...engine.shared("holdfast:ingress"), deletionProtection: false });
    for (const area of PROTECTED) {
      const stores = Object.entries<object>(engine.shared(`holdfast:${area}`));
      engine.share(
        `holdfast:${area}`,
        Object.fromEntries(stores.map(([name, store]) => [name, { ...store, deletionProtection: false }])),
      );
    }
    engine.share("holdfast:trail", { ...engine.shared("holdfast:trail"), deletionProtection: false });
    for (const up of ups) await engine.commandWithProviders(alone(up));
    const commands = [...tearDown.matchAll(/`pulumi ((?:state|destroy)[^`]*)`/g)].map(([, command]) => command!);
    assert.deepEqual(
      commands.map((command) => command.split(" ").slice(0, 2).join(" ")),
      ["state unprotect", "destroy -s", "destroy -s"],
    );
    for (const command of commands) {
      const stacks = command.includes("<stack>") ? STACKS : [""];
      for (const name of stacks) await engine.commandWithProviders(answered(wordsOf(command.replace("<stack>", name))));
    }
    assert.deepEqual(engine.world.live.all(), []);
  });
});

/** A section of a document, by its heading. */
function section(file: string, heading: string): string {
  const parts = readFileSync(path.join(ROOT, file), "utf8").split(/^## /m);
  return parts.find((part) => part.startsWith(heading))!;
}

/** The arguments of the commands `pulumi …` in a document's blocks. */
function commandsOf(text: string): string[][] {
  const blocks = [...text.matchAll(/```sh\n([^]*?)```/g)].map(([, block]) => block!);
  const lines = blocks.flatMap((block) => block.split("\n").map((line) => line.trim()));
  return lines.filter((line) => line.startsWith("pulumi ")).map((line) => wordsOf(line).slice(1));
}

/** Without a terminal to answer at. */
function answered(command: string[]): string[] {
  return [...command, "--yes"];
}

/** Without the pack, which refuses that protections are taken away, and without a preview of what another command has shown. */
function alone(command: string[]): string[] {
  const words = command.filter(
    (word, i) => !/^--policy-pack/.test(word) && !/^--policy-pack/.test(command[i - 1] ?? ""),
  );
  return [...answered(words), "--skip-preview"];
}
