import assert from "node:assert/strict";
import { STORES } from "../support/stores";
import { nameOf } from "./standins/properties";
import { assertProtected, assertSucceeded } from "./support/assertions";
import { Engine, type StackName } from "./support/engine";
import { QUIET } from "../support/quiet";
import { urnsOf } from "./support/stateful";
import { pulumiOr } from "./support/toolchain";

const VAULT = "aws:backup/vault:Vault";
const KEY = "aws:kms/key:Key";

/** The key of messages is another: alerts are encrypted with it, so that it stays without any store. */
const MESSAGE_KEY = "storefront-messages";

const UNPROTECTED = { ...STORES.buckets.media, deletionProtection: false };

/** The other region's copies are deleted before their sources. */
const ORDER: StackName[] = ["secondary", "primary"];

describe("deleting the backups, and the key of all, takes two deliberate steps", () => {
  let engine: Engine;

  before(async function () {
    engine = new Engine(await pulumiOr(() => this.skip()), {
      name: "one-store",
      shared: { buckets: { kept: UNPROTECTED }, ...QUIET },
    });
    for (const name of ["primary", "secondary"] as const) assertSucceeded(await engine.up(name));
  });
  after(() => engine?.stop());

  it("is refused by Pulumi when the last store is removed: the vault first, then the key", async () => {
    for (const [area, type] of [
      ["backup", VAULT],
      ["keys", KEY],
    ] as const) {
      engine.share("holdfast:buckets", undefined);
      for (const name of ORDER) assertProtected(await engine.preview(name), (await urnsIn(name, type))[0]!);
      engine.share("holdfast:buckets", { kept: UNPROTECTED });
      engine.share(`holdfast:${area}`, { ...engine.shared(`holdfast:${area}`), deletionProtection: false });
      for (const name of ["primary", "secondary"] as const) assertSucceeded(await engine.up(name));
    }
  });

  it("is refused by AWS while a vault has a recovery point, and possible when it is empty", async () => {
    engine.share("holdfast:buckets", undefined);
    for (const name of ORDER) {
      for (const urn of await urnsIn(name, "aws:s3/bucket:Bucket", "kept")) engine.world.empty(urn);
      const [vault] = await urnsIn(name, VAULT);
      engine.world.fill(vault!);
      const refused = await engine.up(name);
      assert.match(
        refused.errors.join("\n"),
        /Backup vault cannot be deleted because it contains recovery points/,
        refused.text,
      );
      engine.world.empty(vault!);
      assertSucceeded(await engine.up(name));
      for (const type of [VAULT, KEY]) assert.deepEqual(await urnsIn(name, type), []);
      assert.deepEqual(urnsOf(engine.state(name), KEY).map(nameOf), [MESSAGE_KEY]);
    }
  });

  async function urnsIn(name: StackName, type: string, store?: string): Promise<string[]> {
    return urnsOf(engine.state(name), type, store).filter((urn) => nameOf(urn) !== MESSAGE_KEY);
  }
});
