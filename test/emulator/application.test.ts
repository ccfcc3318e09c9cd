import assert from "node:assert/strict";
import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SQSClient } from "@aws-sdk/client-sqs";
import { planOf, SIDES, type Pair, type Stack } from "../components/plans";
import { Moto } from "./moto";
import { makeQueue, makeTable } from "./planned";
import { Postgres } from "./postgres";

const SERVICE = path.join(__dirname, "../../samples/application/service.py");
const MOCK = { accessKeyId: "mock", secretAccessKey: "mock" };
const LOGIN = { username: "orders", password: "Not0AReal0Password" };

const SHARED = {
  databases: {
    orders: { type: "aurora", engine: "postgres", version: "16.6", instances: { class: "db.r6g.large", readers: 1 } },
  },
  tables: { carts: { partitionKey: { name: "id", type: "S" } } },
  queues: { jobs: {} },
};

type Side = (typeof SIDES)[number];

const hasTools = () => {
  try {
    return Postgres.isHere && execFileSync("bash", ["-c", "command -v aws psql python3"]).length > 0;
  } catch {
    return false;
  }
};

/**
 * Writes an `aws` that asks the emulator. Version 1 of it has endpoints of its own for SQS, whatever AWS_ENDPOINT_URL says, and reads what is at an address
 * that an option has; version 2, of Amazon Linux 2023, does neither.
 */
function writeAws(folder: string, url: string): void {
  const real = execFileSync("bash", ["-c", "command -v aws"], { encoding: "utf8" }).trim();
  writeFileSync(path.join(folder, "config"), "[default]\ncli_follow_urlparam = false\n");
  writeFileSync(path.join(folder, "aws"), `#!/bin/sh\nexec ${real} --endpoint-url ${url} "$@"\n`, { mode: 0o755 });
}

/** Where the database's members are on this machine, by the endpoints that the plan says. */
const members = new Map<string, Postgres>();

