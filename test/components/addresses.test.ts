import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { sampleService } from "../../components/compute/sample-service";
import { reachedMember, type Member } from "../../components/topology/databases";
import { planOf, SIDES, type Stack } from "./plans";

/** By their names without the path. */
function parametersOf(stack: Stack): Record<string, string> {
  const parameters = stack.all("aws:ssm:Parameter").map(({ inputs }) => {
    assert.match(inputs["name"], /^\/holdfast\/storefront\/[A-Z_]+$/);
    assert.deepEqual([inputs["type"], inputs["value"]], ["String", undefined]);
    return [path.posix.basename(inputs["name"] as string), inputs["insecureValue"]];
  });
  return Object.fromEntries(parameters) as Record<string, string>;
}

describe("where the service finds what it uses", () => {
  it("is in parameters of the same names in both regions, each of its own region", async () => {
    const plan = await planOf("shipped");
    const [primary, secondary] = SIDES.map((side) => parametersOf(plan[side])) as [
      Record<string, string>,
      Record<string, string>,
    ];
    assert.deepEqual(Object.keys(primary).sort(), Object.keys(secondary).sort());
    assert.deepEqual([primary["TABLE_CARTS"], secondary["TABLE_CARTS"]], ["storefront-carts", "storefront-carts"]);
    assert.match(primary["QUEUE_RECEIPTS"]!, /^https:\/\/sqs\.us-east-1\./);
    assert.match(secondary["QUEUE_RECEIPTS"]!, /^https:\/\/sqs\.us-west-2\./);
    assert.equal(primary["DATABASE_ORDERS_SECRET"], "storefront/orders/master");
    assert.deepEqual([primary["DATABASE_ORDERS_PORT"], primary["DATABASE_ORDERS_NAME"]], ["5432", "orders"]);
    for (const [side, found] of [
      ["primary", primary],
      ["secondary", secondary],
    ] as const) {
      const cluster = plan[side].one("aws:rds:Cluster").outputs;
      assert.equal(found["DATABASE_ORDERS_ENDPOINT"], cluster["endpoint"]);
      assert.equal(found["DATABASE_ORDERS_READER"], cluster["readerEndpoint"]);
      assert.ok(plan[side].all("aws:s3:Bucket").some(({ inputs }) => inputs["bucket"] === found["BUCKET_UPLOADS"]));
    }
  });

  it("agrees with the environment of a function of the same region", async () => {
    const { secondary } = await planOf("shipped");
    const { TABLE_RECEIPTS } = secondary
      .all("aws:lambda:Function")
      .flatMap(({ inputs }) => inputs["environment"]?.variables ?? [])[0];
    assert.equal(parametersOf(secondary)["TABLE_RECEIPTS"], TABLE_RECEIPTS);
  });

  it("is nothing of a database that is not in the region yet, and nothing where a page is the standby", async () => {
    const restored = await planOf("backup-restore");
    assert.ok("DATABASE_LEDGER_ENDPOINT" in parametersOf(restored.primary));
    assert.deepEqual(
      Object.keys(parametersOf(restored.secondary)).filter((name) => name.startsWith("DATABASE_LEDGER")),
      [],
    );
    const page = await planOf("static-site");
    assert.deepEqual(parametersOf(page.secondary), {});
    assert.notDeepEqual(parametersOf(page.primary), {});
  });

  it("is the member that writes, else the newest copy, and none that was superseded", () => {
    const reached = (...states: Member["state"][]) => {
      const members = states.map((state, i) => ({ state, number: i + 1 }) as Member);
      return reachedMember(members, (one) => one)?.number;
    };
    assert.equal(reached("writer", "copy"), 1);
    assert.equal(reached("copy", "copy"), 2);
    assert.equal(reached("superseded", "copy"), 2);
    assert.equal(reached("superseded"), undefined);
  });
});

describe("the sample service's environment", () => {
  const variables = ["DATABASE_ORDERS_ENDPOINT", ...Array.from({ length: 11 }, (_, i) => `TABLE_T${i}`)];
  const data = sampleService(8080, "/healthz", { region: "us-west-2", path: "/holdfast/shop", variables });

  /** Runs the script that reads the parameters, with an `aws` that answers as `answer` does. */
  function environment(answer: string): { env: string; calls: string[] } {
    const folder = mkdtempSync(path.join(tmpdir(), "holdfast-"));
    try {
      const script = data.slice(data.indexOf("cat > /opt/addresses.sh"), data.indexOf("chmod 755"));
      const here = script.replaceAll("/opt/", `${folder}/`).replaceAll("/run/", `${folder}/`);
      assert.equal(spawnSync("bash", ["-s"], { input: here }).status, 0);
      mkdirSync(path.join(folder, "bin"));
      const aws = `#!/bin/bash\necho "$*" >> ${folder}/calls\n${answer}\n`;
      writeFileSync(path.join(folder, "bin/aws"), aws);
      chmodSync(path.join(folder, "bin/aws"), 0o755);
      spawnSync("bash", [path.join(folder, "addresses.sh")], {
        env: { ...process.env, PATH: `${folder}/bin:${process.env.PATH}` },
      });
      const text = (name: string) => readFileSync(path.join(folder, name), "utf8");
      return { env: text("service.env"), calls: text("calls").trimEnd().split("\n") };
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  it("has what the region's parameters say, ten names a call", () => {
    const { env, calls } = environment(`printf '/holdfast/shop/TABLE_T0\\tshop-t0\\n'`);
    assert.equal(calls.length, 2);
    assert.match(
      calls[0]!,
      /^ssm get-parameters --region us-west-2 .*--names \/holdfast\/shop\/DATABASE_ORDERS_ENDPOINT /,
    );
    assert.equal(calls[0]!.match(/\/holdfast\/shop\//g)?.length, 10);
    assert.equal(env, "TABLE_T0=shop-t0\nTABLE_T0=shop-t0\n");
  });

  it("is empty where they cannot be read, which keeps the service from nothing", () => {
    assert.equal(environment("exit 255").env, "");
    assert.match(
      data,
      /^ExecStartPre=-\+\/usr\/bin\/timeout 20 \/opt\/addresses\.sh\nEnvironmentFile=-\/run\/service\.env\nExecStart=/m,
    );
  });

  it("has no script where there is nothing to find", () => {
    assert.doesNotMatch(sampleService(8080, "/healthz"), /addresses\.sh/);
  });
});
