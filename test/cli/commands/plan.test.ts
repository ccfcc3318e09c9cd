import assert from "node:assert/strict";
import { readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import type { Result } from "../../../policy/evaluate";
import { writeVariant, type Variant } from "../../support/variants";
import { holdfast, planHere, Scratch, type Seen } from "./run";

const ROOT = join(__dirname, "../../..");
const ESCAPE = "\u001b";
/** A configuration with one violation: a NAT gateway fails with its AZ. */
const ONE_GATEWAY: Variant = { name: "one-gateway", primary: { network: { natGateways: "single" } } };

/** The heads of the trees. */
function headsOf(stdout: string): { stack: string; region: string; count: number }[] {
  const heads = stdout.matchAll(/^(\w+) {2}(\S+) {2}(\d+) resources$/gm);
  return [...heads].map(([, stack, region, count]) => ({ stack: stack!, region: region!, count: Number(count) }));
}

/** By name. */
function filesIn(folder: string): Record<string, string> {
  const names = readdirSync(folder).sort();
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

interface PlanJson extends Result {
  stacks: { name: string; resources: number; outputs: Record<string, unknown> }[];
  refused: boolean;
}

describe("holdfast plan", function () {
  // Both stacks are planned in most of its tests, by a process of its own in some.
  this.timeout(180_000);

  let scratch: Scratch;
  beforeEach(() => (scratch = new Scratch()));
  afterEach(() => scratch.clear());

  const written = (folder: string) => filesIn(scratch.at(folder));
  let shipped: Seen & { exports: Record<string, string> };
  let again: Seen & { exports: Record<string, string>; page: string };
  before(async () => {
    const own = new Scratch();
    const [out, html] = [own.at("out"), own.at("new", "plan.html")];
    shipped = { ...holdfast(["plan", "--tree", "--out", out], { cwd: ROOT }), exports: filesIn(out) };
    const seen = await planHere({ configDir: ROOT, out, html });
    again = { ...seen, exports: filesIn(out), page: readFileSync(html, "utf8") };
    own.clear();
  });

  describe("of the shipped configuration", () => {
    it("shows both regions in a pipe, without colour or progress", () => {
      const { code, stdout, stderr } = shipped;
      assert.equal(code, 0, stdout + stderr);
      assert.equal(stderr, "");
      assert.ok(!stdout.includes(ESCAPE));
      assert.deepEqual(
        headsOf(stdout).map(({ stack, region }) => `${stack} in ${region}`),
        ["primary in us-east-1", "secondary in us-west-2"],
      );
      assert.match(stdout, /^Policy {2}no violation, none undecided, \d+ compliant, \d+ not applicable\n/m);
    });

    it("writes each stack as an export, with as many resources as it shows, the same in every run", () => {
      assert.deepEqual(Object.keys(shipped.exports), ["primary.json", "secondary.json"]);
      for (const { stack, count } of headsOf(shipped.stdout)) {
        const { version, deployment } = JSON.parse(shipped.exports[`${stack}.json`]!);
        assert.equal(version, 3);
        const made = deployment.resources.filter((r: any) => r.custom && !r.external && !r.type.startsWith("pulumi:"));
        assert.equal(made.length, count, stack);
      }
      assert.deepEqual(again.exports, shipped.exports);
    });

    it("is one screen of 40 lines and 100 columns without the tree: who serves, faults, objectives, cost, verdict, next step", () => {
      const lines = again.stdout.replace(/^Files .*\n( .*\n)*/m, "").split("\n");
      assert.ok(lines.length <= 40, `${lines.length} lines`);
      for (const line of lines) assert.ok(line.length <= 100, line);
      const heads = lines.flatMap((line) => /^(\w[\w ]*?)(?: {2}|$)/.exec(line)?.[1] ?? []);
      assert.deepEqual(
        heads.filter((one) => !/^(serve|write|keep|AZ|Av|soft|infra|Region|\d)/.test(one)),
        ["storefront", "What faults do", "Objectives", "Cost", "Quotas", "Policy", "Next"],
      );
      const [first, second] = headsOf(shipped.stdout).map(({ count }) => `${count} resources +\\$\\d+ a month`);
      assert.match(lines[1]!, new RegExp(`primary +us-east-1 +full size, serves users +${first}`));
      assert.match(lines[2]!, new RegExp(`secondary +us-west-2 +reduced size, stands by +${second}`));
      assert.match(again.stdout, /\nRegion +30 min +25 min +60 s +3 s +met \* +region us-east-1 gone\n/);
    });

    it("prints only JSON", async () => {
      const { code, stdout } = await planHere({ configDir: ROOT, json: true });
      assert.equal(code, 0);
      const { stacks, findings, counts, refused } = JSON.parse(stdout) as PlanJson;
      assert.deepEqual(
        stacks.map(({ name }) => name),
        ["primary", "secondary"],
      );
      assert.ok(stacks.every(({ resources, outputs }) => resources > 50 && Object.keys(outputs).length > 0));
      assert.deepEqual(findings, []);
      assert.equal(counts.violation + counts.undecided + counts.acknowledged, 0);
      assert.equal(refused, false);
    });

    it("writes the picture, one page that loads nothing", async () => {
      assert.match(again.stdout, /\nFiles {3}\S*\/primary\.json,\s+\S*\/secondary\.json,\s+\S*\/new\/plan\.html\n/);
      const { page } = again;
      assert.match(page, /^<!doctype html>/i);
      for (const asks of [
        /<link\b/i,
        /\bsrc\s*=\s*["']?(?!data:)/i,
        /@import/i,
        /url\(\s*["']?(?!data:|#)/i,
        /\bfetch\(/,
      ])
        assert.doesNotMatch(page, asks);
      for (const shown of ["us-east-1a", "us-west-2c", "shop.example.com"]) assert.ok(page.includes(shown), shown);
    });
  });

  describe("of one with a violation", () => {
    let refused: Seen & { exports: Record<string, string> };
    before(async () => {
      const own = new Scratch();
      const configDir = writeVariant(ONE_GATEWAY, own.at("config"));
      refused = { ...(await planHere({ configDir, out: own.at("out") })), exports: filesIn(own.at("out")) };
      own.clear();
    });
    beforeEach(() => void writeVariant(ONE_GATEWAY, scratch.at("config")));

    it("exits with 1, and shows the rule, the resource, the property and the fix; the files are written", () => {
      const { code, stdout, exports } = refused;
      assert.equal(code, 1);
      assert.match(stdout, /^Policy {2}2 violations, /m);
      assert.match(
        stdout,
        /✖ vpc-nat-gateway-per-az {2}\w+\n {4}primary: Subnet storefront-private-2, natGatewayId: ".*"\n {4}holdfast:.*\n {4}Its route table/,
      );
      assert.match(stdout, /\n {4}→ Create an aws\.ec2\.NatGateway in each/);
      assert.match(stdout, /\n {4}holdfast:network\.natGateways: single \(Pulumi\.primary\.yaml\)\n/);
      assert.match(stdout, /\nRefused: [^\n]+\nFiles [^]*\nNext {4}fix or acknowledge the violations above/);
      assert.deepEqual(Object.keys(exports), ["primary.json", "secondary.json"]);
    });

    it("prints exemptions that are refused as they are, and count once they have a reason", async () => {
      const lines = [...refused.stdout.matchAll(/^ {2}(\{ "rule".*\}),?$/gm)].map(([, line]) => JSON.parse(line!));
      assert.deepEqual(
        lines.map(({ rule, resource, reason }) => [rule, resource, reason]),
        ["2", "3"].map((n) => ["vpc-nat-gateway-per-az", `storefront-private-${n}`, ""]),
      );
      scratch.write("config/policy-config.json", { acknowledge: { exemptions: lines } });
      assert.match((await planHere({ configDir: scratch.at("config") })).stderr, /reason: a reason is required/);
      const exemptions = lines.map((line) => ({ ...line, reason: "They run batch jobs." }));
      scratch.write("config/policy-config.json", { acknowledge: { exemptions } });
      const after = await planHere({ configDir: scratch.at("config") });
      assert.equal(after.code, 0);
      assert.match(after.stdout, /\nNext {4}Pulumi finds no program here: write index\.js/);
    });

    it("exits with 0 for --fail-on never, and still says that it is refused", async () => {
      const { code, stdout } = await planHere({ configDir: scratch.at("config"), failOn: "never", json: true });
      assert.equal(code, 0);
      const { refused, findings, counts } = JSON.parse(stdout) as PlanJson;
      assert.ok(refused);
      assert.equal(counts.violation, 2);
      const found = findings.filter((f) => f.rule === "vpc-nat-gateway-per-az") as { setting?: { path: string } }[];
      assert.deepEqual(
        found.map(({ setting }) => setting?.path),
        ["holdfast:network.natGateways", "holdfast:network.natGateways"],
      );
    });

    it("applies the policy-config.json beside Pulumi.yaml", async () => {
      const reason = "The two other zones only run batch jobs.";
      const exemptions = [{ rule: "vpc-nat-gateway-per-az", resource: "storefront-private-*", reason }];
      scratch.write("config/policy-config.json", { acknowledge: { exemptions } });
      const { code, stdout } = await planHere({ configDir: scratch.at("config") });
      assert.equal(code, 0);
      assert.match(stdout, /^Policy {2}no violation, none undecided, 2 acknowledged, /m);
      assert.ok(stdout.includes(`Acknowledged: ${reason}`));
    });
  });

  it("plans stack files of `pulumi stack init`, with an encrypted value", async () => {
    writeVariant({ name: "used" }, scratch.at("used"));
    const extra = {
      primary: { encryptionsalt: "v1:Z1Jr9jmWvXo=:v1:hqzkV6yrD8cJf0gV:2Vq7d1r5p1l8mA==" },
      secondary: { secretsprovider: "awskms://alias/state?region=us-west-2", encryptedkey: "AQICAHgUqL1c2dPz" },
    };
    for (const [stack, keys] of Object.entries(extra)) {
      const name = `used/Pulumi.${stack}.yaml`;
      const file = parse(readFileSync(scratch.at(name), "utf8"));
      file.config["datadog:apiKey"] = { secure: "v1:hqzkV6yrD8cJf0gV:2Vq7d1r5p1l8mA==" };
      scratch.write(name, stringify({ ...keys, ...file }));
    }
    const { code, stderr } = await planHere({ configDir: scratch.at("used"), out: scratch.at("out") });
    assert.equal(code, 0, stderr);
    assert.deepEqual(fromAnywhere(written("out")), fromAnywhere(shipped.exports));
  });

  it("refuses credentials of the AWS provider in plain text, without showing them", async () => {
    const config = writeVariant({ name: "credentials" }, scratch.at("config"));
    const path = join(config, "Pulumi.primary.yaml");
    const file = parse(readFileSync(path, "utf8"));
    file.config["aws:secretKey"] = "correct-horse-battery";
    writeFileSync(path, stringify(file));
    const { code, stderr } = await planHere({ configDir: config, out: scratch.at("out") });
    assert.equal(code, 2);
    assert.match(stderr, /aws:secretKey \(stack primary\)\n +looks like a secret in plain text/);
    assert.doesNotMatch(stderr, /correct-horse/);
  });

  it("puts the primary first, whatever the stacks' names", async () => {
    const stacks = { primary: "west", secondary: "east" };
    const config = writeVariant({ name: "named", shared: { workload: { stacks } } }, scratch.at("config"));
    for (const [role, name] of Object.entries(stacks))
      renameSync(join(config, `Pulumi.${role}.yaml`), join(config, `Pulumi.${name}.yaml`));
    const { code, stdout, stderr } = await planHere({ configDir: config, out: scratch.at("out"), tree: true });
    assert.equal(code, 0, stderr);
    assert.ok(stdout.startsWith("west  us-east-1"), stdout.slice(0, 80));
    assert.match(stdout, /\n {2}west {2}us-east-1 {2}full size, serves users /);
    assert.match(stdout, /\neast {2}us-west-2/);
    assert.match(stdout, /StackReference organization\/holdfast\/west\n/);
    assert.deepEqual(Object.keys(written("out")), ["east.json", "west.json"]);
  });

  it("finds the settings' files from the project's folder, and output files from the working directory", () => {
    writeVariant({ name: "files", primary: { compute: { userData: "boot.sh" } } }, scratch.at("config"));
    scratch.write("config/boot.sh", "#!/bin/bash\necho from-the-project\n");
    const args = ["plan", "--config-dir", "config", "--out", "out"];
    const { code, stdout, stderr } = holdfast(args, { cwd: scratch.folder });
    assert.equal(code, 0, stderr);
    assert.ok(stdout.includes("\nFiles   out/primary.json, out/secondary.json\n"), stdout);
    const userData = Buffer.from("#!/bin/bash\necho from-the-project\n").toString("base64");
    assert.ok(written("out")["primary.json"]!.includes(userData));
  });

  it("refuses an unknown value of --fail-on, with the known ones", () => {
    const { code, stdout, stderr } = holdfast(["plan", "--fail-on", "warning"]);
    assert.equal(code, 2);
    assert.equal(stdout, "");
    assert.match(
      stderr,
      /^error: option '--fail-on <what>' argument 'warning' is invalid\. Allowed choices are violation, never\./,
    );
  });

  it("refuses bad settings from the command line without a trace or a file", () => {
    writeVariant({ name: "bad", primary: { compute: { min: 20 } } }, scratch.at("config"));
    const { code, stdout, stderr } = holdfast(["plan", "--config-dir", "config", "--out", "out"], {
      cwd: scratch.folder,
    });
    assert.equal(code, 2);
    assert.equal(stdout, "");
    assert.match(
      stderr,
      /^holdfast: 2 mistakes in the settings; nothing was built\.\n\n {2}holdfast:compute\.min \(stack primary\)\n/,
    );
    assert.doesNotMatch(stderr, /\n\s+at /);
    assert.deepEqual(readdirSync(scratch.folder), ["config"]);
  });
});

/** Exports with the absolute path of the sample worker's code, not the relative one. */
function fromAnywhere(exports: Record<string, string>): Record<string, string> {
  const entries = Object.entries(exports).map(([file, text]) => [
    file,
    text.replace(/"path": "[./\w-]*samples\/worker"/g, '"path": "samples/worker"'),
  ]);
  return Object.fromEntries(entries) as Record<string, string>;
}