describe("the sample application in two Regions, by the names that it is given, in an emulated AWS", () => {
  let moto: Moto;
  let folder = "";
  const running: ChildProcess[] = [];
  let writer: Postgres | undefined;
  let replica: Postgres | undefined;

  before(async function () {
    moto = await Moto.start(() => this.skip());
    if (!hasTools()) {
      console.log("    skipped: needs the commands aws, psql and python3, and PostgreSQL's server (HOLDFAST_POSTGRES)");
      return this.skip();
    }
    folder = mkdtempSync(path.join(tmpdir(), "holdfast-application-"));
    writeAws(folder, moto.url);
    writer = await Postgres.writer({ ...LOGIN, database: "orders" });
    replica = await writer.replica();
  });
  after(() => {
    for (const one of running) one.kill("SIGKILL");
    for (const one of [writer, replica]) one?.stop();
    moto?.stop();
    if (folder !== "") rmSync(folder, { recursive: true, force: true });
  });

  const environment = (region: string) => ({
    PATH: [folder, process.env.PATH].join(path.delimiter),
    HOME: folder,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_CONFIG_FILE: path.join(folder, "config"),
    AWS_ACCESS_KEY_ID: MOCK.accessKeyId,
    AWS_SECRET_ACCESS_KEY: MOCK.secretAccessKey,
  });

  /** A call of an API of JSON, such as AmazonSSM.PutParameter; the emulator takes the Region from the signature's scope. */
  async function call(region: string, service: string, target: string, body: object): Promise<void> {
    const scope = `Credential=mock/20260101/${region}/${service}/aws4_request, SignedHeaders=host, Signature=mock`;
    const headers = {
      "X-Amz-Target": target,
      "Content-Type": "application/x-amz-json-1.1",
      Authorization: `AWS4-HMAC-SHA256 ${scope}`,
    };
    const response = await fetch(moto.url, { method: "POST", headers, body: JSON.stringify(body) });
    assert.ok(response.ok, await response.text());
  }

  /** The Region as an `up` leaves it: its parameters; and the first time its table, queue and secret. */
  async function deploy(stack: Stack, pair: Pair, isFirst: boolean): Promise<void> {
    const { region } = stack;
    if (isFirst) {
      const clients = { region, credentials: MOCK, endpoint: moto.url };
      await makeTable(new DynamoDBClient(clients), pair.primary, "storefront-carts");
      await makeQueue(new SQSClient(clients), stack, "storefront-jobs");
      // Secrets Manager replicates it to the other Region.
      const { name } = pair.primary.one("aws:secretsmanager:Secret").inputs;
      const secret = { Name: name, SecretString: JSON.stringify(LOGIN), ClientRequestToken: "a".repeat(32) };
      await call(region, "secretsmanager", "secretsmanager.CreateSecret", secret);
    }
    for (const { inputs } of stack.all("aws:ssm:Parameter")) {
      const parameter = { Name: inputs["name"], Value: inputs["insecureValue"], Type: "String", Overwrite: true };
      await call(region, "ssm", "AmazonSSM.PutParameter", parameter);
    }
  }

  /** The names that an instance of a Region is given, by the planned user data's own script. */
  function namesIn(stack: Stack): Record<string, string> {
    const { userData: planned } = stack.one("aws:ec2:LaunchTemplate").inputs;
    const userData = Buffer.from(String(planned), "base64").toString();
    const [, script] = /cat > \/opt\/addresses\.sh <<'SCRIPT'\n([^]*?)\nSCRIPT\n/.exec(userData)!;
    const file = path.join(folder, `${stack.region}.env`);
    execFileSync("bash", ["-c", script!.replace("/run/service.env", file)], { env: environment(stack.region) });
    const lines = readFileSync(file, "utf8").trim().split("\n");
    return Object.fromEntries(
      lines.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
    );
  }

  /** Starts the service in a Region, with the names that it is given. @returns its address */
  async function start(stack: Stack): Promise<string> {
    const variables = namesIn(stack);
    const member = members.get(variables["DATABASE_ORDERS_ENDPOINT"]!);
    assert.ok(member, `no member of the database is ${variables["DATABASE_ORDERS_ENDPOINT"]}`);
    // This machine has no such name and one port: libpq is given the member's address for it.
    const here = { DATABASE_ORDERS_PORT: String(member.port), PGHOSTADDR: "127.0.0.1", PORT: "0", TIMEOUT: "120" };
    // The interpreter itself: a wrapper of it may put other commands before ours on the PATH.
    const python = execFileSync("python3", ["-c", "import sys; print(sys.executable)"], { encoding: "utf8" }).trim();
    const child = spawn(python, [SERVICE], {
      env: { ...environment(stack.region), ...variables, ...here },
      stdio: ["ignore", "pipe", "inherit"],
    });
    running.push(child);
    const port = await new Promise<string>((resolve) =>
      child.stdout.once("data", (data) => resolve(String(data).trim())),
    );
    return `http://127.0.0.1:${port}`;
  }

  const ask = async (url: string, method: string, place: string): Promise<[number, unknown]> => {
    const response = await fetch(url + place, { method });
    return [response.status, (await response.json()) as unknown];
  };

  it("reads and writes its database, table and queue, before and after a failover", async function () {
    this.timeout(300_000);
    const before = await planOf({ shared: SHARED });
    const after = await planOf({ shared: { ...SHARED, active: "secondary" } });
    const endpoint = (stack: Stack) =>
      String(
        stack.where("aws:ssm:Parameter", "name", "/holdfast/storefront/DATABASE_ORDERS_ENDPOINT").inputs[
          "insecureValue"
        ],
      );
    members.set(endpoint(before.primary), writer!).set(endpoint(before.secondary), replica!);
    for (const side of SIDES) await deploy(before[side], before, true);
    const urls: Partial<Record<Side, string>> = {};
    for (const side of SIDES) urls[side] = await start(before[side]);

    assert.deepEqual(await ask(urls.primary!, "PUT", "/orders/a-1"), [201, "kept"]);
    const all = { database: true, table: true };
    assert.deepEqual(await ask(urls.primary!, "GET", "/orders/a-1"), [200, all]);
    assert.deepEqual(await ask(urls.primary!, "GET", "/jobs"), [200, "a-1"]);
    assert.deepEqual(await ask(urls.primary!, "GET", "/jobs"), [200, null]);

    // The standby reads its own replica, and can't write to it yet. moto has no global tables.
    const caughtUp = () =>
      replica!.sql("select pg_last_wal_replay_lsn()") === writer!.sql("select pg_current_wal_lsn()");
    for (let tries = 0; !caughtUp() && tries < 50; tries += 1) await new Promise((resolve) => setTimeout(resolve, 100));
    assert.deepEqual(await ask(urls.secondary!, "GET", "/orders/a-1"), [200, { database: true, table: false }]);
    const [refused, why] = await ask(urls.secondary!, "PUT", "/orders/b-1");
    assert.equal(refused, 503);
    assert.match(String(why), /read-only transaction/);
    assert.deepEqual(await ask(urls.secondary!, "GET", "/healthz"), [200, "ok"]);

    // The primary's Region is unavailable, and the replica promoted.
    writer!.stop();
    replica!.promote();
    assert.deepEqual(
      await ask(urls.secondary!, "PUT", "/orders/b-1"),
      [201, "kept"],
      "with the names that it had before",
    );
    assert.deepEqual(await ask(urls.secondary!, "GET", "/orders/b-1"), [200, all]);

    // `pulumi up -s secondary`, and an instance that starts after it.
    await deploy(after.secondary, after, false);
    assert.deepEqual(namesIn(after.secondary), namesIn(before.secondary));
    const started = await start(after.secondary);
    assert.deepEqual(await ask(started, "PUT", "/orders/b-2"), [201, "kept"]);
    assert.deepEqual(await ask(started, "GET", "/orders/b-2"), [200, all]);
    assert.deepEqual(await ask(started, "GET", "/orders/a-1"), [200, { database: true, table: false }]);
    const jobs = [await ask(started, "GET", "/jobs"), await ask(started, "GET", "/jobs")].map(([, job]) => job);
    assert.deepEqual(jobs.sort(), ["b-1", "b-2"]);
  });
});
