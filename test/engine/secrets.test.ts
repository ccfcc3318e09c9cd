import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { SECRET, SIGNATURE } from "../../cli/plan/wire";
import { rules } from "../../policy/rules";
import { passwordsIn, textsWith } from "../support/planted";
import { STORES } from "../support/stores";
import { assertSucceeded } from "./support/assertions";
import { outputsOfCommands } from "./support/cli-outputs";
import { Engine, type StackName } from "./support/engine";
import type { Outcome } from "./support/outcome";
import { QUIET } from "../support/quiet";
import { pulumiOr } from "./support/toolchain";

const PASSWORD = "random:index/randomPassword:RandomPassword";
const STACKS: StackName[] = ["primary", "secondary"];

/** The key in the address of a paging service, which an operator has set with `pulumi config set --secret`: the letters that JSON, HTML and URLs escape, too. */
const KEY = "Planted&<Key>";
const ADDRESS = `https://events.example.com/enqueue?routing=1&key=${KEY}`;

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

/** Searches every output, log and state backup for the stand-in's password and for the address's key. */
describe("the databases' passwords, and the key of a paging service, on Pulumi's engine", () => {
  let engine: Engine;
  const seen: Record<string, string> = {};
  const debugging: Record<string, string> = {};

  before(async function () {
    engine = new Engine(await pulumiOr(() => this.skip()), { name: "secrets", shared: { ...UNSAFE, ...QUIET } });
    for (const name of STACKS) await setAddress(name, ADDRESS);
  });
  after(() => engine?.stop());
  afterEach(() => assert.deepEqual(secretsIn(seen), []));

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

  it("are not shown by the refusal of a setting that is encrypted", async () => {
    await setAddress("primary", ADDRESS.replace("https:", "http:"));
    const refused = await engine.preview("primary");
    keep("preview of a mistake", refused);
    assert.match(refused.errors.join("\n"), /holdfast:alerts\.https\[0\]\s+.*not shown.*encrypted/);
    await setAddress("primary", ADDRESS);
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
      seen[`settings ${name}`] = engine.command("config", "--json", "--stack", name);
      seen[`settings' file ${name}`] = readFileSync(path.join(engine.configuration, `Pulumi.${name}.yaml`), "utf8");
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

  it("are in nothing that holdfast prints or writes, of exports that show every secret and of an interrupted update", () => {
    const exports = STACKS.map((name) => {
      const file = path.join(engine.configuration, `${name}-shown.json`);
      writeFileSync(file, interrupted(engine.command("stack", "export", "--show-secrets", "--stack", name)));
      return file;
    });
    assert.equal(secretsIn({ export: readFileSync(exports[0]!, "utf8") }).length, 2);
    const outputs = outputsOfCommands(engine.configuration, exports, exports[0]!);
    assert.ok(Object.keys(outputs).some((name) => name.endsWith(".html")));
    Object.assign(seen, outputs);
  });

  it("are shown by Pulumi's SDK with --debug and --event-log, whose logs must be kept secret", () => {
    assert.ok(passwordsIn(debugging).includes("up primary"));
  });

  it("are found by this search where they are shown on purpose", () => {
    const shown = engine.command("stack", "export", "--show-secrets", "--stack", "primary");
    assert.deepEqual(passwordsIn({ shown }), ["shown"]);
    assert.deepEqual(textsWith(KEY, { shown }), ["shown"]);
  });

  async function setAddress(name: StackName, address: string): Promise<void> {
    await engine.init(name);
    engine.set(name, "holdfast:alerts", UNSAFE.alerts);
    engine.command("config", "set", "--secret", "--path", "holdfast:alerts.https[0]", address, "--stack", name);
  }

  function keep(what: string, { text, errors, reports, log, debugLog, calls }: Outcome): void {
    seen[`${what}: text`] = text;
    seen[`${what}: errors`] = errors.join("\n");
    seen[`${what}: findings`] = JSON.stringify(reports);
    seen[`${what}: event log`] = log;
    debugging[what] = debugLog;
    seen[`${what}: calls`] = JSON.stringify(calls);
  }
});

function secretsIn(texts: Record<string, string>): string[] {
  return [...passwordsIn(texts), ...textsWith(KEY, texts)];
}

/** An export as it would be had its update been killed while it made all that holds a secret. */
function interrupted(text: string): string {
  const document = JSON.parse(text) as { deployment: { resources: unknown[]; pending_operations?: unknown[] } };
  const { resources } = document.deployment;
  const holding = resources.filter((resource) => secretsIn({ resource: JSON.stringify(resource) }).length > 0);
  document.deployment.pending_operations = holding.map((resource) => ({ type: "creating", resource }));
  return JSON.stringify(document);
}
