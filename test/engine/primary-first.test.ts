import assert from "node:assert/strict";
import { Engine } from "./support/engine";
import { assertSucceeded } from "./support/assertions";
import { changes, type Outcome } from "./support/outcome";
import { QUIET } from "../support/quiet";
import { pulumiOr } from "./support/toolchain";

/** Each test continues from the one before. Without a preview before `up`, as pipelines run it: the program's own checks alone are between the two. */
describe("the secondary is refused before anything is built, by one message that is true, while the primary", () => {
  let engine: Engine;

  before(async function () {
    const pulumi = await pulumiOr(() => this.skip());
    engine = new Engine(pulumi, { name: "primary-first", shared: { ...QUIET, tables: { carts: table("customer") } } });
  });
  after(() => engine?.stop());

  it("is missing", async () => {
    // The engine's own message: it ends the program that reads what is not there.
    await refused(/^(Preview failed: )?unknown stack "organization\/holdfast\/primary"$/);
  });

  it("was never deployed", async () => {
    await engine.init("primary");
    await refused(/^stack organization\/holdfast\/primary has no outputs: no `up` of it has succeeded yet/);
  });

  it("is half made", async () => {
    engine.world.refuseNext({ type: "aws:dynamodb/table:Table", action: "create", message: "LimitExceededException" });
    const half = await engine.up("primary");
    assert.ok(!half.succeeded && changes(half).length > 50);
    await refused(/^stack organization\/holdfast\/primary has no outputs: no `up` of it has succeeded yet/);
  });

  it("is older than the settings", async () => {
    assertSucceeded(await engine.up("primary"));
    engine.share("holdfast:tables", { carts: table("customer"), receipts: table("id") });
    await refused(
      /^stack organization\/holdfast\/primary is older than the settings.* holdfast:tables\.receipts\. Nothing/,
    );
    engine.share("holdfast:tables", { carts: table("customer") });
  });

  it("has a block that overlaps the secondary's", async () => {
    const network = engine.own("secondary", "holdfast:network");
    engine.set("secondary", "holdfast:network", { ...network, cidr: "10.10.0.0/16" });
    await refused(
      /1 mistake in the settings; nothing was built\.\s+holdfast:network\.cidr\s+10\.10\.0\.0\/16 overlaps/,
    );
    engine.set("secondary", "holdfast:network", network);
  });

  it("and is made afterwards", async () => {
    assertSucceeded(await engine.up("secondary"));
  });

  async function refused(message: RegExp): Promise<void> {
    const outcomes: Outcome[] = [await engine.preview("secondary"), await engine.up("secondary")];
    for (const { succeeded, errors, calls, text } of outcomes) {
      assert.equal(succeeded, false);
      const messages = new Set(errors.map((one) => one.trim()).filter((one) => !/^(preview|update) failed$/.test(one)));
      assert.deepEqual([calls, messages.size], [[], 1], [...messages].join("\n---\n"));
      assert.match([...messages][0]!, message);
      assert.doesNotMatch(text, /Unhandled|PromiseRejection|^ +at .*:\d+:\d+\)?$/m);
    }
    assert.deepEqual(
      engine.state("secondary").deployment.resources?.filter(({ type }) => /^(aws|holdfast):/.test(type)) ?? [],
      [],
    );
  }
});

function table(key: string): object {
  return { partitionKey: { name: key, type: "S" } };
}
