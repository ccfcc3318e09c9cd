import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { HOLDS_DATA } from "../../facts/replacements";
import { changeWriter } from "./standins/schema/global-databases";
import { assertSucceeded } from "./support/assertions";
import { Engine, type StackName } from "./support/engine";
import { changes } from "./support/outcome";
import { QUIET } from "../support/quiet";
import { blocksOf } from "./support/runbook";
import { pulumiOr } from "./support/toolchain";

const PRIMARY_REGION = "us-east-1";
const DATABASE = {
  type: "aurora",
  engine: "postgres",
  version: "17.7",
  instances: { class: "db.r6g.large", readers: 1 },
};
const SECOND_INSTANCE = "aws:rds/clusterInstance:ClusterInstance::storefront-orders-2-2";

/** By the blocks of docs/runbook/interrupted.md, read out of it and run by a shell; the primary's Region refuses every call from the failover on. */
describe("an up or a destroy is killed", () => {
  let engine: Engine;

  describe("the flip's up, while AWS makes the database's second instance", () => {
    const [stack, cancel, look, resume, takeOver] = blocksOf("interrupted", "The update was killed");
    let data: string[];

    before(async function () {
      engine = new Engine(await pulumiOr(() => this.skip()), {
        name: "interrupted",
        shared: { ...QUIET, databases: { orders: DATABASE }, queues: { jobs: {} } },
      });
      for (const name of ["primary", "secondary"] as const) assertSucceeded(await engine.up(name));
      changeWriter(engine.world, "storefront-orders", "arn:aws:rds:us-west-2:123456789012:cluster:storefront-orders-2");
      engine.share("holdfast:active", "secondary");
      data = idsOfData();
    });
    after(() => engine?.stop());
    // What made the flip goes on being there; the rest of what held data is as it was.
    afterEach(() =>
      assert.deepEqual(
        data.filter((id) => !idsOfData().includes(id)),
        [],
      ),
    );

    it("leaves the stack locked, and the instance in AWS alone", async () => {
      engine.world.onCreated = killAt(SECOND_INSTANCE);
      const killed = await engine.up("secondary", { dead: PRIMARY_REGION, checkpoints: true });
      engine.world.onCreated = undefined;
      assert.equal(killed.succeeded, false);
      assert.ok(engine.world.live.all().some(({ urn }) => urn.endsWith(SECOND_INSTANCE)));
      assert.ok(!engine.state("secondary").deployment.resources.some(({ urn }) => urn.endsWith(SECOND_INSTANCE)));
      const next = await engine.up("secondary", { dead: PRIMARY_REGION });
      assert.match(next.text, /the stack is currently locked by 1 lock/);
    });

    it("is recovered by the runbook's blocks, with what was made taken over and nothing made twice", async () => {
      await run(cancel!);
      const imports = linesOf(await run(look!), "pulumi import");
      assert.equal(imports.filter((line) => line.includes("storefront-orders-2-2")).length, 1, imports.join("\n"));
      const refreshes = linesOf(await run(look!), "pulumi refresh");
      assert.equal(refreshes.length, 1);
      for (const line of imports.map(withItsId)) await run(line);
      await run(resume!);
      await run(refreshes[0]!);
      await isWhole("secondary", PRIMARY_REGION);
      assert.match(await run(look!), /^No operation is pending/);
    });

    it("is refused an import of what AWS has not made, which changes nothing", async () => {
      const before = engine.stateFile("secondary");
      const line = `pulumi import aws:sqs/queue:Queue other https://sqs.us-west-2.amazonaws.com/123456789012/other --stack $STACK --protect=false --generate-code=false --skip-preview --yes`;
      await assert.rejects(run(line), /does not exist/);
      const urns = (text: string) => [...text.matchAll(/"urn": "([^"]*)"/g)].map(([, urn]) => urn);
      assert.deepEqual(urns(engine.stateFile("secondary")), urns(before));
    });

    it("is refused where a resource was not taken over, and the runbook's block takes it over", async () => {
      forget("secondary", SECOND_INSTANCE);
      const refused = await engine.up("secondary", { dead: PRIMARY_REGION });
      assert.equal(refused.succeeded, false);
      assert.match(refused.errors.join("\n"), /storefront-orders-2-2\): api error AlreadyExists/);
      assert.match(refused.text, /aws:rds:ClusterInstance \(storefront-orders-2-2\)/);
      await run(takeOver!);
      await isWhole("secondary", PRIMARY_REGION);
    });

    function run(block: string): Promise<string> {
      return engine.shell(`${stack}\n${block}`, PRIMARY_REGION);
    }
  });

  describe("a destroy, while AWS deletes a table", () => {
    const [stack, goOn, look, restore] = blocksOf("interrupted", "A tear-down was interrupted");
    const TABLE = "aws:dynamodb/table:Table::storefront-carts";

    before(async function () {
      engine = new Engine(await pulumiOr(() => this.skip()), {
        name: "torn-down",
        shared: {
          ...QUIET,
          tables: { carts: { partitionKey: { name: "id", type: "S" }, deletionProtection: false } },
          ingress: { deletionProtection: false },
        },
      });
      assertSucceeded(await engine.up("primary"));
    });
    after(() => engine?.stop());

    it("leaves it in the state alone, and by the runbook's blocks all is there again", async () => {
      await kill();
      assert.ok(!engine.world.live.has(urnOfTable()));
      const refreshes = linesOf(await run(look!), "pulumi refresh");
      assert.equal(refreshes.length, 1);
      await run(refreshes[0]!);
      await run(restore!);
      assert.ok(engine.world.live.has(urnOfTable()));
      await isWhole("primary");
    });

    it("and by the runbook's blocks the rest is gone too", async () => {
      await kill();
      await run(goOn!);
      assert.deepEqual(engine.state("primary").deployment.resources ?? [], []);
      assert.deepEqual(liveOf("primary"), []);
    });

    async function kill(): Promise<void> {
      engine.unprotectAll("primary");
      engine.world.onDeleted = killAt(TABLE);
      const killed = await engine.destroy("primary", { checkpoints: true });
      engine.world.onDeleted = undefined;
      assert.equal(killed.succeeded, false);
    }

    function urnOfTable(): string {
      return engine.state("primary").deployment.resources.find(({ urn }) => urn.endsWith(TABLE))!.urn;
    }

    function run(block: string): Promise<string> {
      return engine.shell(`${stack}\n${block}`);
    }
  });

  /** AWS has what the state says, each once, and a further up changes nothing. */
  async function isWhole(name: StackName, dead?: string): Promise<void> {
    const again = await engine.up(name, dead === undefined ? {} : { dead });
    assertSucceeded(again);
    assert.deepEqual(changes(again), []);
    const resources = engine.state(name).deployment.resources;
    const managed = resources.filter(({ custom, type }) => custom && type.startsWith("aws:"));
    assert.deepEqual(liveOf(name), managed.map(({ urn }) => urn).sort());
  }

  function liveOf(name: StackName): string[] {
    const live = engine.world.live.all().map(({ urn }) => urn);
    return live.filter((urn) => urn.startsWith(`urn:pulumi:${name}::`)).sort();
  }

  function idsOfData(): string[] {
    return engine.world.live.all().flatMap(({ type, id }) => (HOLDS_DATA.data.includes(type) ? [`${type} ${id}`] : []));
  }

  /** What else was under way at that moment, and AWS has, an operator looks up. */
  function withItsId(line: string): string {
    const [, type, name] = /^pulumi import '([^']*)' '([^']*)'/.exec(line)!;
    const made = engine.world.live.all().find(({ urn }) => urn.endsWith(`${type}::${name}`));
    return made ? line.replace("<its id in AWS>", made.id) : "true";
  }

  /** Out of the state, as a failed `up` leaves what a killed one was making. */
  function forget(name: StackName, end: string): void {
    const document = JSON.parse(engine.command("stack", "export", "--stack", name)) as {
      deployment: { resources: { urn: string }[] };
    };
    const { resources } = document.deployment;
    document.deployment.resources = resources.filter(({ urn }) => !urn.endsWith(end));
    const file = path.join(engine.configuration, "without.json");
    writeFileSync(file, JSON.stringify(document));
    engine.command("stack", "import", "--stack", name, "--file", file, "--force");
  }
});

/** The lines of a command's output that are a command. */
function linesOf(printed: string, command: string): string[] {
  return printed
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line.startsWith(command));
}

/** kill -9 of the engine's process, a child of this one, at a resource. */
function killAt(end: string): (urn: string) => void {
  return (urn) => {
    if (!urn.endsWith(end)) return;
    const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, "utf8").trim().split(" ");
    for (const child of children) {
      if (readFileSync(`/proc/${child}/comm`, "utf8").trim() === "pulumi") process.kill(Number(child), "SIGKILL");
    }
  };
}
