import assert from "node:assert/strict";
import { STORES } from "../support/stores";
import { existing } from "./standins/world";
import { assertSucceeded } from "./support/assertions";
import { Engine, type StackName } from "./support/engine";
import { Flips } from "./support/flips";
import { changes, type Outcome } from "./support/outcome";
import { shortName } from "./support/stateful";
import { pulumiOr } from "./support/toolchain";

/** The home of IAM and Route 53, whose control planes are unavailable with it. */
const PRIMARY_REGION = "us-east-1";
const SECONDARY_REGION = "us-west-2";
const TABLE = "aws:dynamodb/table:Table";

/** Objectives that a restore can meet. */
const PATIENT = { region: { rto: "8h", rpo: "6h" } };

const variant = {
  shared: {
    workload: { strategy: "backup-restore", objectives: PATIENT },
    standby: { lastResort: false },
    ...STORES,
  },
  secondary: { compute: { standby: null } },
};

/** One step after the other, as an operator would run them; each continues from the one before. */
describe("backup and restore with every store: flip and failback on Pulumi's engine", () => {
  let engine: Engine;
  const flips = new Flips(() => engine);

  before(async function () {
    engine = new Engine(await pulumiOr(() => this.skip()), { name: "backup-restore", ...variant });
  });
  after(() => engine?.stop());

  it("deploys both regions", async () => {
    for (const name of ["primary", "secondary"] as const) assertSucceeded(await engine.up(name));
    await flips.hasNoFurtherChange();
  });

  it("restores all of it, while the primary's region is unavailable", async () => {
    engine.share("holdfast:active", "secondary");
    restore("secondary", 2);
    engine.world.change(existing(TABLE, "storefront-sessions"), RESTORED_TABLE);
    const failover = await flips.kept(
      "secondary",
      ["Instance storefront-orders-2", "Cluster storefront-ledger-2"],
      PRIMARY_REGION,
    );
    onlyHere(failover);
    await flips.hasNoFurtherChange({ stacks: ["secondary"], dead: PRIMARY_REGION });
    assert.ok(
      changes(failover).some(({ op, urn }) => op === "import" && shortName(urn) === "Table storefront-sessions"),
    );
  });

  it("keeps what the primary's region had, when it is back, and copies the secondary's backups to it", async () => {
    await flips.kept("primary", ["InstanceAutomatedBackupsReplication storefront-orders-2"]);
    await flips.hasNoFurtherChange();
  });

  it("restores in the primary's region, which writes again", async () => {
    const { databases } = STORES;
    const members = ["primary", "secondary", "primary"];
    engine.share("holdfast:databases", {
      orders: { ...databases.orders, members },
      ledger: { ...databases.ledger, members },
    });
    engine.share("holdfast:active", "primary");
    restore("primary", 3);
    await flips.kept("primary", ["Instance storefront-orders-3", "Cluster storefront-ledger-3"]);
    await flips.kept("secondary", ["InstanceAutomatedBackupsReplication storefront-orders-3"]);
    await flips.hasNoFurtherChange();
  });

  /** An operator's change of the stack file of the region that restores. */
  function restore(stack: StackName, member: number): void {
    const region = stack === "primary" ? PRIMARY_REGION : SECONDARY_REGION;
    const snapshot = `arn:aws:rds:${region}:123456789012:cluster-snapshot:awsbackup:copyjob-0a1b2c3d`;
    engine.set(stack, "holdfast:restore", {
      databases: { ledger: { [member]: snapshot } },
      ...(stack === "secondary" && { tables: { sessions: {} } }),
    });
  }

  function onlyHere({ calls }: Outcome): void {
    const elsewhere = calls.filter(({ region }) => region !== SECONDARY_REGION);
    assert.deepEqual(
      elsewhere.map(({ region, urn }) => `${region} ${shortName(urn)}`),
      [],
    );
  }
});

/** AWS Backup's restore of a recovery point: only keys and items. */
const RESTORED_TABLE = {
  name: "storefront-sessions",
  hashKey: "id",
  attributes: [{ name: "id", type: "S" }],
  billingMode: "PAY_PER_REQUEST",
};
