import assert from "node:assert/strict";
import { VARIANTS } from "../../support/variants";
import { planOf, SIDES, waitsFor, type Pair, type Planned, type Stack } from "../plans";
import { BARE } from "../tuned";

const RECORD = "aws:route53:Record";
const POLICIES = [
  "failoverRoutingPolicies",
  "latencyRoutingPolicies",
  "weightedRoutingPolicies",
  "geolocationRoutingPolicies",
  "multivalueAnswerRoutingPolicy",
];

/** The alias records of a stack, by name and then by set identifier. */
function aliases(stack: Stack): Planned[] {
  return stack.all(RECORD).filter((r) => r.inputs["aliases"]);
}

function record(stack: Stack, host: string, set: string): Record<string, any> {
  const found = aliases(stack).filter((r) => r.inputs["name"] === host && r.inputs["setIdentifier"] === set);
  assert.equal(found.length, 1, `${found.length} records of ${host}, ${set}`);
  return found[0]!.inputs;
}

/** Where a record leads: the stack's load balancer or page, or another name. */
function target(stack: Stack, { aliases: [alias] }: Record<string, any>): string {
  const balancer = stack.all("aws:lb:LoadBalancer")[0]?.outputs;
  if (alias.name === balancer?.["dnsName"] && alias.zoneId === balancer?.["zoneId"]) return "load balancer";
  const page = stack.all("aws:cloudfront:Distribution")[0]?.outputs;
  if (alias.name === page?.["domainName"] && alias.zoneId === page?.["hostedZoneId"]) return "page";
  return alias.name;
}

const failover = (inputs: Record<string, any>) => inputs["failoverRoutingPolicies"]?.[0].type;

