import assert from "node:assert/strict";
import { STORES } from "../support/stores";
import { nameOf } from "./standins/properties";
import { assertProtected, assertSucceeded } from "./support/assertions";
import { Engine, type StackName } from "./support/engine";
import { QUIET } from "../support/quiet";
import { urnsOf } from "./support/stateful";
import { pulumiOr } from "./support/toolchain";

interface Case {
  what: string;
  area: keyof typeof STORES;
  store: string;
  /** The type that holds its data, in each region. */
  type: Record<StackName, string>;
  /** The type that Pulumi deletes first, where that is another one without which the data is lost. */
  first?: Record<StackName, string>;
  /** AWS's error when only Pulumi's protection is removed. */
  refusal: Record<StackName, RegExp>;
}

const INSTANCE = "aws:rds/instance:Instance";
const CLUSTER = "aws:rds/cluster:Cluster";
const BUCKET = "aws:s3/bucket:Bucket";

const both = <T>(one: T): Record<StackName, T> => ({ primary: one, secondary: one });

const CASES: Case[] = [
  {
    what: "an RDS instance and its replica",
    area: "databases",
    store: "orders",
    type: both(INSTANCE),
    refusal: both(/Cannot delete protected DB Instance, please disable deletion protection and try again/),
  },
  {
    what: "an Aurora global database",
    area: "databases",
    store: "ledger",
    type: both(CLUSTER),
    refusal: both(/Cannot delete protected Cluster, please disable deletion protection and try again/),
  },
  {
    what: "a DynamoDB table and its replica",
    area: "tables",
    store: "sessions",
    type: { primary: "aws:dynamodb/table:Table", secondary: "aws:dynamodb/tableReplica:TableReplica" },
    refusal: both(/Resource cannot be deleted as it is currently protected against deletion/),
  },
  {
    what: "a bucket and the one that it is replicated to",
    area: "buckets",
    store: "media",
    type: both(BUCKET),
    first: {
      primary: "aws:s3/bucketPolicy:BucketPolicy",
      secondary: "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
    },
    refusal: both(
      /BucketNotEmpty: The bucket you tried to delete is not empty|explicit deny in a resource-based policy/,
    ),
  },
];

/** Keys and vaults are there as long as one store is. */
const WITH_ONE_MORE = { ...STORES, buckets: { ...STORES.buckets, kept: STORES.buckets.media } };

function settingsOf(area: keyof typeof STORES, store: string): object {
  return (STORES[area] as Record<string, object>)[store]!;
}

/** The other region's copies are deleted before their sources. */
const ORDER: StackName[] = ["secondary", "primary"];

describe("deleting data takes two deliberate steps", () => {
  let engine: Engine;

  before(async function () {
    engine = new Engine(await pulumiOr(() => this.skip()), {
      name: "protected",
      shared: { ...WITH_ONE_MORE, ...QUIET },
    });
    for (const name of ["primary", "secondary"] as const) {
      assertSucceeded(await engine.up(name));
      for (const urn of await urnsIn(name, BUCKET)) engine.world.fill(urn);
    }
  });
  after(() => engine?.stop());

  for (const { what, area, store, type, first = type, refusal } of CASES) {
    describe(what, () => {
      it("is refused by Pulumi while it is protected: the error names it, and the fix", async () => {
        put(area, store, undefined);
        for (const name of ORDER) {
          const [urn] = await urnsIn(name, first[name], store);
          const before = await urnsIn(name, type[name], store);
          // `pulumi up` begins with a preview; a pipeline may leave it out.
          const [preview, up] = [await engine.preview(name), await engine.up(name)];
          for (const refused of [preview, up]) assertProtected(refused, urn!);
          assert.deepEqual(preview.calls, []);
          assert.equal(before.length, 1);
          assert.deepEqual(await urnsIn(name, type[name], store), before);
          assert.ok((await urnsIn(name, first[name], store)).includes(urn!), "it is still there");
        }
      });

      it("is refused by AWS with Pulumi's protection removed: AWS's own remains", async () => {
        for (const name of ORDER) {
          for (const urn of await protectedUrns(name, store)) engine.unprotect(name, urn);
          const refused = await engine.up(name);
          assert.equal(refused.succeeded, false, `${name} was deleted`);
          assert.match(refused.errors.join("\n"), refusal[name]);
          assert.equal((await urnsIn(name, type[name], store)).length, 1, "it is still there");
        }
        put(area, store, settingsOf(area, store));
        // The secondary is refused while the primary's outputs are older than the settings.
        assertSucceeded(await engine.up("primary"));
      });
    });
  }

  // A suite, since Mocha runs the tests of its own before all suites.
  describe("each of them", () => {
    it("is possible after deletionProtection: false and `up`", async () => {
      for (const { area, store } of CASES) put(area, store, { ...settingsOf(area, store), deletionProtection: false });
      for (const name of ["primary", "secondary"] as const) {
        assertSucceeded(await engine.up(name));
        for (const { store } of CASES) assert.deepEqual(await protectedUrns(name, store), []);
      }
      for (const { area, store } of CASES) put(area, store, undefined);
      for (const name of ORDER) {
        for (const { store } of CASES) for (const urn of await urnsIn(name, BUCKET, store)) engine.world.empty(urn);
        assertSucceeded(await engine.up(name));
        for (const { type, store } of CASES) assert.deepEqual(await urnsIn(name, type[name], store), []);
      }
    });
  });

  /** Declares a store, or removes it from the settings. */
  function put(area: string, store: string, settings: object | undefined): void {
    const stores = { ...engine.shared(`holdfast:${area}`), [store]: settings };
    if (settings === undefined) Reflect.deleteProperty(stores, store);
    engine.share(`holdfast:${area}`, stores);
  }

  async function urnsIn(name: StackName, type: string, store?: string): Promise<string[]> {
    return urnsOf(engine.state(name), type, store);
  }

  async function protectedUrns(name: StackName, store: string): Promise<string[]> {
    const { deployment } = engine.state(name);
    const ofStore = deployment.resources.filter(({ urn }) => nameOf(urn).startsWith(`storefront-${store}`));
    return ofStore.filter(({ protect }) => protect === true).map(({ urn }) => urn);
  }
});
