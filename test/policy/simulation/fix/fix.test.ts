import assert from "node:assert/strict";
import { valueOf, type Graph } from "../../../../policy/graph";
import { DEFAULT_SETTINGS, difference, isWorse, simulate, type Simulation } from "../../../../policy/simulation";
import { fixesOf, missesOf, type Candidate, type Fix } from "../../../../policy/simulation/fix";
import { COSTS, patched } from "../../../../policy/simulation/fix/change";
import { floorOf } from "../../../../policy/simulation/fix/floor";
import { leversOf } from "../../../../policy/simulation/fix/levers";
import { isMet } from "../../../../policy/simulation/fix/misses";
import { component, graphOf, resource, type Fixture } from "../../fixtures";
import { Site } from "../worked/serving";

const wants = (objectives: object) => component("shop:index:Shop", "shop", { outputs: { objectives } });

const database = (inputs: Record<string, unknown> = {}) =>
  resource(
    "aws:rds/instance:Instance",
    "orders",
    { availabilityZone: "us-east-1a", multiAz: false, backupRetentionPeriod: 7, engine: "postgres", ...inputs },
    { region: "us-east-1" },
  );

const zones = (...letters: string[]) =>
  letters.map((letter) =>
    resource("aws:ec2/subnet:Subnet", letter, { availabilityZone: `us-east-1${letter}` }, { region: "us-east-1" }),
  );

/** Two Regions behind failover records, whose health check is slow and whose answer is cached for long. */
function failover(check: Record<string, unknown>, ttl: number, rto: string): Fixture[] {
  const [east, west] = [new Site("us-east-1"), new Site("us-west-2")];
  const [primary, secondary] = [east.web(4), west.web(4)];
  const healthCheckId = east.check("web", primary, check).id;
  const record = (site: Site, type: string, balancer: Fixture, more: Record<string, unknown> = {}) =>
    site.record({
      type: "CNAME",
      ttl,
      records: [balancer.output("dnsName")],
      setIdentifier: type,
      failoverRoutingPolicies: [{ type }],
      ...more,
    });
  record(east, "PRIMARY", primary, { healthCheckId });
  record(west, "SECONDARY", secondary);
  return [wants({ region: { rto } }), ...east.all(), ...west.all()];
}

interface Case {
  readonly parts: () => readonly Fixture[];
  /** `resource.property: from → to`, of each function that misses something; the same for all. */
  readonly fix: readonly string[];
  readonly cost: string | undefined;
}

const CASES: Readonly<Record<string, Case>> = {
  "a database in one zone": {
    parts: () => [wants({ zone: { rto: "5m", rpo: "0s" } }), ...zones("a", "b"), database()],
    fix: ["orders.multiAz: false → true"],
    cost: "instance",
  },
  "a slow health check and a quick answer: its threshold alone, before its interval, which costs": {
    parts: () => failover({ failureThreshold: 10, requestInterval: 30 }, 60, "3m"),
    fix: ["web-us-east-1.failureThreshold: 10 → 3"],
    cost: "free",
  },
  "what a change that is free would meet, and one that costs too": {
    parts: () => failover({ failureThreshold: 3, requestInterval: 30 }, 60, "150s"),
    fix: ["web-us-east-1.failureThreshold: 3 → 2"],
    cost: "free",
  },
  "an answer that is cached for long": {
    parts: () => failover({ failureThreshold: 3, requestInterval: 10 }, 600, "3m"),
    fix: ["shop-us-east-1.ttl: 600 → 60"],
    cost: "free",
  },
  "two changes, where none is enough by itself": {
    parts: () => failover({ failureThreshold: 10, requestInterval: 30 }, 600, "3m"),
    fix: ["web-us-east-1.failureThreshold: 10 → 3", "shop-us-east-1.ttl: 600 → 60"],
    cost: "free",
  },
  "what no property changes": {
    parts: () => [wants({ zone: { rto: "10s", rpo: "0s" } }), ...zones("a", "b"), database({ multiAz: true })],
    fix: [],
    cost: undefined,
  },
};

const simulated = (graph: Graph): Simulation => simulate(graph, { pairs: false });

/** Of objectives that are missed, not of single points of failure. */
const ofObjectives = (fixes: readonly Fix[]): readonly Fix[] =>
  fixes.filter(({ miss }) => miss.disruption !== undefined);

function said({ changes }: Fix, graph: Graph): string[] {
  return changes.map(({ of, property, from, to }) => {
    const name = graph.get(of)?.name ?? of;
    return `${name}.${property}: ${JSON.stringify(from) ?? "not set"} → ${JSON.stringify(to)}`;
  });
}

