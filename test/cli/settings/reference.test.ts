import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { exampleOf, type Examples } from "../../../cli/settings/examples";
import { settingPages } from "../../../cli/settings/pages";
import { flattened, pathOf, settingsReference, type Setting } from "../../../cli/settings/reference";
import { settingExamples } from "../../support/setting-examples";
import { ALL } from "../../components/config/all-configurations";

const ROOT = join(__dirname, "../../..");
const read = (file: string) => readFileSync(join(ROOT, file), "utf8");

/** What a load balancer leads to. */
const BALANCED = { key: "type", values: ["auto-scaling", "fixed", "containers"] };

describe("the reference of settings", () => {
  const reference = settingsReference();
  const all = [...flattened(reference)];
  const named = (path: string) => all.filter((one) => pathOf(one) === path);
  let known: Examples;
  before(() => void (known = JSON.parse(settingExamples()) as Examples));

  it("has every setting of the schema", () => {
    const paths = new Set(all.map(pathOf));
    const wanted = ALL.map((path) => path.replace(/\([^)]*\)/g, "").replaceAll("*", "<name>"));
    assert.deepEqual(
      wanted.filter((path) => !paths.has(path)),
      [],
    );
  });

  const CASES: [path: string, expected: Partial<Setting>][] = [
    [
      "compute.port",
      { type: "a whole number", allowed: "1024 to 65535", default: 8080, isRequired: false, when: [BALANCED] },
    ],
    [
      "workload.strategy",
      { isRequired: true, allowed: "static-site, backup-restore, pilot-light, warm-standby, active-active" },
    ],
    ["compute.type", { allowed: "auto-scaling, fixed, containers, functions", when: [] }],
    ["compute.instancesPerZone", { when: [{ key: "type", values: ["fixed"] }] }],
    ["ingress.idleTimeout", { type: "a duration", default: "60s", when: [{ key: "type", values: ["application"] }] }],
    ["ingress.crossZone", { type: "true or false", default: true, when: [] }],
    ["network.flowLogs", { type: "false, or a group", default: { retentionDays: 30 } }],
    [
      "network.cidr",
      {
        type: "a text",
        allowed: "an IPv4 block from /16 to /28 that starts at its first address, such as 10.10.0.0/16",
      },
    ],
    ["functions.<name>.sources.<name>.queue", { type: "a name in queues" }],
    ["databases", { type: "a group by names of your own", default: undefined }],
    ["compute.load.peak", { type: "a number", allowed: "above 0, to 1000000000000", isRequired: true }],
  ];
  for (const [path, expected] of CASES)
    it(`says of ${path} what the schema says`, () => {
      const [setting] = named(path);
      const seen = Object.fromEntries(Object.keys(expected).map((key) => [key, setting![key as keyof Setting]]));
      assert.deepEqual(seen, expected);
    });

  it("has a setting of each alternative where they differ, and one where they are the same", () => {
    const conditions = (path: string) => named(path).map(({ when }) => when.flatMap(({ values }) => values).join());
    assert.deepEqual(conditions("compute.load"), ["auto-scaling,containers", "fixed"]);
    assert.deepEqual(conditions("network.subnets"), ["new", "existing"]);
    assert.deepEqual(conditions("databases.<name>.multiAz"), ["rds-instance"]);
    assert.deepEqual(conditions("databases.<name>.deletionProtection"), [""]);
  });

  it("has for each setting an example, which the tests plan, or a default", () => {
    const without = all.filter((one) => one.children.length === 0 && exampleOf(one, known) === undefined).map(pathOf);
    // Of these the group around them has the default.
    assert.deepEqual(without, [
      "dns.weights.primary",
      "dns.weights.secondary",
      "volumes.<name>.snapshots.retain.days",
      "volumes.<name>.snapshots.copies.days",
    ]);
  });

  it("has no example of another kind than the setting's", () => {
    const [port] = named("compute.port");
    assert.deepEqual(exampleOf(port!, { values: { "compute.port": 9000 }, refused: {} }), 9000);
    const [engine] = named("databases.<name>.engine");
    assert.ok(engine!.allowed!.split(", ").includes(String(exampleOf(engine!, known))));
  });

  it("is what holdfast explain has", () => {
    assert.equal(read("cli/settings/examples.json"), settingExamples(), "stale: run npm run generate");
  });

  it("is in docs/settings, a page for each area", () => {
    const pages = settingPages(reference, known);
    assert.deepEqual(readdirSync(join(ROOT, "docs/settings")).sort(), [...pages.keys()].sort());
    for (const [name, text] of pages) assert.equal(read(`docs/settings/${name}`), text, "stale: run npm run generate");
  });
});
