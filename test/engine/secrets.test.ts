import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { SECRET, SIGNATURE } from "../../cli/plan/wire";
import { rules } from "../../policy/rules";
import { passwordsIn } from "../support/planted";
import { STORES } from "../support/stores";
import { assertSucceeded } from "./support/assertions";
import { Engine, type StackName } from "./support/engine";
import type { Outcome } from "./support/outcome";
import { QUIET } from "../support/quiet";
import { pulumiOr } from "./support/toolchain";

const PASSWORD = "random:index/randomPassword:RandomPassword";
const STACKS: StackName[] = ["primary", "secondary"];

/** AWS's refusals of requests, without their content. */
const REFUSALS = {
  "to keep the password": [
    {
      type: "aws:secretsmanager/secretVersion:SecretVersion",
      message:
        "putting Secrets Manager Secret value: operation error Secrets Manager: PutSecretValue, api error AccessDeniedException: Access to KMS is not allowed",
    },
  ],
  "to make the databases": [
    {
      type: "aws:rds/instance:Instance",
      message:
        "creating RDS DB Instance (storefront-orders-1): operation error RDS: CreateDBInstance, api error InsufficientDBInstanceCapacity: no capacity",
    },
    {
      type: "aws:rds/cluster:Cluster",
      message:
        "creating RDS Cluster (storefront-ledger-1): operation error RDS: CreateDBCluster, api error KMSKeyNotAccessibleFault: the key cannot be used",
    },
  ],
} as const;

/** Databases with violated rules, so that the pack reports resources with a password. */
const UNSAFE = {
  alerts: STORES.alerts,
  databases: Object.fromEntries(
    Object.entries(STORES.databases).map(([name, database]) => [
      name,
      { ...database, deletionProtection: false, backupRetentionDays: 1 },
    ]),
  ),
};

/** Nothing is refused, and everything is reported. */
const ADVICE = Object.fromEntries(rules.map(({ id }) => [id, "advisory"]));

/** Searches every output, log and state backup for the stand-in's password. */
describe("the databases' passwords on Pulumi's engine", () => {
  let engine: Engine;
  const seen: Record<string, string> = {};
  const debugging: Record<string, string> = {};

  before(async function () {
    engine = new Engine(await pulumiOr(() => this.skip()), { name: "secrets", shared: { ...UNSAFE, ...QUIET } });
  });
  after(() => engine?.stop());
  afterEach(() => assert.deepEqual(passwordsIn(seen), []));

  it("are not shown by a preview, its differences or the pack", async () => {
    keep("preview", await engine.preview("primary", { pack: true, diff: true }));
  });

  // Each in a state of its own: while one request is refused, the engine makes what it has begun.
  for (const [index, [what, refusals]] of Object.entries(REFUSALS).entries())
    it(`are not shown by the error where AWS refuses ${what}`, async function () {
      const settings = { name: `refused-${index}`, shared: { ...UNSAFE, ...QUIET } };
      const own = new Engine(await pulumiOr(() => this.skip()), settings);
      try {
        for (const { type, message } of refusals) own.world.refuseNext({ type, action: "create", message });
        const refused = await own.up("primary", { diff: true });
        keep(`refused ${what}`, refused);
        assert.equal(refused.succeeded, false);
        // When one is refused, the engine may not begin the other.
        assert.ok(
          refusals.some(({ message }) => refused.errors.join("\n").includes(message)),
          refused.text,
        );
      } finally {
        own.stop();
      }
    });

  it("are not shown by a deployment, its event log or the pack's findings", async () => {
    for (const name of STACKS) {
      const up = await engine.up(name, { pack: ADVICE, diff: true });
      keep(`up ${name}`, up);
      assertSucceeded(up);
      assert.ok(
        up.reports.some(({ urn }) => urn.includes("aws:rds/instance:Instance")),
        "the pack speaks of databases",
      );
    }
  });

  it("are not shown by a refresh", async () => {
    for (const name of STACKS) keep(`refresh ${name}`, await engine.refresh(name, { diff: true }));
  });

  it("are not shown when a password is replaced", async () => {
    engine.share("holdfast:databases", { ...UNSAFE.databases, more: { ...UNSAFE.databases["orders"] } });
    for (const name of STACKS) keep(`preview of another ${name}`, await engine.preview(name, { diff: true }));
    engine.share("holdfast:databases", UNSAFE.databases);
  });

  it("are in no saved plan of an update, and in nothing that it prints", async () => {
    const file = path.join(engine.configuration, "saved-plan.json");
    seen["preview --save-plan"] = await engine.commandWithProviders([
      "preview",
      "--save-plan",
      file,
      "--stack",
      "primary",
    ]);
    seen["the saved plan"] = readFileSync(file, "utf8");
    assert.ok(seen["the saved plan"].includes(PASSWORD), "it has the passwords' resources");
  });

  it("are in no file of the backend: states, their backups and histories", () => {
    const files = engine.backendFiles();
    assert.ok(
      Object.keys(files).some((name) => name.includes("history")),
      Object.keys(files).join("\n"),
    );
    Object.assign(seen, files);
  });

  it("are ciphertext in the state and in its export", async () => {
    for (const name of STACKS) {
      seen[`state ${name}`] = engine.stateFile(name);
      seen[`export ${name}`] = engine.command("stack", "export", "--stack", name);
      seen[`stack ${name}`] = engine.command("stack", "--stack", name, "--show-urns", "--show-ids");
      seen[`outputs ${name}`] = engine.command("stack", "output", "--json", "--stack", name);
      seen[`outputs shown ${name}`] = engine.command("stack", "output", "--json", "--show-secrets", "--stack", name);
    }
    const { resources } = (await engine.export("primary")).deployment;
    const passwords = resources.filter(({ type }) => type === PASSWORD);
    assert.equal(passwords.length, 2);
    for (const { id, outputs } of passwords) {
      assert.equal(id, "none");
      for (const property of ["result", "bcryptHash"])
        assert.equal((outputs![property] as Record<string, unknown>)[SIGNATURE], SECRET, property);
    }
  });

  it("are shown by Pulumi's SDK with --debug and --event-log, whose logs must be kept secret", () => {
    assert.ok(passwordsIn(debugging).includes("up primary"));
  });

  it("are found by this search where they are shown on purpose", () => {
    const shown = engine.command("stack", "export", "--show-secrets", "--stack", "primary");
    assert.deepEqual(passwordsIn({ shown }), ["shown"]);
  });

  function keep(what: string, { text, errors, reports, log, debugLog, calls }: Outcome): void {
    seen[`${what}: text`] = text;
    seen[`${what}: errors`] = errors.join("\n");
    seen[`${what}: findings`] = JSON.stringify(reports);
    seen[`${what}: event log`] = log;
    debugging[what] = debugLog;
    seen[`${what}: calls`] = JSON.stringify(calls);
  }
});
