import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { simulateFiles, type SimulateCommand } from "../../../cli/commands/simulate";
import { SIMULATION, simulationSchemaText } from "../../../cli/report/simulation-json";
import { settingsOf } from "../../../cli/simulation-settings";
import { DEFAULT_SETTINGS } from "../../../policy/simulation";
import { Scratch } from "./run";

const ARN = "arn:aws:elasticloadbalancing:us-east-1:123456789012";

/** A load balancer over two zones with every instance in one, behind a host name; with an objective where it is given. */
function webshop(rto?: string): unknown {
  const entry = (type: string, name: string, inputs: object, outputs: object = {}) => ({
    urn: `urn:pulumi:prod::webshop::${type}::${name}`,
    type,
    custom: true,
    id: `${name}-id`,
    inputs,
    outputs: { region: "us-east-1", ...inputs, ...outputs },
  });
  const subnet = (name: string, zone: string) => entry("aws:ec2/subnet:Subnet", name, { availabilityZone: zone });
  const instance = (name: string) =>
    entry("aws:ec2/instance:Instance", name, { subnetId: "a-id" }, { availabilityZone: "us-east-1a" });
  const attached = (name: string) =>
    entry("aws:lb/targetGroupAttachment:TargetGroupAttachment", name, {
      targetGroupArn: `${ARN}:targetgroup/web`,
      targetId: `${name}-id`,
    });
  const stack = {
    urn: "urn:pulumi:prod::webshop::pulumi:pulumi:Stack::webshop-prod",
    type: "pulumi:pulumi:Stack",
    custom: false,
    outputs: rto === undefined ? {} : { objectives: { zone: { rto } } },
  };
  const resources = [
    stack,
    subnet("a", "us-east-1a"),
    subnet("b", "us-east-1b"),
    instance("web-1"),
    instance("web-2"),
    entry(
      "aws:lb/loadBalancer:LoadBalancer",
      "web",
      { subnets: ["a-id", "b-id"] },
      { arn: `${ARN}:loadbalancer/web`, dnsName: "web-1.us-east-1.elb.amazonaws.com" },
    ),
    entry("aws:lb/targetGroup:TargetGroup", "web", { port: 80 }, { arn: `${ARN}:targetgroup/web` }),
    entry("aws:lb/listener:Listener", "web", {
      loadBalancerArn: `${ARN}:loadbalancer/web`,
      defaultActions: [{ type: "forward", targetGroupArn: `${ARN}:targetgroup/web` }],
    }),
    attached("web-1"),
    attached("web-2"),
    entry("aws:route53/record:Record", "www", {
      zoneId: "Z1",
      name: "www.example.com",
      type: "A",
      aliases: [{ name: "web-1.us-east-1.elb.amazonaws.com", zoneId: "Z35", evaluateTargetHealth: true }],
    }),
  ];
  return { version: 3, deployment: { resources } };
}

