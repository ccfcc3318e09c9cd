import assert from "node:assert/strict";
import { STORES } from "../support/stores";
import { nameOf, typeOf } from "./standins/properties";
import { assertSucceeded } from "./support/assertions";
import { Engine, type StackName } from "./support/engine";
import type { Outcome } from "./support/outcome";
import { shortName, STATEFUL_TYPES } from "./support/stateful";
import { pulumiOr } from "./support/toolchain";

interface Case {
  what: string;
  area: keyof typeof STORES;
  store: string;
  /** What holds its data, by its type, in each region. */
  type: Record<StackName, string>;
  /** What AWS says when Pulumi's protection alone is lifted. */
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
    refusal: both(
      /BucketNotEmpty: The bucket you tried to delete is not empty|explicit deny in a resource-based policy/,
    ),
  },
];

/** The other region's copies go before what they are copies of. */
const ORDER: StackName[] = ["secondary", "primary"];

describe("deleting data takes two deliberate steps", () => {
  let engine: Engine;

  before(async function () {
    engine = new Engine(await pulumiOr(() => this.skip()), { name: "protected", shared: STORES });
    for (const name of ["primary", "secondary"] as const) {
      assertSucceeded(await engine.up(name));
      for (const urn of await urnsOf(name, BUCKET)) engine.world.fill(urn);
    }
  });
  after(() => engine?.stop());

  for (const { what, area, store, type, refusal } of CASES) {
    describe(what, () => {
      const settings = (STORES[area] as Record<string, object>)[store]!;
      const put = (one: object | undefined) => {
        const { [store]: _, ...others } = engine.shared(`holdfast:${area}`);
        engine.share(`holdfast:${area}`, one ? { ...others, [store]: one } : others);
      };

      it("is refused by Pulumi while it is protected: the error names it, and says how", async () => {
        put(undefined);
        for (const name of ORDER) {
          const refused = await engine.up(name);
          assert.equal(refused.succeeded, false);
          const [urn] = await urnsOf(name, type[name], store);
          const told = refused.errors.join("\n");
          assert.ok(told.includes(urn!), told);
          assert.match(told, /cannot be deleted\s+because it is protected/);
          assert.match(told, /pulumi state unprotect|protect/);
          assert.deepEqual(deleted(refused), []);
        }
      });

      it("is refused by AWS with Pulumi's protection lifted: AWS's own is still there", async () => {
        for (const name of ORDER) {
          for (const urn of await protectedUrns(name, store)) engine.unprotect(name, urn);
          const refused = await engine.up(name);
          assert.equal(refused.succeeded, false, `${name} was deleted`);
          assert.match(refused.errors.join("\n"), refusal[name]);
          assert.equal((await urnsOf(name, type[name], store)).length, 1, "it is still there");
        }
      });

      it("is possible after deletionProtection: false and `up`", async () => {
        put({ ...settings, deletionProtection: false });
        for (const name of ["primary", "secondary"] as const) {
          assertSucceeded(await engine.up(name));
          assert.deepEqual(await protectedUrns(name, store), []);
        }
        put(undefined);
        for (const name of ORDER) {
          for (const urn of await urnsOf(name, BUCKET, store)) engine.world.empty(urn);
          assertSucceeded(await engine.up(name));
          assert.deepEqual(await urnsOf(name, type[name], store), []);
        }
      });
    });
  }

  /** The URNs of a type, of one store or of all. */
  async function urnsOf(name: StackName, type: string, store = ""): Promise<string[]> {
    const { deployment } = await engine.export(name);
    return deployment.resources
      .map(({ urn }) => urn)
      .filter((urn) => typeOf(urn) === type && nameOf(urn).startsWith(`storefront-${store}`));
  }

  async function protectedUrns(name: StackName, store: string): Promise<string[]> {
    const { deployment } = await engine.export(name);
    const ofStore = deployment.resources.filter(({ urn }) => nameOf(urn).startsWith(`storefront-${store}`));
    return ofStore.filter(({ protect }) => protect === true).map(({ urn }) => urn);
  }

  function deleted({ calls }: Outcome): string[] {
    const deletions = calls.filter(({ action, urn }) => action === "delete" && STATEFUL_TYPES.includes(typeOf(urn)));
    return deletions.map(({ urn }) => shortName(urn));
  }
});