describe("failover records", () => {
  for (const [kind, variant, last] of [
    // The regional name has neither a check nor an evaluated target: the SECONDARY is healthy always, and a PRIMARY that was taken out is out.
    ["backup-restore", "backup-restore", "us-west-2.shop.example.com"],
    ["a fixed fleet", "warm-standby-fixed-fleet", "us-west-2.shop.example.com"],
    ["without a switch, the load balancer itself", BARE, "load balancer"],
  ] as const) {
    it(`without a page, are a PRIMARY and a SECONDARY that lead to both regions (${kind})`, async () => {
      const { primary, secondary } = await planOf(variant, "entries");
      const [first, second] = [
        record(primary, "shop.example.com", "us-east-1"),
        record(secondary, "shop.example.com", "us-west-2"),
      ];
      assert.deepEqual([failover(first), failover(second)], ["PRIMARY", "SECONDARY"]);
      assert.deepEqual([target(primary, first), target(secondary, second)], ["load balancer", last]);
      const regional = secondary.one(RECORD, "storefront-regional").inputs;
      assert.deepEqual([regional["aliases"][0].evaluateTargetHealth, regional["healthCheckId"]], [false, undefined]);
      for (const { aliases: found } of [first, second]) assert.equal(found[0].evaluateTargetHealth, true);
      assert.ok(first["healthCheckId"], "a PRIMARY without a health check fails over for its targets alone");
      assert.equal(second["healthCheckId"], undefined);
    });
  }

  it("are a pair under a name of their own with a page as the last resort, and that name and the page are another pair", async () => {
    const { primary, secondary } = await planOf("shipped", "entries");
    const first = record(primary, "active.shop.example.com", "us-east-1");
    const second = record(secondary, "active.shop.example.com", "us-west-2");
    assert.deepEqual([first, second].map(failover), ["PRIMARY", "SECONDARY"]);
    assert.deepEqual([target(primary, first), target(secondary, second)], ["load balancer", "load balancer"]);
    assert.ok(first["healthCheckId"]);
    assert.ok(second["healthCheckId"], "otherwise a failed standby is always healthy, and the page is never shown");
    const regions = record(primary, "shop.example.com", "regions");
    const page = record(secondary, "shop.example.com", "page");
    assert.deepEqual([regions, page].map(failover), ["PRIMARY", "SECONDARY"]);
    assert.deepEqual([target(primary, regions), target(secondary, page)], ["active.shop.example.com", "page"]);
    assert.equal(regions["aliases"][0].evaluateTargetHealth, true, "else users are sent into an empty branch");
    assert.equal(regions["aliases"][0].zoneId, primary.outputs["zoneId"]);
  });

  it("give the page the name that its distribution or bucket answers for", async () => {
    for (const { name } of VARIANTS) {
      const { secondary } = await planOf(name, "entries");
      for (const { inputs } of secondary.all(RECORD).filter((r) => r.inputs["setIdentifier"] === "page")) {
        const answered = [
          ...secondary.all("aws:cloudfront:Distribution").flatMap((d) => d.inputs["aliases"] as string[]),
          ...secondary.all("aws:s3:Bucket").map((b) => b.inputs["bucket"] as string),
        ];
        assert.ok(answered.includes(inputs["name"]), `${name}: ${inputs["name"]}`);
      }
    }
  });

  it("share the users by latency in active-active, with the page behind both regions", async () => {
    const { primary, secondary } = await planOf("active-active", "entries");
    const shares = [
      record(primary, "active.shop.example.com", "us-east-1"),
      record(secondary, "active.shop.example.com", "us-west-2"),
    ];
    assert.deepEqual(
      shares.map((inputs) => inputs["latencyRoutingPolicies"]),
      [[{ region: "us-east-1" }], [{ region: "us-west-2" }]],
    );
    for (const inputs of shares) {
      assert.ok(inputs["healthCheckId"]);
      assert.equal(inputs["aliases"][0].evaluateTargetHealth, true);
    }
    const regions = record(primary, "shop.example.com", "regions");
    const page = record(secondary, "shop.example.com", "page");
    assert.deepEqual([failover(regions), failover(page)], ["PRIMARY", "SECONDARY"]);
    assert.deepEqual([target(primary, regions), target(secondary, page)], ["active.shop.example.com", "page"]);
  });

  it("share the users by weight where the settings say so", async () => {
    const { primary, secondary } = await planOf("active-active-weighted-network-load-balancer", "entries");
    const weights = [
      record(primary, "shop.example.com", "us-east-1"),
      record(secondary, "shop.example.com", "us-west-2"),
    ];
    assert.deepEqual(
      weights.map((inputs) => inputs["weightedRoutingPolicies"]),
      [[{ weight: 50 }], [{ weight: 50 }]],
    );
  });

  it("come after the records of the zone that they refer to, as Route 53 requires", async () => {
    let chains = 0;
    for (const { name } of VARIANTS) {
      const pair = await planOf(name, "entries");
      for (const side of SIDES) {
        for (const alias of aliases(pair[side])) {
          const ledTo = aliases(pair[side]).filter((r) => r.inputs["name"] === alias.inputs["aliases"][0].name);
          for (const found of ledTo) assert.ok(waitsFor(alias, found), `${name}: ${alias.urn}`);
          chains += ledTo.length;
          const isName = String(alias.inputs["aliases"][0].name).endsWith(".example.com");
          assert.equal(isName, ledTo.length > 0, "no alias leads to a name that its own stack does not make");
        }
      }
    }
    assert.ok(chains >= 5);
  });

  it("have one routing policy and one identifier a name and type, over both stacks", async () => {
    for (const { name } of VARIANTS) {
      const sets = byName(await planOf(name, "entries"));
      for (const [host, records] of sets) {
        const policies = records.map((r) => POLICIES.filter((policy) => r[policy] !== undefined));
        assert.ok(
          policies.every((found) => found.length <= 1),
          `${name}: ${host}`,
        );
        assert.equal(new Set(policies.map(String)).size, 1, `${name}: ${host} mixes routing policies`);
        const ids = records.map((r) => r["setIdentifier"]);
        assert.equal(new Set(ids).size, ids.length, `${name}: ${host}`);
        const isSimple = policies[0]!.length === 0;
        assert.deepEqual([isSimple, records.length > 1], [ids.includes(undefined), !isSimple]);
      }
    }
  });

  it("keep the objectives with them, for the policy pack", async () => {
    const { secondary } = await planOf("shipped", "entries");
    const component = secondary.resources.find((r) => r.type === "holdfast:dns:FailoverRecords")!;
    assert.deepEqual(component.outputs["objectives"].region, { rto: "1800s", rpo: "60s" });
  });

  it("leave the real name alone while the drill's is tried", async () => {
    const pair = await planOf({ shared: { dns: { records: "drill" } } }, "entries");
    const hosts = [...byName(pair).keys()];
    assert.ok(hosts.includes("drill.shop.example.com"));
    assert.ok(!hosts.includes("shop.example.com"));
  });
});

/** The alias records of both stacks, by name. */
function byName({ primary, secondary }: Pair): Map<string, Record<string, any>[]> {
  const sets = new Map<string, Record<string, any>[]>();
  for (const { inputs } of [...aliases(primary), ...aliases(secondary)])
    sets.set(inputs["name"], [...(sets.get(inputs["name"]) ?? []), inputs]);
  return sets;
}
