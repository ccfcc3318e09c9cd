import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import type { Finding, Result } from "../../../policy/evaluate";
import { CIPHERTEXT, foreignExport } from "./foreign";
import { checkHere, holdfast, Scratch } from "./run";

const KEYS = ["actual", "fix", "message", "property", "resource", "rule", "severity", "verdict", "wanted"];
const COUNTS = ["acknowledged", "compliant", "notApplicable", "undecided", "violation"];
const REASON = "Batch work: no user waits for it.";

describe("holdfast check", () => {
  let scratch: Scratch;
  let file: string;
  beforeEach(() => {
    scratch = new Scratch();
    file = scratch.write("prod.json", foreignExport());
  });
  afterEach(() => scratch.clear());

  async function judged(packConfig?: unknown, all = false): Promise<Result & { code: number }> {
    const config = packConfig === undefined ? {} : { packConfig: scratch.write("pack.json", packConfig) };
    const { code, stdout } = await checkHere([file], { json: true, all, ...config });
    return { code, ...(JSON.parse(stdout) as Result) };
  }

  const named = (findings: readonly Finding[], rule: string, resource: string) =>
    findings.filter((f) => f.rule === rule && f.resource.endsWith(`::${resource}`)).map((f) => f.verdict);

  it("judges the stack of another program", async () => {
    const { code, findings } = await judged();
    assert.equal(code, 1);
    for (const [rule, resource, verdict] of [
      ["autoscaling-elb-health-check", "web", "violation"],
      ["autoscaling-elb-health-check", "batch", "undecided"],
      ["autoscaling-multiple-az", "web", "violation"],
      ["autoscaling-az-loss-capacity", "web", "violation"],
      ["route53-record-has-health-check", "www", "violation"],
    ] as const)
      assert.deepEqual(named(findings, rule, resource), [verdict], `${rule} ${resource}`);
    const found = findings.find((f) => f.rule === "autoscaling-elb-health-check" && f.verdict === "violation");
    assert.deepEqual(
      { ...found, message: "", fix: "" },
      {
        rule: "autoscaling-elb-health-check",
        verdict: "violation",
        severity: "high",
        resource: "urn:pulumi:prod::webshop::aws:autoscaling/group:Group::web",
        property: "healthCheckType",
        actual: "EC2",
        wanted: "ELB",
        message: "",
        fix: "",
      },
    );
  });

  it("prints which best practices the program meets, in text and in JSON", async () => {
    const text = await checkHere([file], { practices: true });
    assert.match(text.stdout, /^Practices {2}\d+ broken, .* of 65 best practices/m);
    assert.match(
      text.stdout,
      /✖ REL10-BP01 Deploy the workload to multiple locations\n +violated: .*autoscaling-multiple-az/,
    );
    assert.doesNotMatch(text.stdout, /✔ autoscaling/);
    const { practices } = JSON.parse((await checkHere([file], { practices: true, json: true })).stdout) as {
      practices: { id: string; status: string }[];
    };
    assert.equal(practices.find(({ id }) => id === "REL10-BP01")?.status, "broken");
  });

  it("prints findings of one shape, and matching counts", async () => {
    const { findings, counts, ...rest } = await judged();
    assert.deepEqual(Object.keys(rest).sort(), ["code", "unjudged"]);
    for (const finding of findings) assert.deepEqual(Object.keys(finding).sort(), KEYS);
    assert.deepEqual(Object.keys(counts).sort(), COUNTS);
    for (const verdict of ["violation", "undecided", "acknowledged"] as const)
      assert.equal(findings.filter((f) => f.verdict === verdict).length, counts[verdict], verdict);
    assert.ok(findings.every((f) => f.verdict !== "compliant"));
  });

  it("lists compliant resources too with --all, with the same counts", async () => {
    const [some, all] = [await judged(), await judged(undefined, true)];
    assert.deepEqual(all.counts, some.counts);
    assert.equal(all.findings.filter((f) => f.verdict === "compliant").length, all.counts.compliant);
    assert.ok(all.counts.compliant > 0);
    assert.deepEqual(named(all.findings, "autoscaling-launch-template", "web"), ["compliant"]);
  });

  it("never shows a secret", async () => {
    for (const json of [true, false]) {
      const { stdout } = await checkHere([file], { json, all: true });
      assert.ok(stdout.length > 0 && !stdout.includes(CIPHERTEXT.slice(3, 30)), stdout);
    }
    // JSON.parse quotes text that is no JSON at its beginning.
    const { stderr } = await checkHere([scratch.write("broken.json", CIPHERTEXT)]);
    assert.match(stderr, /is not JSON/);
    assert.ok(!stderr.includes(CIPHERTEXT.slice(3, 8)), stderr);
  });

  it("shows the rule, the resource, the property, what is wrong and the fix", async () => {
    const { code, stdout } = await checkHere([file]);
    assert.equal(code, 1);
    assert.match(stdout, /^Policy {2}\d+ violations, \d+ undecided, \d+ compliant, \d+ not applicable\n/);
    assert.match(
      stdout,
      /✖ autoscaling-elb-health-check {2}high\n {4}prod: Group web, healthCheckType: "EC2"\n {4}Its health check is EC2/,
    );
    assert.match(stdout, /\n {4}→ Set healthCheckType to "ELB"/);
    assert.match(stdout, /\nRefused: [^\n]+\n$/);
  });

  it("exits with 0 without a violated mandatory rule", async () => {
    assert.equal((await judged({ all: "advisory" })).code, 0);
    assert.match((await checkHere([file], { packConfig: scratch.at("pack.json") })).stdout, /\nNot refused: [^\n]+\n$/);
    const disabled = await judged({ all: "disabled" });
    assert.equal(disabled.code, 0);
    assert.deepEqual(disabled.findings, []);
  });

  it("says that there is nothing to judge", async () => {
    const empty = scratch.write("empty.json", { version: 3, deployment: { resources: [] } });
    const { code, stdout } = await checkHere([empty]);
    assert.equal(code, 0);
    assert.match(stdout, /^Policy {2}nothing to judge/);
  });

  it("applies the settings of a rule", async () => {
    const lenient = await judged({ "autoscaling-multiple-az": { minimumZones: 1 } });
    assert.deepEqual(named(lenient.findings, "autoscaling-multiple-az", "web"), []);
  });

  for (const [form, acknowledge] of [
    ["a list", (entries: object[]) => entries],
    ["Pulumi's own form", (entries: object[]) => ({ exemptions: entries })],
  ] as const) {
    it(`reads acknowledgements as ${form}`, async () => {
      const entry = { rule: "autoscaling-multiple-az", resource: "batch", reason: REASON };
      const { findings, counts } = await judged({ acknowledge: acknowledge([entry]) });
      const found = findings.filter((f) => f.rule === entry.rule);
      assert.deepEqual(
        found.map((f) => [f.verdict, f.reason]),
        [
          ["violation", undefined],
          ["acknowledged", REASON],
        ],
      );
      assert.equal(counts.acknowledged, 1);
      const { stdout } = await checkHere([file], { packConfig: scratch.at("pack.json") });
      assert.match(stdout, new RegExp(`\\n    Acknowledged: ${REASON}\\n`));
    });
  }

  it("reports an acknowledgement that has expired, and one without a match", async () => {
    const common = { rule: "autoscaling-multiple-az", reason: REASON };
    const { findings } = await judged({
      acknowledge: [
        { ...common, resource: "batch", until: "2020-01-31" },
        { ...common, resource: "no-match" },
      ],
    });
    const about = findings.filter((f) => f.rule === "acknowledge");
    assert.deepEqual(
      about.map((f) => [f.verdict, f.resource]),
      [
        ["violation", "batch"],
        ["violation", "no-match"],
      ],
    );
    assert.match(about[0]!.message, /counted until 2020-01-31/);
    assert.match(about[1]!.message, /meets no violation/);
    assert.deepEqual(named(findings, common.rule, "batch"), ["violation"]);
  });

  it("refuses the pack's configuration with all its mistakes", async () => {
    const packConfig = scratch.write("pack.json", {
      "autoscaling-multiple-azs": "advisory",
      "autoscaling-multiple-az": { minimumZones: 0, minimunZones: 2 },
      all: "sometimes",
      acknowledge: [{ rule: "s3-bucket-versionin", resource: "x" }],
    });
    const { code, stdout, stderr } = await checkHere([file], { packConfig });
    assert.equal(code, 2);
    assert.equal(stdout, "");
    assert.ok(stderr.startsWith(`holdfast: --pack-config ${packConfig}: the policy configuration has 6 mistakes:\n`));
    for (const said of [
      /autoscaling-multiple-azs: there is no such rule \(did you mean autoscaling-multiple-az\?\)/,
      /autoscaling-multiple-az\.minimumZones: .*\(given: 0\)/,
      /autoscaling-multiple-az\.minimunZones: unknown \(did you mean minimumZones\?\)/,
      /all: "sometimes" is no enforcement level.*known are advisory, mandatory, remediate, disabled/,
      /acknowledge\[0\]\.rule: there is no rule "s3-bucket-versionin" \(did you mean s3-bucket-versioning\?\)/,
      /acknowledge\[0\]\.reason: a reason is required/,
    ])
      assert.match(stderr, said);
  });

  it("refuses files that are no export, each with a fix", async () => {
    mkdirSync(scratch.at("folder"));
    const wayOut = /Give the output of `pulumi stack export/;
    const bad: [file: string, problem: RegExp, remedy: RegExp][] = [
      [scratch.at("missing.json"), /does not exist/, /Name an existing file/],
      [scratch.at("folder"), /is a folder/, /Name a file in it/],
      [scratch.at("prod.json", "x"), /does not exist/, /Name an existing file/],
      [scratch.write("text.json", "resources:\n  - a\n"), /is not JSON/, wayOut],
      [scratch.write("nothing.json", ""), /is empty/, wayOut],
      [scratch.write("cut.json", '{"version": 3, "deployment": {'), /is not JSON/, wayOut],
      [scratch.write("list.json", []), /not a JSON object/, wayOut],
      [scratch.write("other.json", { name: "holdfast" }), /not a stack export/, wayOut],
      [scratch.write("old.json", { version: 1, deployment: {} }), /version 1/, wayOut],
      [scratch.write("odd.json", { version: 3, deployment: { resources: {} } }), /is not a list/, wayOut],
      [scratch.write("urnless.json", { version: 3, deployment: { resources: [{}] } }), /has no URN/, wayOut],
    ];
    for (const [path, problem, remedy] of bad) {
      const { code, stdout, stderr } = await checkHere([file, path]);
      assert.equal(code, 2, path);
      assert.equal(stdout, "");
      assert.ok(stderr.startsWith(`holdfast: ${path}: `), stderr);
      assert.match(stderr, problem);
      assert.match(stderr, remedy);
      assert.doesNotMatch(stderr, /\n\s+at /);
    }
    const all = await checkHere(bad.map(([path]) => path));
    for (const [path] of bad.slice(0, 6)) assert.ok(all.stderr.includes(`${path}: `), all.stderr);
  });

  it("refuses one stack given twice", async () => {
    const { code, stderr } = await checkHere([file, file]);
    assert.equal(code, 2);
    assert.match(stderr, /is in .*prod\.json too\. Give every stack once\./);
  });

  it("works from the command line too", () => {
    const json = holdfast(["check", file, "--json"]);
    assert.equal(json.code, 1);
    assert.equal(json.stderr, "");
    assert.deepEqual(Object.keys(JSON.parse(json.stdout) as object), ["findings", "counts", "unjudged"]);
    const hostile = readFileSync(file, "utf8").replaceAll("www", "w\\u001b[2J\\r\\u202e");
    const shown = holdfast(["simulate", scratch.write("hostile.json", JSON.parse(hostile))]);
    assert.match(shown.stdout, /w\ufffd/);
    assert.doesNotMatch(shown.stdout, /[\u001b\r\u202e]/);
    const bad = holdfast(["check", "missing.json"], { cwd: scratch.folder });
    assert.deepEqual(bad, {
      code: 2,
      stdout: "",
      stderr: "holdfast: missing.json: does not exist. Name an existing file.\n",
    });
    const none = holdfast(["check"]);
    assert.equal(none.code, 2);
    assert.match(none.stderr, /^error: missing required argument 'file'\n/);
  });
});
