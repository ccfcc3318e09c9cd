import assert from "node:assert/strict";
import { nameOf, typeOf } from "./standins/properties";
import { assertSucceeded } from "./support/assertions";
import { Engine } from "./support/engine";
import { changes, type Outcome } from "./support/outcome";
import { QUIET } from "../support/quiet";
import { assertDataKept, shortName, urnsOf } from "./support/stateful";
import { pulumiOr } from "./support/toolchain";

/** What the shipped configuration keeps data in, and what its databases are reached through. */
const KEPT = [
  "rds/cluster:Cluster",
  "rds/subnetGroup:SubnetGroup",
  "dynamodb/table:Table",
  "s3/bucket:Bucket",
  "sqs/queue:Queue",
];

/** What an Availability Zone has of its own, and is made and deleted with it. */
const OF_A_ZONE =
  /^aws:(ec2\/(subnet|routeTable|routeTableAssociation|route|eip|natGateway)|cloudwatch\/metricAlarm)(:|$)/;

/** A walk with each kind of change; the two Aurora instances are in a and b, where they were made. */
const WALK: [what: string, letters: string][] = [
  ["one is swapped for another", "abd"],
  ["two are added, and one swapped", "abcef"],
  ["their order is turned round", "fecba"],
  ["two are taken out, and one swapped", "dab"],
  ["three are added", "abcdef"],
  ["all but two are taken out", "ba"],
];

/** HOLDFAST_ZONES=all: each change from any set with a and b to any other, 240 of them, in one walk; HOLDFAST_ZONES=2/8 is its second eighth. */
const CHANGES = process.env.HOLDFAST_ZONES === undefined ? WALK : sliceOf(process.env.HOLDFAST_ZONES, everyChange());

function everyChange(): [what: string, letters: string][] {
  const sets = Array.from({ length: 16 }, (_, i) =>
    ["ab", ...[..."cdef"].filter((_one, bit) => i & (1 << bit))].join(""),
  );
  const left = new Map(sets.map((from) => [from, sets.filter((to) => to !== from)]));
  const [walk, path]: [string[], string[]] = [[], [sets[0]!]];
  while (path.length > 0) {
    const next = left.get(path.at(-1)!)!.pop();
    if (next === undefined) walk.push(path.pop()!);
    else path.push(next);
  }
  walk.reverse();
  // Their order says nothing: every other time it is turned round.
  const ordered = walk.map((letters, i) => (i % 2 === 0 ? letters : [...letters].reverse().join("")));
  return ordered.map((letters, i) => [`${ordered[i - 1] ?? "abc"} to ${letters}`, letters]);
}

function sliceOf<T>(slice: string, all: T[]): T[] {
  if (slice === "all") return all;
  const [part, parts] = slice.split("/").map(Number);
  const size = Math.ceil(all.length / parts!);
  return all.slice((part! - 1) * size, part! * size);
}

