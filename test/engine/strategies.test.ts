import assert from "node:assert/strict";
import { HOLDS_DATA } from "../../facts/replacements";
import { against, type Against } from "../../cli/plan/against";
import { STORES } from "../support/stores";
import { typeOf } from "./standins/properties";
import { joinByHand, leaveByHand } from "./standins/schema/global-databases";
import { existing } from "./standins/world";
import { assertSucceeded } from "./support/assertions";
import { Engine, type StackName } from "./support/engine";
import { changes, type Outcome } from "./support/outcome";
import { planOf } from "./support/plan";
import { QUIET } from "../support/quiet";
import { shortName, urnsOf } from "./support/stateful";
import { pulumiOr } from "./support/toolchain";

type Strategy = "static-site" | "backup-restore" | "pilot-light" | "warm-standby" | "active-active";

/** Objectives that every strategy can meet. */
const OBJECTIVES = { software: { rto: "12h", rpo: "12h" }, region: { rto: "12h", rpo: "12h" } };

const UP: StackName[] = ["primary", "secondary"];
const DOWN: StackName[] = ["secondary", "primary"];

const GLOBAL_CLUSTER = "aws:rds/globalCluster:GlobalCluster";
const GLOBAL_DATABASE = "storefront-ledger";
const FIRST_CLUSTER = "arn:aws:rds:us-east-1:123456789012:cluster:storefront-ledger-1";

const AREAS = {
  databases: STORES.databases,
  tables: STORES.tables,
  buckets: { media: { rpo: "12h" } },
  queues: { jobs: {} },
};
type Area = keyof typeof AREAS | "ingress";

interface Move {
  to: Strategy;
  order: StackName[];
  /** What holds data and is deleted, as docs/changes.md says: after a refusal, and a step that takes its protection away. */
  deleted?: Partial<Record<StackName, string[]>>;
  /** The areas whose `deletionProtection` is off for the move; else what is deleted is unprotected by name. */
  unprotected?: Area[];
  /** Steps by hand, before the first stack's `up` and before the second's. */
  steps?: [first?: () => Promise<void>, second?: () => Promise<void>];
}

