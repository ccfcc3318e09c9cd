import { strict as assert } from "node:assert";
import {
  BACKUP_VAULT_LOCK,
  BUCKET,
  BUCKET_OBJECT_LOCK,
  BUCKET_VERSIONING,
  CLUSTER_INSTANCE,
  DB_CLUSTER,
  DB_INSTANCE,
  DYNAMODB_TABLE,
  EFS_FILE_SYSTEM,
  EFS_MOUNT_TARGET,
} from "../../../policy/aws";
import { buildScene, type ElementId, type Fault, type Scene, type Word } from "../../../policy/simulation";
import { bitOf, Columns } from "../../../policy/simulation/engine/columns";
import { screen } from "../../../policy/simulation/engine/planes";
import { pairFaults, singleFaults } from "../../../policy/simulation/faults/catalogue";
import { simulate } from "../../../policy/simulation/simulate";
import { graphOf, resource, type Fixture } from "../fixtures";
import { owned } from "./worked/kept";
import { Site } from "./worked/serving";
import { EAST, east, WEST, west } from "./worked/stores";
import { TABLES } from "./worked/tables";

/** One in so many of the worked architectures, which HOLDFAST_SEED chooses; with HOLDFAST_ALL each. */
const EACH = process.env.HOLDFAST_ALL ? 1 : 12;
const SEED = Number(process.env.HOLDFAST_SEED ?? 1);
const CASES = TABLES.flatMap(({ cases }) => cases).filter((_, index) => (index + SEED) % EACH === 0);

const at = { region: EAST };

interface Could {
  readonly surely: boolean;
  readonly possibly: boolean;
}

/** What could be delivered of each function in each fault, were traffic led by an oracle. */
function could(scene: Scene, faults: readonly Fault[]): Map<string, Could> {
  const functions = scene.functions.flatMap(({ id, capability }) =>
    capability === undefined ? [] : [{ id, capability }],
  );
  const planes = screen(
    scene.elements,
    new Columns(faults.map(({ atoms }) => atoms)),
    functions.map(({ capability }) => capability),
  );
  const found = new Map<string, Could>();
  for (const { id, capability } of functions) {
    const { surely, possibly } = planes.get(capability)!;
    faults.forEach((fault, index) =>
      found.set(`${id}, ${fault.id}`, { surely: bitOf(surely, index + 1), possibly: bitOf(possibly, index + 1) }),
    );
  }
  return found;
}

function opsBelow(scene: Scene, top: ElementId): Set<string> {
  const seen = new Set([top]);
  for (const id of seen) for (const kid of scene.elements[id]!.kids) seen.add(kid);
  return new Set([...seen].map((id) => scene.elements[id]!.op));
}

describe("what could be delivered", () => {
  for (const { title, fixtures } of CASES) {
    it(`is never more under two faults than under one, and of what is there alone: ${title}`, () => {
      const scene = buildScene(graphOf(...fixtures()));
      for (const { id, capability } of scene.functions) {
        const ops = capability === undefined ? new Set<string>() : opsBelow(scene, capability);
        assert.ok(!ops.has("not") && !ops.has("delay"), `${id} could be delivered because something fails, or later`);
      }
      const singles = singleFaults(scene);
      const pairs = pairFaults(singles.filter(({ kind }) => kind !== "gone"));
      const alone = could(scene, singles);
      const both = could(scene, pairs);
      for (const [key, { surely, possibly }] of both) {
        const [fn, pair] = [key.slice(0, key.indexOf(", ")), key.slice(key.indexOf(", ") + 2)];
        for (const single of pair.split(" + ")) {
          const one = alone.get(`${fn}, ${single}`);
          assert.ok(one, `${fn}, ${single}`);
          assert.ok((one.surely || !surely) && (one.possibly || !possibly), `${key} is better than ${single} alone`);
        }
      }
    });
  }
});

const node = (cluster: Fixture, name: string, zone: string) =>
  resource(
    CLUSTER_INSTANCE,
    name,
    { clusterIdentifier: cluster.id, engine: "aurora-mysql", availabilityZone: zone },
    at,
  );
const cluster = () =>
  resource(DB_CLUSTER, "orders", { engine: "aurora-mysql", dbSubnetGroupName: east.group.output("name") }, at);
const table = (inputs: Record<string, unknown> = {}) =>
  owned(DYNAMODB_TABLE, "orders", "dynamodb", { name: "orders", hashKey: "id", ...inputs });
const database = (inputs: Record<string, unknown> = {}) =>
  owned(DB_INSTANCE, "orders", "rds", {
    ...{ engine: "postgres", availabilityZone: "us-east-1a", dbSubnetGroupName: east.group.output("name") },
    ...inputs,
  });
const bucket = () => owned(BUCKET, "orders", "s3", { bucket: "orders-of-shop" });
const versions = (of: Fixture) =>
  resource(BUCKET_VERSIONING, "orders", { bucket: of.id, versioningConfiguration: { status: "Enabled" } }, at);
const mounts = (system: Fixture, zones: readonly number[]) =>
  zones.map((zone) =>
    resource(EFS_MOUNT_TARGET, `files-${zone}`, { fileSystemId: system.id, subnetId: east.subnets[zone]!.id }, at),
  );
const siteIn = (zones: readonly string[], size: number) => {
  const site = new Site("us-east-1", zones);
  site.web(size, 40);
  return site.all();
};

