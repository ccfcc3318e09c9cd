import { strict as assert } from "node:assert";
import { simulate, type Simulation, type Word } from "../../../policy/simulation";
import { graphOf, unknown, type Fixture } from "../fixtures";
import { Site } from "./worked/serving";

/** From the best to the worst; what is undecided claims nothing. */
const WORDS: readonly Word[] = ["continues", "recovers", "degraded", "waits", "lost", "undecided"];
const side = (isFirst: boolean) => ({ failoverRoutingPolicies: [{ type: isFirst ? "PRIMARY" : "SECONDARY" }] });

const SYSTEMS: Readonly<Record<string, () => readonly Site[]>> = {
  "a failover pair": () => {
    const sites = [new Site("us-east-1"), new Site("us-west-2")];
    sites.forEach((site, index) => {
      const balancer = site.web(2, 40);
      site.alias(
        balancer,
        {
          ...side(index === 0),
          healthCheckId: site.check("web", balancer, { failureThreshold: 3, requestInterval: 10 }).id,
        },
        true,
      );
    });
    return sites;
  },
  "weighted records over a zonal balancer and two instances": () => {
    const site = new Site();
    const network = site.balancer("net", { loadBalancerType: "network", enableCrossZoneLoadBalancing: false });
    const group = site.targetGroup("net");
    site.listener(network, "net", site.forward(group));
    site.attach(group, site.instance("one", "a"), site.instance("two", "b"));
    site.alias(network, { setIdentifier: "net", weightedRoutingPolicies: [{ weight: 10 }] }, true);
    const other = site.instance("three", "b", { publicIp: "192.0.2.3" });
    const check = site.add("aws:route53/healthCheck:HealthCheck", "three", {
      type: "TCP",
      ipAddress: other.output("publicIp"),
      port: 80,
    });
    const record = {
      setIdentifier: "three",
      weightedRoutingPolicies: [{ weight: 0 }],
      ttl: 30,
      records: ["192.0.2.3"],
      healthCheckId: check.id,
    };
    site.add("aws:route53/record:Record", "shop-three", {
      zoneId: "Z1",
      name: "shop.example.com",
      type: "A",
      ...record,
    });
    return [site];
  },
};

const fixturesOf = (sites: readonly Site[]): readonly Fixture[] => sites.flatMap((site) => site.all());

function words(simulation: Simulation): ReadonlyMap<string, Word> {
  const served = simulation.survival.filter((one) => one.function === "serve shop.example.com");
  return new Map(served.map(({ fault, word }) => [fault, word]));
}

for (const [title, system] of Object.entries(SYSTEMS)) {
  describe(`laws of ${title}`, () => {
    const whole = words(simulate(graphOf(...fixturesOf(system()))));

    it("has answers to lose", () => {
      assert.ok([...whole.values()].filter((word) => word === "continues" || word === "recovers").length > 3);
    });

    it("claims no more when any value is not known", () => {
      const count = fixturesOf(system()).length;
      let masked = 0;
      for (let index = 0; index < count; index += 1) {
        for (const key of Object.keys(fixturesOf(system())[index]!.inputs)) {
          const fixtures = fixturesOf(system());
          const { name, inputs } = fixtures[index]!;
          inputs[key] = unknown;
          masked += 1;
          for (const [fault, word] of words(simulate(graphOf(...fixtures), { pairs: false }))) {
            const before = whole.get(fault);
            if (before === undefined) continue;
            const isBetter = WORDS.indexOf(word) < WORDS.indexOf(before);
            assert.ok(
              !isBetter || before === "undecided",
              `${name} ${key} unknown, ${fault}: ${before} became ${word}`,
            );
            assert.ok(
              before !== "undecided" || !["continues", "recovers"].includes(word),
              `${name} ${key} unknown, ${fault}: undecided became ${word}`,
            );
          }
        }
      }
      assert.ok(masked > 30, `${masked}`);
    });

    it("gives the same answers whatever the order of the resources", () => {
      const turned = simulate(graphOf(...[...fixturesOf(system())].reverse()));
      assert.deepEqual(Object.fromEntries(words(turned)), Object.fromEntries(whole));
    });

    it("has no pair that leaves more than one of its faults", () => {
      const all = simulate(graphOf(...fixturesOf(system()))).cutSets;
      const cutSets = all.filter((one) => one.function === "serve shop.example.com");
      const single = new Set(cutSets.filter(({ order }) => order === 1).map(({ members }) => members[0]));
      for (const { order, members } of cutSets) assert.ok(order === 1 || !members.some((id) => single.has(id)));
      for (const id of single) assert.ok(["waits", "lost"].includes(whole.get(id!) ?? ""), `${id}: ${whole.get(id!)}`);
    });
  });
}
