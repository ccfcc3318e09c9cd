import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import type { DeployedResource, Deployment } from "../../../cli/plan";
import { SECRET, SIGNATURE } from "../../../cli/plan/wire";
import { passwordsIn } from "../../support/planted";
import { STORES } from "../../support/stores";
import { writeVariant, type Changes } from "../../support/variants";
import { checkHere, planHere, Scratch } from "./run";

/** Secrets that could be pasted into the settings by mistake. */
const PLANTED = "Hunter2-planted";

/** A password's place: type, property, and whether it is an input or an output. */
const HOLDERS: [type: string, property: string, side: "inputs" | "outputs"][] = [
  ["random:index/randomPassword:RandomPassword", "result", "outputs"],
  ["random:index/randomPassword:RandomPassword", "bcryptHash", "outputs"],
  ["aws:secretsmanager/secretVersion:SecretVersion", "secretString", "inputs"],
  ["aws:secretsmanager/secretVersion:SecretVersion", "secretString", "outputs"],
  ["aws:rds/instance:Instance", "password", "inputs"],
  ["aws:rds/instance:Instance", "password", "outputs"],
  ["aws:rds/cluster:Cluster", "masterPassword", "inputs"],
  ["aws:rds/cluster:Cluster", "masterPassword", "outputs"],
];

describe("passwords", () => {
  let scratch: Scratch;
  let resources: DeployedResource[];
  const seen: Record<string, string> = {};

  before(async () => {
    scratch = new Scratch();
    const configDir = configuration(scratch, STORES);
    const out = scratch.at("out");
    const planned = await planHere({ configDir, out, html: scratch.at("plan.html"), failOn: "never" });
    assert.equal(planned.code, 0, planned.stderr);
    seen["plan"] = planned.stdout + planned.stderr;
    seen["plan --json"] = (await planHere({ configDir, json: true, failOn: "never" })).stdout;
    seen["plan.html"] = readFileSync(scratch.at("plan.html"), "utf8");
    const files = readdirSync(out).map((name) => scratch.at("out", name));
    for (const file of files) seen[file] = readFileSync(file, "utf8");
    for (const json of [true, false]) {
      const { stdout, stderr } = await checkHere(files, { all: true, json });
      seen[`check ${json ? "--json" : ""}`] = stdout + stderr;
    }
    resources = files.flatMap((file) => (JSON.parse(seen[file]!) as Deployment).deployment.resources);
  });
  after(() => scratch.clear());

  it("are in no output of a plan, no export, no page and no finding", () => assert.deepEqual(passwordsIn(seen), []));

  for (const [type, property, side] of HOLDERS)
    it(`are ciphertext in exports: ${property} among the ${side} of ${type}`, () => {
      const values = resources.filter((r) => r.type === type).flatMap((r) => r[side]?.[property] ?? []);
      assert.ok(values.length > 0, "there is one");
      for (const value of values as Record<string, unknown>[]) {
        assert.deepEqual(Object.keys(value).sort(), [SIGNATURE, "ciphertext"].sort());
        assert.equal(value[SIGNATURE], SECRET);
      }
    });

  const MISTAKES: [what: string, shared: Changes][] = [
    ["a database's password", { databases: { orders: { password: PLANTED } } }],
    ["a database's master password", { databases: { ledger: { masterUserPassword: PLANTED } } }],
    [
      "a password among a database's parameters",
      { databases: { orders: { parameters: { "ldap.password": PLANTED } } } },
    ],
    ["a secret where a table is", { tables: { sessions: { secret: PLANTED } } }],
    ["a token of a bucket, in a list", { buckets: { media: { tokens: [PLANTED] } } }],
    ["an area of secrets", { secrets: { orders: PLANTED } }],
  ];
  for (const [what, mistake] of MISTAKES)
    it(`pasted into the settings are refused and never shown: ${what}`, async () => {
      const folder = scratch.at(what);
      const configDir = configuration(scratch, { ...STORES, ...merged(mistake) }, folder);
      const { code, stdout, stderr } = await planHere({ configDir });
      assert.equal(code, 2, stdout);
      assert.match(stderr, /looks like a secret in plain text \(its value is not shown\)/);
      assert.doesNotMatch(stdout + stderr, new RegExp(PLANTED, "i"));
    });
});

function configuration(scratch: Scratch, shared: Changes, folder = scratch.at("config")): string {
  return writeVariant({ name: "stores", shared }, folder);
}

/** A mistake beside correct settings of the same stores. */
function merged(mistake: Changes): Changes {
  const stores = STORES as unknown as Record<string, Record<string, object>>;
  return Object.fromEntries(
    Object.entries(mistake as Record<string, Record<string, object>>).map(([area, wrong]) => [
      area,
      {
        ...stores[area],
        ...Object.fromEntries(
          Object.entries(wrong).map(([name, one]) => [
            name,
            typeof one === "object" ? { ...stores[area]?.[name], ...one } : one,
          ]),
        ),
      },
    ]),
  );
}