describe("holdfast simulate", () => {
  let scratch: Scratch;
  beforeEach(() => (scratch = new Scratch()));
  afterEach(() => scratch.clear());

  const run = (document: unknown, options: SimulateCommand = {}) =>
    simulateFiles([scratch.write("prod.json", document)], options);

  it("finds the zone that holds every instance of a balancer over two", () => {
    const { text } = run(webshop(), { json: true });
    const { survival, cutSets } = SIMULATION.parse(JSON.parse(text));
    const word = (fault: string) =>
      survival.find((one) => one.fault === fault && one.function === "serve www.example.com")?.word;
    assert.deepEqual(["zone us-east-1a", "zone us-east-1b", "host web-1", "region us-east-1 gone"].map(word), [
      "waits",
      "continues",
      "degraded",
      "lost",
    ]);
    assert.ok(cutSets.some(({ members }) => members.join() === "zone us-east-1a"));
  });

  it("writes the same bytes for the same file, by its schema", () => {
    const [one, two] = [run(webshop("5m"), { json: true }), run(webshop("5m"), { json: true })];
    assert.equal(one.text, two.text);
    const { objectives, inputs } = SIMULATION.parse(JSON.parse(one.text));
    assert.deepEqual([objectives, inputs[0]?.stack], [{ met: 1, unproven: 0, missed: 1, undecided: 0 }, "prod"]);
  });

  it("looks for fixes where it is asked to: a change, or what the time consists of", () => {
    const entry = (type: string, name: string, inputs: object) => ({
      urn: `urn:pulumi:prod::shop::${type}::${name}`,
      type,
      custom: type.startsWith("aws:"),
      id: name,
      inputs,
      outputs: { region: "us-east-1", ...inputs },
    });
    const database = { engine: "postgres", multiAz: false, backupRetentionPeriod: 7, availabilityZone: "us-east-1a" };
    const shop = (rto: string) => ({
      version: 3,
      deployment: {
        resources: [
          { ...entry("shop:index:Shop", "shop", {}), outputs: { objectives: { zone: { rto, rpo: "0s" } } } },
          entry("aws:ec2/subnet:Subnet", "b", { availabilityZone: "us-east-1b" }),
          entry("aws:rds/instance:Instance", "orders", database),
        ],
      },
    });
    const { fixes } = SIMULATION.parse(JSON.parse(run(shop("5m"), { json: true, fix: true }).text));
    const points = fixes?.flatMap((fix) => fix.for.flatMap(({ fault }) => fault ?? []));
    assert.deepEqual([...new Set(points)].sort(), [
      "content orders",
      "region us-east-1 outage",
      "service rds@us-east-1",
    ]);
    assert.deepEqual(
      fixes
        ?.filter((fix) => fix.for.every(({ disruption }) => disruption === "zone"))
        .map(({ changes, cost, proved }) => [changes.map(({ property, to }) => [property, to]), cost, proved]),
      Array.from({ length: 3 }, () => [[["multiAz", true]], "instance", true]),
    );
    const said = run(shop("5m"), { fix: true }).text.replace(/\s+/g, " ");
    assert.match(
      said,
      /keep orders, read orders, write orders \(zone\): orders: multiAz false → true \(another instance\)/,
    );
    assert.match(said, /write orders under zone us-east-1a: waits → 2 min/);
    const none = run(shop("10s"), { fix: true }).text.replace(/\s+/g, " ");
    assert.match(none, /write orders \(zone\): nothing that is known here meets it with at most two changes/);
    assert.throws(() => simulateFiles([], { before: ["a"], after: ["b"], fix: true }), /--fix: is about one program/);
  });

  it("reads a file once, as a pipe must be, and names it by the digest of what was read", () => {
    const folder = mkdtempSync(join(tmpdir(), "holdfast-"));
    const [pipe, file] = [join(folder, "pipe"), join(folder, "prod.json")];
    const text = JSON.stringify(webshop());
    writeFileSync(file, text);
    execFileSync("mkfifo", [pipe]);
    spawn("sh", ["-c", `cat '${file}' > '${pipe}'`], { stdio: "ignore" });
    const { inputs } = SIMULATION.parse(JSON.parse(simulateFiles([pipe], { json: true }).text));
    assert.equal(inputs[0]?.sha256, createHash("sha256").update(text).digest("hex"));
    rmSync(folder, { recursive: true });
  });

  it("has its schema in docs/simulation.schema.json", () => {
    const file = join(__dirname, "../../../docs/simulation.schema.json");
    assert.equal(readFileSync(file, "utf8"), simulationSchemaText(), "stale: run npm run generate");
  });

  const unknownTarget = (): unknown => {
    const document = webshop("5m") as {
      deployment: { resources: { type: string; inputs: Record<string, unknown>; outputs: Record<string, unknown> }[] };
    };
    const found = document.deployment.resources.find(({ type }) => type === "aws:route53/record:Record");
    found!.inputs.aliases = found!.outputs.aliases = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    return document;
  };

  for (const [title, document, options, code] of [
    ["exits with 0 where no objective is declared", webshop(), {}, 0],
    ["exits with 1 where an objective is missed", webshop("5m"), {}, 1],
    ["exits with 3 where an objective can't be decided", unknownTarget(), {}, 3],
    ["exits with 0 there where that is asked for", unknownTarget(), { undecided: "pass" }, 0],
  ] as const) {
    it(title, () => assert.equal(run(document, options).exitCode, code));
  }

  it("draws the worst of each kind of fault, and the single points of failure", () => {
    const { text } = run(webshop("5m"));
    assert.match(text, /serve www\.example\.com +degraded 50 % +waits ✖ +waits/);
    assert.match(text, /single points of failure/);
  });

  it("says how an answer comes about", () => {
    const { text } = run(webshop("5m"), { explain: ["host web-1", "serve www.example.com"] });
    assert.match(text, /under host web-1: degraded\nIt stays at 50 % of the load\./);
  });

  it("writes the page of any program, with the words of its simulation", () => {
    const html = scratch.at("new/page.html");
    const { text, exitCode } = run(webshop("5m"), { html, explain: ["host web-1", "serve www.example.com"] });
    assert.equal(exitCode, 0);
    assert.match(text, /degraded/);
    const page = readFileSync(html, "utf8");
    assert.match(page, /<h1>webshop: prod<\/h1>/);
    assert.match(page, /1 of 2 objectives missed\. \d+ violations\./);
    assert.match(page, /When us-east-1 is impaired, www\.example\.com is down until AWS is back\./);
    assert.match(page, /<th scope="row">serve www\.example\.com<\/th><td class="degraded" [^>]*>degraded 50 %<\/td>/);
    assert.match(page, /<td class="waits missed" data-column="AZ of us-east-1">waits ✖<\/td>/);
  });

  it("names the faults and functions that there are, where another is asked for", () => {
    assert.throws(
      () => run(webshop(), { explain: ["zone us-east-1z", "serve www.example.com"] }),
      /no fault "zone us-east-1z".*zone us-east-1a/s,
    );
    assert.throws(
      () => run(webshop(), { explain: ["zone us-east-1a", "serve x"] }),
      /no function "serve x".*serve www\.example\.com/s,
    );
  });

  it("says what a past event would have done to these stacks", () => {
    const { text } = run(webshop(), { scenario: "2012-12-24,2021-12-07" });
    const events = text.split("\n\n").filter((block) => block.startsWith("scenario "));
    assert.equal(events.length, 2);
    assert.match(
      events.find((block) => block.startsWith("scenario 2012"))!,
      /^scenario 2012-12-24 {2}The state of load balancers is deleted\n {2}serve www\.example\.com: waits$/m,
    );
    assert.match(simulateFiles([], { scenario: "list" }).text, /^2025-10-20 .+\(us-east-1, 14\.5 h\)$/m);
    assert.throws(
      () => run(webshop(), { scenario: "1999-01-01" }),
      /--scenario 1999-01-01: there is none.*2025-10-20/s,
    );
  });

  it("takes assumed times from a file, and says what is wrong with one", () => {
    const assume = (value: unknown) => scratch.write("assume.json", value);
    const byPath = { "/healthz": ["orders"], "/ping": [] };
    assert.deepEqual(settingsOf(assume({ checks: byPath })), { ...DEFAULT_SETTINGS, checks: byPath });
    assert.deepEqual(settingsOf(assume({ clientCache: "1h30m", checks: "data" })), {
      ...{ ...DEFAULT_SETTINGS, clientCache: 5400, checks: "data" },
    });
    assert.throws(
      () => run(webshop(), { assume: assume({ reactoin: "5m", command: 5, checks: "all" }) }),
      (error: Error) => {
        const lines = error.message.split("\n");
        const wanted = [
          /reactoin: not known; did you mean reaction\?/,
          /command: 5; it is a duration/,
          /checks: "all"; it is "process", "data", or the stores by path/,
        ];
        assert.equal(lines.length, wanted.length);
        wanted.forEach((pattern, index) => assert.match(lines[index]!, pattern));
        return true;
      },
    );
    assert.throws(() => run(webshop(), { assume: assume([]) }), /--assume .+: not a JSON object/);
  });

  describe("of a change", () => {
    const [before, after] = [webshop(), webshop()];
    type Entry = { urn: string; inputs: Record<string, unknown>; outputs: Record<string, unknown> };
    const { resources } = (after as { deployment: { resources: Entry[] } }).deployment;
    const moved = resources.find(({ urn }) => urn.endsWith("::web-2"))!;
    moved.inputs.subnetId = moved.outputs.subnetId = "b-id";
    moved.outputs.availabilityZone = "us-east-1b";
    const compared = (one: unknown, other: unknown, options: SimulateCommand = {}) =>
      simulateFiles([], {
        ...options,
        before: [scratch.write("before.json", one)],
        after: [scratch.write("after.json", other)],
      });

    it("says what is better and what is worse, and exits with 1 where anything is", () => {
      const { text, exitCode } = compared(before, after);
      assert.equal(exitCode, 1, "the loss of the other zone is felt now");
      assert.match(text, /serve www\.example\.com under zone us-east-1b: continues → degraded 50 %/);
      assert.match(text, /serve www\.example\.com under zone us-east-1a: waits → degraded 50 %/);
      assert.equal(compared(before, before).exitCode, 0);
    });

    it("is a table in Markdown", () => {
      const { text } = compared(after, before, { markdown: true });
      assert.match(text, /^\*\*Faults\*\* 1 answer worse, 1 better; single points and pairs: \d+ new, \d+ gone\.\n/);
      assert.match(text, /\| serve www\.example\.com \| zone us-east-1a \| degraded 50 % → waits \| .+ \|\n/);
    });

    it("is on the page of the program after it, each answer to be chosen", () => {
      const html = scratch.at("new/difference.html");
      compared(before, after, { html });
      const page = readFileSync(html, "utf8").replace(/<[^>]+>/g, (tag) => (/data-f|<h/.test(tag) ? tag : ""));
      assert.match(page, /What the change does[^]*1 answer worse, 1 better/);
      const [, worse = "", better = ""] = page.split(/<h3>(?:Worse|Better)/);
      assert.match(worse, /data-function="serve www\.example\.com" data-fault="zone us-east-1b">/);
      assert.match(worse, /serve www\.example\.com under zone us-east-1b: continues → degraded 50 %/);
      assert.match(better, /zone us-east-1a: waits → degraded 50 %/);
      assert.throws(() => compared(before, after, { html: "/dev/null/x.html" }), /--html/);
    });

    for (const [title, files, options, message] of [
      ["both sides", [], { before: ["a"] }, /--before: give --before FILE\.\.\. and --after FILE\.\.\. together/],
      ["files on either side only", ["x.json"], { before: ["a"], after: ["b"] }, /x\.json: .*after one of the two/],
      ["a file", [], {}, /no file: /],
      ["a difference for --markdown", ["x.json"], { markdown: true }, /--markdown: /],
      ["one program for --explain", [], { before: ["a"], after: ["b"], explain: ["x", "y"] }, /--explain: /],
    ] as [string, string[], SimulateCommand, RegExp][]) {
      it(`wants ${title}`, () => assert.throws(() => simulateFiles(files, options), message));
    }
  });
});