/** By the steps of docs/changes.md; each move continues from the one before. */
describe("a deployed workload changes its strategy", () => {
  let engine: Engine;
  /** What the secondary's stack file has, where a strategy takes it. */
  let standbys: { network: object; compute: Record<string, unknown> };
  let ingress: object;

  const MOVES: Move[] = [
    { to: "backup-restore", order: UP, deleted: { secondary: ["Bucket storefront-page"] } },
    {
      to: "pilot-light",
      order: UP,
      deleted: { secondary: ["InstanceAutomatedBackupsReplication storefront-orders-1"] },
      steps: [makeGlobalDatabase],
    },
    { to: "warm-standby", order: UP },
    { to: "active-active", order: UP, steps: [deleteStandbysRecord] },
    {
      to: "warm-standby",
      order: UP,
      deleted: { primary: ["Bucket storefront-switch"] },
      steps: [deleteStandbysRecord],
    },
    { to: "pilot-light", order: DOWN },
    {
      to: "backup-restore",
      order: DOWN,
      deleted: {
        secondary: ["Cluster storefront-ledger-2", "Instance storefront-orders-2", "TableReplica storefront-sessions"],
        primary: [
          "GlobalCluster storefront-ledger",
          ...["RandomPassword", "Secret", "SecretVersion"].flatMap((type) =>
            ["ledger", "orders"].map((store) => `${type} storefront-${store}-master`),
          ),
        ],
      },
      unprotected: ["databases", "tables"],
      steps: [undefined, leaveGlobalDatabase],
    },
    {
      to: "static-site",
      order: DOWN,
      deleted: {
        secondary: [
          "Bucket storefront-logs",
          "Bucket storefront-media",
          "BucketReplicationConfig storefront-media-to-primary",
          "BucketReplicationConfig storefront-media-to-secondary",
          "InstanceAutomatedBackupsReplication storefront-orders-1",
          "Queue storefront-jobs",
          "Queue storefront-jobs-dead-letters",
        ],
      },
      unprotected: ["buckets", "queues", "databases", "ingress"],
    },
  ];

  before(async function () {
    engine = new Engine(await pulumiOr(() => this.skip()), {
      name: "strategies",
      shared: { ...STORES, ...QUIET, ...AREAS, standby: { lastResort: false } },
    });
    const [network, compute] = ["holdfast:network", "holdfast:compute"].map((key) => engine.own("secondary", key));
    standbys = { network, compute };
    ingress = engine.shared("holdfast:ingress");
    choose("static-site");
    for (const name of UP) await succeeds(name);
  });
  after(() => engine?.stop());

  let from: Strategy = "static-site";
  for (const { to, order, deleted = {}, unprotected = [], steps = [] } of MOVES)
    it(`to ${to}: the ${order.join(" and then the ")}, and nothing that holds data goes without a refusal`, async () => {
      choose(to);
      const foretold = {} as Record<StackName, string[]>;
      for (const name of order) foretold[name] = await refusedWhileProtected(name, deleted[name] ?? []);
      choose(from);
      if (unprotected.length > 0) {
        protect(unprotected, false);
        for (const name of UP) await succeeds(name);
      }
      choose(to);
      for (const [index, name] of order.entries()) {
        const { losses } = await lossesOf(name);
        for (const { urn, isProtected } of losses) if (isProtected) engine.unprotect(name, urn);
        for (const { urn, type } of losses) if (type === "aws:s3/bucket:Bucket") engine.world.empty(urn);
        await steps[index]?.();
        assert.deepEqual(goneIn(await succeeds(name)), foretold[name]);
      }
      if (unprotected.length > 0) {
        protect(unprotected, undefined);
        for (const name of UP) await succeeds(name);
      }
      for (const name of UP) assert.deepEqual(changes(await engine.up(name)), [], `${name}: no further change`);
      from = to;
    });

  /** `plan --against` and Pulumi say what would go. @returns the URNs of what holds data, sorted */
  async function refusedWhileProtected(name: StackName, expected: string[]): Promise<string[]> {
    const { losses } = await lossesOf(name);
    const foretold = losses.filter(({ holdsData }) => holdsData).map(({ urn }) => urn);
    assert.deepEqual(foretold.map(shortName).sort(), expected, "plan --against");
    if (losses.some(({ isProtected }) => isProtected)) {
      const refused = await engine.preview(name);
      assert.match(refused.errors.join("\n"), /because it is protected/);
    }
    return foretold.sort();
  }

  async function lossesOf(name: StackName): Promise<Against> {
    const plan = (await planOf(engine.configuration))[name].deployment.resources;
    return against(plan, engine.state(name).deployment.resources);
  }

  /** `up`, after which users write into what was made. */
  async function succeeds(name: StackName): Promise<Outcome> {
    const outcome = await engine.up(name);
    assertSucceeded(outcome);
    for (const urn of urnsOf(engine.state(name), "aws:s3/bucket:Bucket")) engine.world.fill(urn);
    return outcome;
  }

  /** What holds data and was replaced or deleted. */
  function goneIn(outcome: Outcome): string[] {
    const gone = changes(outcome).filter(
      ({ op, urn }) => /delete|replace/.test(op) && HOLDS_DATA.data.includes(typeOf(urn)),
    );
    return [...new Set(gone.map(({ urn }) => urn))].sort();
  }

  function choose(strategy: Strategy): void {
    const workload = engine.shared("holdfast:workload");
    const objectives = { ...workload.objectives, ...OBJECTIVES };
    engine.share("holdfast:workload", { ...workload, strategy, objectives });
    const { standby, ...compute } = standbys.compute;
    const sized = strategy === "warm-standby" ? { ...compute, standby } : compute;
    engine.set("secondary", "holdfast:network", strategy === "static-site" ? undefined : standbys.network);
    engine.set("secondary", "holdfast:compute", strategy === "static-site" ? undefined : sized);
  }

  /** @param deletionProtection undefined for the default */
  function protect(areas: Area[], deletionProtection: false | undefined): void {
    const off = deletionProtection === false ? { deletionProtection } : {};
    for (const area of areas) {
      const stores: Record<string, object> = area === "ingress" ? { ingress } : AREAS[area];
      const changed = Object.fromEntries(Object.entries(stores).map(([name, one]) => [name, { ...one, ...off }]));
      engine.share(`holdfast:${area}`, area === "ingress" ? changed[area] : changed);
    }
  }

  /** Aurora: `aws rds modify-db-cluster --no-manage-master-user-password`, `create-global-cluster --source-db-cluster-identifier`, `pulumi import`. */
  async function makeGlobalDatabase(): Promise<void> {
    const { notJoined } = await lossesOf("primary");
    assert.deepEqual(notJoined.map(shortName), ["Cluster storefront-ledger-1"]);
    joinByHand(engine.world, GLOBAL_DATABASE, FIRST_CLUSTER);
    engine.world.change(existing(GLOBAL_CLUSTER, GLOBAL_DATABASE), {
      globalClusterIdentifier: GLOBAL_DATABASE,
      engine: "aurora-postgresql",
      engineVersion: "16.6",
      databaseName: "ledger",
      storageEncrypted: true,
    });
    const [parent] = urnsOf(engine.state("primary"), "holdfast:database:AuroraDatabase", "ledger");
    const imported = ["import", GLOBAL_CLUSTER, GLOBAL_DATABASE, GLOBAL_DATABASE, "--parent", `db=${parent}`];
    const options = ["--protect=false", "--generate-code=false", "--yes", "--skip-preview", "--stack", "primary"];
    await engine.commandWithProviders([...imported, ...options]);
    assert.deepEqual((await lossesOf("primary")).notJoined, []);
  }

  /** Aurora: `aws rds remove-from-global-cluster`. RDS manages no password before. */
  async function leaveGlobalDatabase(): Promise<void> {
    const refused = await engine.up("primary");
    assert.match(refused.errors.join("\n"), /a cluster in a global database can't be managed in Secrets Manager/);
    leaveByHand(engine.world, GLOBAL_DATABASE, FIRST_CLUSTER);
  }

  /** Route 53 takes records of one routing policy for a name: the standby's is deleted before the primary's becomes another kind. */
  async function deleteStandbysRecord(): Promise<void> {
    const refused = await engine.up("primary");
    assert.match(refused.errors.join("\n"), /InvalidChangeBatch: .* another routing policy/);
    const records = urnsOf(engine.state("secondary"), "aws:route53/record:Record", "live");
    assert.deepEqual(records.map(shortName), ["Record storefront-live-page"]);
    assertSucceeded(await engine.destroy("secondary", { target: records }));
  }
});
