import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parse, stringify } from "yaml";
import type { DeployedResource } from "../../cli/plan";
import { existing } from "./standins/world";
import { assertSucceeded } from "./support/assertions";
import { Engine, type StackName } from "./support/engine";
import { changes } from "./support/outcome";
import { QUIET } from "../support/quiet";
import { pulumiOr } from "./support/toolchain";

const TABLE = "aws:dynamodb/table:Table";
const NAME = "storefront-orders";
const ARN = `arn:aws:dynamodb:us-west-2:123456789012:table/${NAME}`;

const VARIANT = {
  name: "restored-table",
  shared: {
    workload: { strategy: "backup-restore", objectives: { region: { rto: "8h", rpo: "6h" } } },
    standby: { lastResort: false },
    ...QUIET,
    tables: {
      orders: {
        partitionKey: { name: "id", type: "S" },
        sortKey: { name: "placed", type: "N" },
        timeToLive: "expires",
      },
    },
  },
  secondary: { compute: { standby: null } },
};

/** As AWS Backup restores it: keys, indexes and items; all else is off. */
const AS_RESTORED = {
  name: NAME,
  hashKey: "id",
  rangeKey: "placed",
  attributes: [
    { name: "id", type: "S" },
    { name: "placed", type: "N" },
  ],
  billingMode: "PAY_PER_REQUEST",
  serverSideEncryption: { enabled: true, kmsKeyArn: "arn:aws:kms:us-west-2:123456789012:key/of-the-restore" },
  pointInTimeRecovery: { enabled: false },
  deletionProtectionEnabled: false,
  tableClass: "STANDARD",
};

/** One step after the other. */
describe("a table that AWS Backup restores in the standby's region, on Pulumi's engine", () => {
  let engine: Engine;

  before(async function () {
    engine = new Engine(await pulumiOr(() => this.skip()), VARIANT);
  });
  after(() => engine?.stop());

  it("does not exist before", async () => {
    for (const name of ["primary", "secondary"] as const) assertSucceeded(await engine.up(name));
    assert.equal(tables("secondary").length, 0);
  });

  it("is not created empty where nothing was restored", async () => {
    engine.share("holdfast:active", "secondary");
    restored();
    const outcome = await engine.up("secondary", { dead: "us-east-1" });
    assert.equal(outcome.succeeded, false);
    assert.match(outcome.text, /'storefront-orders' does not exist/);
    assert.equal(tables("secondary").length, 0);
  });

  it("is not replaced where another table has its name", async () => {
    engine.world.change(existing(TABLE, NAME), { ...AS_RESTORED, hashKey: "number" });
    const outcome = await engine.up("secondary", { dead: "us-east-1" });
    assert.equal(outcome.succeeded, false);
    assert.match(outcome.text, /unable to replace resource .*storefront-orders/);
    engine.command("state", "unprotect", tables("secondary")[0]!.urn, "--yes", "--stack", "secondary");
    engine.command("state", "delete", tables("secondary")[0]!.urn, "--yes", "--stack", "secondary");
    engine.world.change(existing(TABLE, NAME), AS_RESTORED);
  });

  it("is imported and updated to its settings in one `up`, while the primary's region is unavailable", async () => {
    const outcome = await engine.up("secondary", { dead: "us-east-1" });
    assertSucceeded(outcome);
    assert.deepEqual(ofTable(changes(outcome)), ["import", "update"]);
    const [table] = tables("secondary");
    const { pointInTimeRecovery, deletionProtectionEnabled, ttl } = table!.inputs!;
    assert.deepEqual([table!.id, table!.protect], [NAME, true]);
    assert.deepEqual(
      [pointInTimeRecovery, deletionProtectionEnabled, ttl],
      [{ enabled: true, recoveryPeriodInDays: 35 }, true, { attributeName: "expires", enabled: true }],
    );
  });

  it("then has no further change", async () => {
    assert.deepEqual(ofTable(changes(await engine.up("secondary", { dead: "us-east-1" }))), []);
  });

  it("stays after the failback, in both regions", async () => {
    engine.share("holdfast:active", "primary");
    for (const name of ["primary", "secondary"] as const) {
      const outcome = await engine.up(name);
      assertSucceeded(outcome);
      assert.deepEqual(ofTable(changes(outcome)), []);
      assert.equal(tables(name).length, 1);
    }
  });

  it("restored once more under its name, is updated after a targeted refresh", async () => {
    engine.share("holdfast:active", "secondary");
    engine.world.change(ARN, { pointInTimeRecovery: { enabled: false }, deletionProtectionEnabled: false, ttl: null });
    const [table] = tables("secondary");
    assert.deepEqual(ofTable(changes(await engine.preview("secondary", { dead: "us-east-1" }))), []);
    assertSucceeded(await engine.refresh("secondary", { target: [`**${TABLE}::${NAME}`] }));
    assert.notDeepEqual(tables("secondary")[0]!.inputs, table!.inputs);
    const outcome = await engine.up("secondary", { dead: "us-east-1" });
    assertSucceeded(outcome);
    assert.deepEqual(ofTable(changes(outcome)), ["update"]);
    assert.deepEqual(tables("secondary")[0]!.inputs, table!.inputs);
  });

  /** Writes into the stack file of the region that restores. */
  function restored(): void {
    const file = path.join(engine.configuration, "Pulumi.secondary.yaml");
    const document = parse(readFileSync(file, "utf8")) as { config: Record<string, unknown> };
    document.config["holdfast:restore"] = { tables: { orders: {} } };
    writeFileSync(file, stringify(document));
  }

  function tables(name: StackName): DeployedResource[] {
    const { deployment } = engine.state(name);
    return deployment.resources.filter(({ type }) => type === TABLE);
  }

  function ofTable(steps: { op: string; urn: string }[]): string[] {
    return steps.filter(({ urn }) => urn.endsWith(`${TABLE}::${NAME}`)).map(({ op }) => op);
  }
});
