import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pending } from "../../cli/commands/pending";
import { changeWriter } from "./standins/schema/global-databases";
import { assertSucceeded } from "./support/assertions";
import { Engine } from "./support/engine";
import { changes } from "./support/outcome";
import { QUIET } from "../support/quiet";
import { wordsOf } from "./support/runbook";
import { assertDataKept } from "./support/stateful";
import { pulumiOr } from "./support/toolchain";

const PRIMARY_REGION = "us-east-1";
const RUNBOOK = path.join(__dirname, "../../docs/runbook/interrupted.md");
const DATABASE = {
  type: "aurora",
  engine: "postgres",
  version: "17.7",
  instances: { class: "db.r6g.large", readers: 1 },
};
const SECOND_INSTANCE = "aws:rds/clusterInstance:ClusterInstance::storefront-orders-2-2";

/** By the lines of docs/runbook/interrupted.md, read out of it; the primary's Region refuses every call from the failover on. */
describe("the flip's up is killed while AWS makes the database's second instance", () => {
  let engine: Engine;

  before(async function () {
    engine = new Engine(await pulumiOr(() => this.skip()), {
      name: "interrupted",
      shared: { ...QUIET, databases: { orders: DATABASE }, queues: { jobs: {} } },
    });
    for (const name of ["primary", "secondary"] as const) assertSucceeded(await engine.up(name));
    changeWriter(engine.world, "storefront-orders", "arn:aws:rds:us-west-2:123456789012:cluster:storefront-orders-2");
    engine.share("holdfast:active", "secondary");
  });
  after(() => engine?.stop());

  it("leaves the stack locked, and the instance in AWS alone", async () => {
    engine.world.onCreated = (urn) => {
      if (urn.endsWith(SECOND_INSTANCE)) killPulumi();
    };
    const killed = await engine.up("secondary", { dead: PRIMARY_REGION, checkpoints: true });
    engine.world.onCreated = undefined;
    assert.equal(killed.succeeded, false);
    assert.ok(engine.world.live.all().some(({ urn }) => urn.endsWith(SECOND_INSTANCE)));
    assert.ok(!engine.state("secondary").deployment.resources.some(({ urn }) => urn.endsWith(SECOND_INSTANCE)));
    const next = await engine.up("secondary", { dead: PRIMARY_REGION });
    assert.match(next.text, /the stack is currently locked by 1 lock/);
  });

  it("is recovered by the runbook's lines, with what was made taken over and nothing made twice", async () => {
    const [cancel, exported] = commandsOf("The update was killed");
    engine.command(...cancel!);
    engine.command(...exported!);
    const file = path.join(engine.configuration, "interrupted.json");
    const { text } = pending(file);
    const printed = (start: string) => text.split("\n").filter((line) => line.trim().startsWith(start));
    const [taken, cleared] = [printed("pulumi import"), printed("pulumi refresh")];
    assert.deepEqual(
      [taken.filter((line) => line.includes("storefront-orders-2-2")).length, cleared.length],
      [1, 1],
      text,
    );
    for (const line of taken) {
      // What else was under way at that moment, and AWS has, an operator looks up.
      const [, , type, name, id] = wordsOf(line);
      const made = engine.world.live.all().find(({ urn }) => urn.endsWith(`${type}::${name}`));
      const known = id === "<its id in AWS>" ? made?.id : id;
      if (known !== undefined) await engine.commandWithProviders(wordsOf(line).slice(1).with(3, known), PRIMARY_REGION);
    }
    const resumed = await engine.up("secondary", { dead: PRIMARY_REGION });
    assertSucceeded(resumed);
    assertDataKept(resumed, engine.state("secondary"));
    await engine.commandWithProviders(wordsOf(cleared[0]!).slice(1), PRIMARY_REGION);
    const again = await engine.up("secondary", { dead: PRIMARY_REGION });
    assert.deepEqual([again.succeeded, changes(again)], [true, []]);
    const instances = engine.world.live.ofType("aws:rds/clusterInstance:ClusterInstance").map(({ id }) => id);
    assert.equal(new Set(instances).size, instances.length);
    writeFileSync(file, engine.command("stack", "export", "--stack", "secondary"));
    assert.match(pending(file).text, /^No operation is pending/);
  });

  it("would be refused without them: AWS has one of each name", async () => {
    const state = engine.command("stack", "export", "--stack", "secondary");
    const document = JSON.parse(state) as { deployment: { resources: { urn: string }[] } };
    const { resources } = document.deployment;
    document.deployment.resources = resources.filter(({ urn }) => !urn.endsWith(SECOND_INSTANCE));
    const file = path.join(engine.configuration, "without.json");
    writeFileSync(file, JSON.stringify(document));
    engine.command("stack", "import", "--stack", "secondary", "--file", file, "--force");
    const refused = await engine.up("secondary", { dead: PRIMARY_REGION });
    assert.equal(refused.succeeded, false);
    assert.match(refused.errors.join("\n"), /storefront-orders-2-2\): api error AlreadyExists/);
  });
});

/** The arguments of the commands `pulumi …` of a section, with its variables. */
function commandsOf(section: string): string[][] {
  const text = readFileSync(RUNBOOK, "utf8")
    .split(/^## /m)
    .find((part) => part.startsWith(section))!;
  const lines = [...text.matchAll(/```bash\n([\s\S]*?)```/g)].flatMap(([, block]) =>
    block!.split("\n").map((line) => line.trim()),
  );
  const variables = new Map(
    lines.flatMap((line) => [...line.matchAll(/^(\w+)=(\S+)/g)].map(([, name, value]) => [name!, value!] as const)),
  );
  const filled = lines.map((line) => line.replace(/\$(\w+)/g, (_, name: string) => variables.get(name)!));
  return filled.filter((line) => line.startsWith("pulumi ")).map((line) => wordsOf(line).slice(1));
}

/** kill -9 of the engine's process, a child of this one. */
function killPulumi(): void {
  const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, "utf8").trim().split(" ");
  for (const child of children) {
    if (readFileSync(`/proc/${child}/comm`, "utf8").trim() === "pulumi") process.kill(Number(child), "SIGKILL");
  }
}
