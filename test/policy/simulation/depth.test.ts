import { strict as assert } from "node:assert";
import { DYNAMODB_TABLE, HEALTH_CHECK, HOSTED_ZONE, LOAD_BALANCER, RECORD } from "../../../policy/aws";
import { DEFAULT_SETTINGS, type Settings, type Survival } from "../../../policy/simulation";
import { simulate } from "../../../policy/simulation/simulate";
import { graphOf, resource, type Fixture } from "../fixtures";
import { EAST, east, WEST, west } from "./worked/stores";
import { ACCOUNT, owned } from "./worked/kept";
import { web } from "./worked/site";

const EVENT = "https://aws.amazon.com/message/101925/";

/** A site in two Regions, with a health check of the first and a replica of its table in each. */
function twoRegions(): Fixture[] {
  const use = (region: string) => {
    const Resource = `arn:aws:dynamodb:${region}:${ACCOUNT}:carts`;
    return { region, policy: { Effect: "Allow", Action: "dynamodb:*Item", Resource } };
  };
  const [here, there] = [web(use(EAST)), web(use(WEST))];
  const table = owned(DYNAMODB_TABLE, "carts", "dynamodb", {
    name: "carts",
    hashKey: "id",
    replicas: [{ regionName: WEST }],
  });
  const zone = resource(HOSTED_ZONE, "zone", { name: "example.com" });
  const check = {
    type: "HTTPS",
    fqdn: `web.${EAST}.elb.amazonaws.com`,
    port: 443,
    requestInterval: 10,
    failureThreshold: 3,
  };
  const health = resource(HEALTH_CHECK, "primary", check);
  const record = (site: Fixture[], type: string, more: Record<string, unknown>) => {
    const balancer = site.find((one) => one.type === LOAD_BALANCER)!;
    const alias = { name: balancer.output("dnsName"), zoneId: balancer.output("zoneId"), evaluateTargetHealth: false };
    const given = {
      zoneId: zone.id,
      name: "shop.example.com",
      type: "A",
      setIdentifier: type,
      aliases: [alias],
      ...more,
    };
    return resource(RECORD, type, { ...given, failoverRoutingPolicies: [{ type }] });
  };
  return [
    ...here,
    ...there,
    table,
    zone,
    health,
    record(here, "PRIMARY", { healthCheckId: health.id }),
    record(there, "SECONDARY", {}),
  ];
}

const results = new Map<Settings["checks"], readonly Survival[]>();

function simulated(checks: Settings["checks"]): readonly Survival[] {
  const settings = { ...DEFAULT_SETTINGS, checks };
  const graph = () => graphOf(...east.all, ...west.all, ...twoRegions());
  const survival = results.get(checks) ?? simulate(graph(), { settings, pairs: false }).survival;
  results.set(checks, survival);
  return survival;
}

function survivalOf(fault: string, checks?: Settings["checks"]): Survival {
  const fn = "serve shop.example.com with its data";
  const one = simulated(checks).find((found) => found.function === fn && found.fault === fault);
  assert.ok(one);
  return one;
}

describe(`what health checks ask for (${EVENT})`, () => {
  const fault = "service dynamodb@us-east-1";

  it("turns DNS as the table's Region fails, if they ask for the table", () => {
    const { word, rto } = survivalOf(fault, "data");
    // Three checks of 10 s and 6 s each, and the 60 s for which the alias is kept.
    assert.deepEqual([word, rto?.seconds], ["recovers", 108]);
  });

  it("turns DNS where the path of the health check asks for the table, and for no other path's stores", () => {
    const settings: Settings["checks"][] = [{ "/": ["carts"] }, { "/": [], "/ping": ["carts"] }, { "/": ["cart"] }];
    const words = settings.map((checks) => {
      const { word, rto } = survivalOf(fault, checks);
      return [word, rto?.seconds];
    });
    assert.deepEqual(words, [
      ["recovers", 108],
      ["waits", undefined],
      ["undecided", undefined],
    ]);
  });

  it("turns nothing, if they ask for the process alone", () => {
    const { word, stranded } = survivalOf(fault, "process");
    assert.equal(word, "waits");
    assert.ok(stranded.length > 0, "what is in us-west-2 could serve");
  });

  it("decides, where it is not known", () => {
    const { word, because } = survivalOf(fault);
    assert.equal(word, "undecided");
    assert.equal(because, "If its health checks ask for its data: recovers in 108 s. If not: waits.");
  });

  it("changes nothing where the process fails too, or nothing does", () => {
    for (const checks of ["data", "process", undefined] as const) {
      assert.equal(survivalOf("region us-east-1 outage", checks).word, "recovers");
      assert.equal(survivalOf("service dynamodb@us-west-2", checks).word, "continues");
    }
  });
});