describe("the cheapest fix", () => {
  for (const [title, { parts, fix, cost }] of Object.entries(CASES)) {
    it(`of ${title}`, () => {
      const graph = graphOf(...parts());
      const before = simulated(graph);
      const fixes = ofObjectives(fixesOf({ graph, before }));
      assert.ok(fixes.length > 0);
      assert.deepEqual([...new Set(fixes.map((one) => said(one, graph).join()))], [fix.join()]);
      assert.deepEqual([...new Set(fixes.map((one) => one.cost))], [cost]);
      for (const one of fixes) assertProved(one, graph, before);
    });
  }

  it("is of every function and kind of disruption that misses something, and of nothing else", () => {
    const graph = graphOf(wants({ zone: { rto: "5m", rpo: "0s" } }), ...zones("a", "b"), database());
    const misses = missesOf(simulated(graph)).map((miss) => `${miss.function} ${miss.disruption}`);
    assert.deepEqual(misses, ["keep orders zone", "read orders zone", "write orders zone"]);
    const fine = graphOf(wants({ zone: { rto: "5m", rpo: "0s" } }), ...zones("a", "b"), database({ multiAz: true }));
    assert.deepEqual(ofObjectives(fixesOf({ graph: fine, before: simulated(fine) })), []);
  });

  it("says what is left where there is none: the arithmetic of the time", () => {
    const graph = graphOf(...CASES["what no property changes"]!.parts());
    const [fix] = fixesOf({ graph, before: simulated(graph) });
    assert.match(fix!.floor.join(" "), /120 s/);
  });

  it("says how much of what is left is a person's time", () => {
    const answer = {
      ...{ fault: "region us-east-1 outage", members: 1, function: "write orders", word: "recovers" as const },
      ...{ timeline: [], path: [], stranded: [], steps: ["promote orders"], assumes: [], blind: [], because: "" },
      rto: { seconds: 1320, arithmetic: "900 s + 420 s = 1320 s", source: "", bounded: "none" as const },
      blocked: [{ step: "restore orders", needs: ["the control plane rds in us-east-1"] }],
      objective: { rto: 900, rpo: 60, met: "no" as const },
    };
    const miss = { function: "write orders", disruption: "region" as const, answers: [answer] };
    const step = { id: "promote orders", by: "person" as const, takes: answer.rto, needs: [], loses: undefined };
    const before = { ...simulated(graphOf()), steps: [{ ...step, urn: undefined }] };
    assert.deepEqual(floorOf(miss, before, DEFAULT_SETTINGS), [
      "900 s + 420 s = 1320 s.",
      `900 s of it is a person's reaction, assumed: set "reaction" in the file of --assume.`,
      "To restore orders needs the control plane rds in us-east-1.",
    ]);
  });

  it("is none that makes something else worse, whatever it costs", () => {
    const graph = graphOf(wants({ zone: { rto: "5m", rpo: "0s" } }), ...zones("a", "b"), database());
    const { urn } = graph.resources.find(({ name }) => name === "orders")!;
    const standby = { of: urn, property: "multiAz", from: false, to: true };
    const candidates = (): Candidate[] => [
      { changes: [standby], cost: "instance" },
      // Without backups, spoilt contents are lost.
      { changes: [standby, { of: urn, property: "backupRetentionPeriod", from: 7, to: 0 }], cost: "free" },
    ];
    for (const fix of ofObjectives(fixesOf({ graph, before: simulated(graph), candidates })))
      assert.deepEqual([fix.changes, fix.cost], [[standby], "instance"]);
  });
});

/** The objective is met, nothing is worse, and no cheaper change of one property of any resource does it. */
function assertProved({ miss, changes, cost }: Fix, graph: Graph, before: Simulation): void {
  if (cost === undefined) return;
  const after = simulated(patched(graph, changes));
  assert.ok(!isMet(miss, before) && isMet(miss, after), "it is not met");
  assert.ok(!isWorse(difference(before, after)), "something is worse");
  const isCheaper = (one: string) => COSTS.indexOf(one as (typeof COSTS)[number]) < COSTS.indexOf(cost);
  const all = graph.resources.flatMap((one) => leversOf(one, ["time", "loss"], graph));
  const fewer = all.filter((one) => isCheaper(one.cost) || (changes.length > 1 && one.cost === cost));
  for (const one of fewer) {
    const tried = simulated(patched(graph, one.changes));
    assert.ok(!isMet(miss, tried) || isWorse(difference(before, tried)), JSON.stringify(one.changes));
  }
}

describe("changed resources", () => {
  it("have another value at a path, of lists and objects too, and are otherwise the same", () => {
    const graph = graphOf(database(), ...zones("a"));
    const [urn] = graph.resources.map((one) => one.urn);
    const changes = [
      { of: urn!, property: "multiAz", from: false, to: true },
      { of: urn!, property: "a.b[1].c", from: undefined, to: 5 },
    ];
    const after = patched(graph, changes);
    const made = after.get(urn!)!;
    assert.equal(valueOf(after.boolean(made, "multiAz")), true);
    assert.deepEqual(made.inputs.a, { b: [, { c: 5 }] });
    assert.equal(after.resources[1], graph.resources[1]);
    assert.equal(graph.get(urn!)!.inputs.multiAz, false);
  });
});