/** A system, and the same with a replica, zone, copy or host more. */
const GROWN: readonly (readonly [what: string, smaller: () => readonly Fixture[], larger: () => readonly Fixture[]])[] =
  [
    ["a table's replica", () => [table()], () => [table({ replicas: [{ regionName: WEST }] })]],
    ["point-in-time recovery", () => [table()], () => [table({ pointInTimeRecovery: { enabled: true } })]],
    ["a standby", () => [database()], () => [database({ multiAz: true })]],
    ["automated backups", () => [database()], () => [database({ backupRetentionPeriod: 7 })]],
    [
      "a read replica in another Region",
      () => [database()],
      () => {
        const primary = database();
        const away = { replicateSourceDb: primary.output("arn"), availabilityZone: "us-west-2a" };
        return [primary, resource(DB_INSTANCE, "orders-west", away, { region: WEST })];
      },
    ],
    [
      "a reader in another zone",
      () => {
        const orders = cluster();
        return [orders, node(orders, "one", "us-east-1a")];
      },
      () => {
        const orders = cluster();
        return [orders, node(orders, "one", "us-east-1a"), node(orders, "two", "us-east-1b")];
      },
    ],
    [
      "versions",
      () => [bucket()],
      () => {
        const orders = bucket();
        return [orders, versions(orders)];
      },
    ],
    [
      "a mount target",
      () => {
        const files = resource(EFS_FILE_SYSTEM, "files", { encrypted: true }, at);
        return [files, ...mounts(files, [0])];
      },
      () => {
        const files = resource(EFS_FILE_SYSTEM, "files", { encrypted: true }, at);
        return [files, ...mounts(files, [0, 1])];
      },
    ],
    ["a host", () => siteIn(["a", "b"], 2), () => siteIn(["a", "b"], 3)],
    ["a zone", () => siteIn(["a"], 3), () => siteIn(["a", "b"], 3)],
  ];

/** From the best to the worst. */
const KEPT: readonly Word[] = ["continues", "recovers", "waits", "undecided", "lost"];

function keptIn(fixtures: readonly Fixture[]): Map<string, { readonly word: Word; readonly rpo: number | undefined }> {
  const { survival } = simulate(graphOf(...east.all, ...west.all, ...fixtures), { pairs: false });
  const kept = survival.filter((one) => one.function.startsWith("keep "));
  return new Map(kept.map(({ function: fn, fault, word, rpo }) => [`${fn}, ${fault}`, { word, rpo: rpo?.seconds }]));
}

describe("one more", () => {
  for (const [what, smaller, larger] of GROWN) {
    it(`${what} never takes away what could be delivered or is kept`, () => {
      const [few, many] = [smaller, larger].map((make) => buildScene(graphOf(...east.all, ...west.all, ...make())));
      const faults = singleFaults(few!).filter(({ id }) => singleFaults(many!).some((one) => one.id === id));
      const [before, after] = [could(few!, faults), could(many!, faults)];
      let compared = 0;
      for (const [key, { surely, possibly }] of before) {
        const now = after.get(key);
        if (!now) continue;
        compared += 1;
        assert.ok((now.surely || !surely) && (now.possibly || !possibly), key);
      }
      assert.ok(compared > 3, `${compared}`);
      const [kept, keptThen] = [keptIn(smaller()), keptIn(larger())];
      for (const [key, { word }] of kept) {
        const now = keptThen.get(key);
        if (now) assert.ok(KEPT.indexOf(now.word) <= KEPT.indexOf(word), `${key}: ${word} became ${now.word}`);
      }
    });
  }

  it("lock never makes what an administrator leaves worse, and a stricter one never worse than another", () => {
    const locked = (mode: string | undefined) => {
      const orders = bucket();
      const rule = { defaultRetention: { mode, days: 30 } };
      const lock = resource(BUCKET_OBJECT_LOCK, "orders", { bucket: orders.id, rule }, at);
      return [orders, versions(orders), ...(mode === undefined ? [] : [lock])];
    };
    const vaultLocked = (days: number | undefined | null) => {
      const { fixtures } = TABLES.flatMap(({ cases }) => cases).find(({ title }) =>
        title.startsWith("a backup in a vault under a lock in compliance mode"),
      )!;
      const network = [...east.all, ...west.all];
      return fixtures().flatMap((one) => {
        if (network.includes(one)) return [];
        if (one.type !== BACKUP_VAULT_LOCK) return [one];
        if (days === null) return [];
        return [resource(one.type, one.name, { ...one.inputs, changeableForDays: days }, one.options)];
      });
    };
    const chains = [[undefined, "GOVERNANCE", "COMPLIANCE"].map(locked), [null, undefined, 3].map(vaultLocked)];
    for (const chain of chains) {
      const words = chain.map((fixtures) => keptIn(fixtures));
      words.slice(1).forEach((stricter, index) => {
        for (const [key, { word }] of words[index]!) {
          const now = stricter.get(key);
          assert.ok(now, key);
          assert.ok(KEPT.indexOf(now.word) <= KEPT.indexOf(word), `${key}: ${word} became ${now.word}`);
        }
      });
      const rights = [...words.at(-1)!].filter(([key]) => key.startsWith("keep orders, rights"));
      assert.deepEqual(
        rights.map(([, { word }]) => word),
        ["recovers"],
      );
    }
  });
});
