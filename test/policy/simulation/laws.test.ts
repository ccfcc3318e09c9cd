import { strict as assert } from "node:assert";
import { difference, isWorse, type Simulation, type Word } from "../../../policy/simulation";
import type { Fixture } from "../fixtures";
import { entries, masked, placesIn, renamed, shuffled, simulated, split, type Entry } from "./changes";
import { randomOf } from "./scenes";
import { Site } from "./worked/serving";
import { TABLES } from "./worked/tables";

/** One in so many of the worked architectures and of their properties is tried, which HOLDFAST_SEED chooses; with HOLDFAST_ALL each. */
const [EACH, EACH_PROPERTY] = process.env.HOLDFAST_ALL ? [1, 1] : [29, 4];
const SEED = Number(process.env.HOLDFAST_SEED ?? 1);
const random = randomOf(SEED);

/** From the best to the worst; what is undecided claims nothing. */
const WORDS: readonly Word[] = ["continues", "recovers", "degraded", "waits", "lost"];
const side = (isFirst: boolean) => ({ failoverRoutingPolicies: [{ type: isFirst ? "PRIMARY" : "SECONDARY" }] });

function failoverPair(): readonly Fixture[] {
  return [new Site("us-east-1"), new Site("us-west-2")].flatMap((site, index) => {
    const balancer = site.web(2, 40);
    const check = site.check("web", balancer, { failureThreshold: 3, requestInterval: 10 });
    site.alias(balancer, { ...side(index === 0), healthCheckId: check.id }, true);
    return site.all();
  });
}

function weightedPair(): readonly Fixture[] {
  const site = new Site();
  const network = site.balancer("net", { loadBalancerType: "network", enableCrossZoneLoadBalancing: false });
  const group = site.targetGroup("net");
  site.listener(network, "net", site.forward(group));
  site.attach(group, site.instance("one", "a"), site.instance("two", "b"));
  site.alias(network, { setIdentifier: "net", weightedRoutingPolicies: [{ weight: 10 }] }, true);
  const other = site.instance("three", "b", { publicIp: "192.0.2.3" });
  const asked = { type: "TCP", ipAddress: other.output("publicIp"), port: 80 };
  const check = site.add("aws:route53/healthCheck:HealthCheck", "three", asked);
  site.add("aws:route53/record:Record", "shop-three", {
    ...{ zoneId: "Z1", name: "shop.example.com", type: "A", ttl: 30, records: ["192.0.2.3"] },
    ...{ setIdentifier: "three", weightedRoutingPolicies: [{ weight: 0 }], healthCheckId: check.id },
  });
  return site.all();
}

type Architecture = readonly [title: string, fixtures: () => readonly Fixture[]];

const WORKED = TABLES.flatMap(({ cases }) => cases.map(({ title, fixtures }): Architecture => [title, fixtures]));
const ARCHITECTURES: readonly Architecture[] = [
  ["a failover pair", failoverPair],
  ["weighted records over a zonal load balancer and an instance", weightedPair],
  ...WORKED.filter((_, index) => (index + SEED) % EACH === 0),
];

/** What a simulation says, whatever the order that it says it in. */
function said({ functions, faults, survival, cutSets }: Simulation, isOwn: (fn: string) => boolean = () => true) {
  const lines = [
    ...functions.filter(({ id }) => isOwn(id)).map(({ id, atRest }) => `${id}: ${atRest}`),
    ...faults.map(({ id, members }) => `${id} x ${members}`),
    ...survival
      .filter((one) => isOwn(one.function))
      .map(({ function: fn, fault, word, timeline, rto, rpo }) =>
        JSON.stringify([
          fn,
          fault,
          word,
          timeline.map(({ at, share, atMost }) => [at, share, atMost]),
          rto?.seconds,
          rpo?.seconds,
        ]),
      ),
    ...cutSets
      .filter((one) => isOwn(one.function))
      .map((one) => JSON.stringify([one.function, [...one.members].sort()])),
  ];
  return lines.sort();
}

/** Where another word claims more than one: it is better, or it decides what was open for the better. */
function claimsMore(word: Word, than: Word): boolean {
  if (word === "undecided") return false;
  return than === "undecided" ? word === "continues" : WORDS.indexOf(word) < WORDS.indexOf(than);
}

function assertNoBetter(before: Simulation, resources: readonly Entry[], what: string): void {
  const known = new Map(before.survival.map((one) => [`${one.function}, ${one.fault}`, one.word]));
  for (const one of simulated(resources).survival) {
    const key = `${one.function}, ${one.fault}`;
    const was = known.get(key);
    if (was !== undefined && claimsMore(one.word, was))
      assert.fail(`${what} hidden: ${key} is ${one.word}, not ${was}`);
  }
}

describe("laws of the simulation", () => {
  for (const [title, fixtures] of ARCHITECTURES) {
    describe(title, () => {
      const resources = entries(fixtures());
      const before = simulated(resources);

      it("has the same bytes each time, and in any order of its resources", () => {
        const bytes = JSON.stringify(before);
        assert.equal(JSON.stringify(simulated(resources)), bytes);
        assert.equal(JSON.stringify(simulated(shuffled(resources, random))), bytes);
      });

      it("does not depend on logical names", () => {
        const other = renamed(resources);
        const simulation = JSON.parse(other.back(JSON.stringify(simulated(other.resources)))) as Simulation;
        assert.deepEqual(said(simulation), said(before));
      });

      it("does not depend on which stack a resource is in", () => {
        const isOwn = (fn: string) => !fn.startsWith("recover ");
        // Whose account a resource is in is known by what else its stack has.
        const lines = (of: Simulation) => said(of, isOwn).filter((line) => !/\b(account|rights) /.test(line));
        assert.deepEqual(lines(simulated(...split(resources))), lines(before));
      });

      it("claims no more when a value is not known", () => {
        const places = placesIn(resources);
        const chosen = places.filter((_, index) => (index + SEED) % EACH_PROPERTY === 0);
        assert.ok(chosen.length > 0);
        for (const place of chosen)
          assertNoBetter(before, masked(resources, place), `${place.urn.split("::").at(-1)} ${place.property}`);
      });

      it("differs from itself in nothing", () => {
        const same = difference(before, before);
        assert.deepEqual(Object.values(same).flat(), []);
        assert.equal(isWorse(same), false);
      });
    });
  }

  it("turn what becomes worse and better round with the sides", () => {
    const whole = entries(failoverPair());
    const without = whole.map((entry) =>
      String(entry.type).endsWith(":HealthCheck")
        ? { ...entry, inputs: { ...(entry.inputs as object), disabled: true } }
        : entry,
    );
    const [one, other] = [simulated(whole), simulated(without)];
    const [there, back] = [difference(one, other), difference(other, one)];
    assert.ok(there.changes.length > 0 && there.changes.every(({ direction }) => direction === "worse"));
    assert.deepEqual(
      back.changes.map((change) => [change.function, change.fault, change.direction]),
      there.changes.map((change) => [change.function, change.fault, "better"]),
    );
    assert.deepEqual([back.cutSetsAdded, back.cutSetsRemoved], [there.cutSetsRemoved, there.cutSetsAdded]);
  });
});