/** Each test continues from the one before. AWS refuses subnets that overlap, that are deleted in use, and that a database is in. */
describe("the Availability Zones of the deployed shipped configuration change", () => {
  let engine: Engine;

  before(async function () {
    engine = new Engine(await pulumiOr(() => this.skip()), { name: "shipped" });
    engine.share("holdfast:monitoring", QUIET.monitoring);
    assertSucceeded(await engine.up("primary"));
    for (const type of KEPT) assert.ok(urnsOf(engine.state("primary"), `aws:${type}`).length > 0, type);
  });
  after(() => engine?.stop());

  for (const [what, letters] of CHANGES)
    it(`and one up makes it so, with nothing replaced: ${what}`, () => change(letters));

  it("and AWS refuses to take one out that a database is in, with nothing deleted", async () => {
    if (zonesOfSubnets().join("") !== "ab") await change("ab");
    setZones("ac");
    const refused = await engine.up("primary");
    assert.equal(refused.succeeded, false);
    assert.match(refused.errors.join("\n"), /Some of the subnets to be deleted are currently in use/);
    assert.deepEqual(zonesOfSubnets(), ["a", "b", "c"]);
    assertDataKept(refused, engine.state("primary"));
  });

  it("and it is taken out once its instance is deleted and read again, which makes the instance in another", async () => {
    const reader = urnsOf(engine.state("primary"), "aws:rds/clusterInstance:ClusterInstance", "orders-1-2")[0]!;
    engine.world.deleteByHand(reader);
    assertSucceeded(await engine.refresh("primary", { target: [reader] }));
    const outcome = await engine.up("primary");
    assertSucceeded(outcome);
    assertDataKept(outcome, engine.state("primary"));
    assert.deepEqual(zonesOfSubnets(), ["a", "c"]);
    const made = engine.state("primary").deployment.resources.find(({ urn }) => urn === reader);
    assert.equal(made!.inputs!["availabilityZone"], "us-east-1c");
    await hasNoFurtherChange();
  });

  it("and another block is refused: the VPC is protected", async () => {
    const network = engine.own("primary", "holdfast:network");
    engine.set("primary", "holdfast:network", { ...network, cidr: "10.30.0.0/16" });
    for (const refused of [await engine.preview("primary"), await engine.up("primary")]) {
      assert.equal(refused.succeeded, false);
      assert.match(
        refused.errors.join("\n"),
        /unable to replace resource ".*aws:ec2\/vpc:Vpc::storefront"\s*as it is currently marked for protection/,
      );
      assert.deepEqual(refused.calls, []);
    }
    engine.set("primary", "holdfast:network", network);
  });

  it("and a single one is refused by the settings, before any call: a database and a load balancer need two", async () => {
    const network = engine.own("primary", "holdfast:network");
    engine.set("primary", "holdfast:network", { ...network, zones: ["us-east-1a"] });
    const refused = await engine.up("primary");
    assert.match(refused.errors.join("\n"), /holdfast:network\.zones\s.*at least two Availability Zones/s);
    assert.deepEqual(refused.calls, []);
    engine.set("primary", "holdfast:network", network);
  });

  it("and masks change nothing of the subnets that there are", async () => {
    const network = engine.own("primary", "holdfast:network");
    engine.set("primary", "holdfast:network", { ...network, subnets: { public: 23, private: 20 } });
    await hasNoFurtherChange();
  });

  async function change(letters: string): Promise<void> {
    setZones(letters);
    const outcome = await engine.up("primary");
    assertSucceeded(outcome);
    assertDataKept(outcome, engine.state("primary"));
    assert.deepEqual(beyondZones(outcome), []);
    assert.deepEqual(zonesOfSubnets(), [...letters].sort());
    await hasNoFurtherChange();
  }

  function setZones(letters: string): void {
    const zones = [...letters].map((letter) => `us-east-1${letter}`);
    engine.set("primary", "holdfast:network", { ...engine.own("primary", "holdfast:network"), zones });
  }

  /** What exists in AWS, and not in the state alone. */
  function zonesOfSubnets(): string[] {
    const live = engine.world.live.ofType("aws:ec2/subnet:Subnet");
    const state = urnsOf(engine.state("primary"), "aws:ec2/subnet:Subnet");
    assert.deepEqual(live.map(({ urn }) => urn).sort(), state.sort());
    const letters = live.map(({ properties }) => String(properties["availabilityZone"]).slice(-1));
    return [...new Set(letters)].sort();
  }

  /** What was done besides the zones' own resources and updates in place. */
  function beyondZones(outcome: Outcome): string[] {
    return changes(outcome)
      .filter(({ op, urn }) => op !== "update" && !(OF_A_ZONE.test(typeOf(urn)) && ["create", "delete"].includes(op)))
      .map(({ op, urn }) => `${op} ${shortName(urn)}`);
  }

  async function hasNoFurtherChange(): Promise<void> {
    const again = await engine.up("primary");
    assertSucceeded(again);
    assert.deepEqual(
      changes(again).map(({ op, urn, differs }) => `${op} ${nameOf(urn)} ${differs.join()}`),
      [],
    );
  }
});
