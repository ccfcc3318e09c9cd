import { strict as assert } from "node:assert";
import {
  ALB_TARGET_GROUP_ATTACHMENT,
  BUCKET,
  DB_INSTANCE,
  DYNAMODB_TABLE,
  HEALTH_CHECK,
  METRIC_ALARM,
  KMS_ALIAS,
  QUEUE,
  RECORD,
  SECURITY_GROUP,
} from "../../../policy/aws";
import { graphFromExports, GraphInputError } from "../../../policy/graph";
import { simulate, type Simulation } from "../../../policy/simulation";
import { component, graphOf, resource, secret, type Fixture } from "../fixtures";
import { entries, graphOfStacks } from "./changes";
import { Site } from "./worked/serving";

const EAST = { region: "us-east-1" };
const OUTAGE = "region us-east-1 outage";

const record = (name: string, inputs: Record<string, unknown>): Fixture =>
  resource(RECORD, name, { zoneId: "Z1", name: `${name}.example.com`, type: "A", ...inputs }, EAST);

const alias = (from: string, to: string): Fixture =>
  record(from, { aliases: [{ name: `${to}.example.com`, zoneId: "Z1", evaluateTargetHealth: true }] });

/** Two that refer to each other by a property. */
function each(type: string, property: string, own: Record<string, unknown> = {}, list = false): Fixture[] {
  const [a, b] = ["a", "b"].map((name) => resource(type, name, { ...own }, EAST));
  a!.inputs[property] = list ? [b!.id] : b!.id;
  b!.inputs[property] = list ? [a!.id] : a!.id;
  return [a!, b!];
}

/** Systems in which something leads back to itself, or on and on, and the functions whose answer depends on it. */
const SYSTEMS: readonly (readonly [title: string, fn: RegExp, fixtures: () => readonly Fixture[]])[] = [
  [
    "a name that leads on over 1,000 names",
    /^serve /,
    () =>
      Array.from({ length: 1000 }, (_, index) =>
        record(`n${index}`, { type: "CNAME", ttl: 60, records: [`n${index + 1}.example.com`] }),
      ),
  ],
  [
    "aliases that lead on over 1,000 sets, and inherit health",
    /^serve /,
    () =>
      Array.from({ length: 1000 }, (_, index) => {
        const aliases = [{ name: `n${index + 1}.example.com`, zoneId: "Z1", evaluateTargetHealth: true }];
        return record(`n${index}`, { aliases });
      }),
  ],
  [
    "a set of 1,000 records",
    /^serve /,
    () =>
      Array.from({ length: 1000 }, (_, index) => {
        const routing = { setIdentifier: `${index}`, weightedRoutingPolicies: [{ weight: 1 }] };
        return resource(RECORD, `r${index}`, {
          ...{ zoneId: "Z1", name: "shop.example.com", type: "A", ttl: 60, records: ["192.0.2.1"] },
          ...routing,
        });
      }),
  ],
  [
    "health checks that combine each other",
    /^serve /,
    () => {
      const checks = each(HEALTH_CHECK, "childHealthchecks", { type: "CALCULATED", childHealthThreshold: 1 }, true);
      return [...checks, record("shop", { ttl: 60, records: ["198.51.100.1"], healthCheckId: checks[0]!.id })];
    },
  ],
  [
    "a load balancer that is its own target",
    /^serve /,
    () => {
      const site = new Site();
      const balancer = site.balancer("web");
      const group = site.targetGroup("web", { targetType: "alb" });
      site.listener(balancer, "web", site.forward(group));
      site.add(ALB_TARGET_GROUP_ATTACHMENT, "web", {
        targetGroupArn: group.output("arn"),
        targetId: balancer.output("arn"),
      });
      return site.all();
    },
  ],
  ["records that lead to each other", /^serve /, () => [alias("a", "b"), alias("b", "c"), alias("c", "a")]],
  [
    "names that lead to each other",
    /^serve /,
    () => [
      record("a", { type: "CNAME", ttl: 60, records: ["b.example.com"] }),
      record("b", { type: "CNAME", ttl: 60, records: ["a.example.com"] }),
    ],
  ],
  [
    "a set with one identifier and side twice",
    /^serve /,
    () => {
      const site = new Site();
      const balancer = site.web(4);
      for (const name of ["one", "two"]) {
        const aliases = [{ name: balancer.output("dnsName"), zoneId: "ZELB", evaluateTargetHealth: false }];
        site.add(RECORD, name, {
          zoneId: "Z1",
          name: "shop.example.com",
          type: "A",
          setIdentifier: "same",
          failoverRoutingPolicies: [{ type: "PRIMARY" }],
          aliases,
        });
      }
      return site.all();
    },
  ],
  [
    "an alarm, a check and a record with names of objects",
    /^serve /,
    () => [
      resource(
        METRIC_ALARM,
        "__proto__",
        { name: "__proto__", metricName: "HealthyHostCount", comparisonOperator: "__proto__", threshold: 1 },
        EAST,
      ),
      resource(
        HEALTH_CHECK,
        "constructor",
        { type: "CLOUDWATCH_METRIC", cloudwatchAlarmName: "__proto__", cloudwatchAlarmRegion: "us-east-1" },
        EAST,
      ),
      record("constructor", { ttl: 60, records: ["198.51.100.1"], healthCheckId: "constructor" }),
    ],
  ],
  [
    "properties of the wrong shape",
    /^serve /,
    () => {
      const site = new Site();
      const balancer = site.balancer("web", { subnets: 5 });
      const group = site.targetGroup("web", { healthCheck: 7 });
      site.listener(balancer, "web", site.forward(group));
      site.group(group, 4, 40, { desiredCapacity: "many", minSize: -3 });
      return site.all();
    },
  ],
  [
    "databases that replicate each other",
    /^(read|write|keep) /,
    () => each(DB_INSTANCE, "replicateSourceDb", { engine: "postgres" }),
  ],
  [
    "key aliases of each other",
    /^(read|write|keep) /,
    () => {
      const aliases = each(KMS_ALIAS, "targetKeyId", { name: "alias/a" });
      const serverSideEncryption = { enabled: true, kmsKeyArn: aliases[0]!.id };
      return [
        ...aliases,
        resource(DYNAMODB_TABLE, "orders", { name: "orders", hashKey: "id", serverSideEncryption }, EAST),
      ];
    },
  ],
  [
    "security groups that allow each other",
    /^serve /,
    () => {
      const site = new Site();
      site.alias(site.web(2), { setIdentifier: undefined });
      return [...site.all(), ...each(SECURITY_GROUP, "ingress")];
    },
  ],
  [
    "names of objects' own properties",
    /^(serve|read|write|keep) /,
    () => {
      const site = new Site();
      site.alias(site.web(2), { setIdentifier: undefined });
      return [
        ...site.all(),
        resource(QUEUE, "__proto__", { name: "__proto__" }, { ...EAST, stack: "__proto__" }),
        resource(DYNAMODB_TABLE, "constructor", { name: "toString", hashKey: "valueOf" }, EAST),
        resource(BUCKET, "hasOwnProperty", { bucket: "__proto__" }, EAST),
      ];
    },
  ],
];

function words({ functions, survival }: Simulation, fn: RegExp): string[] {
  assert.ok(
    functions.some(({ id }) => fn.test(id)),
    functions.map(({ id }) => id).join(),
  );
  return survival.filter((one) => fn.test(one.function) && one.fault === OUTAGE).map(({ word }) => word);
}

describe("an export that means harm", () => {
  for (const [title, fn, fixtures] of SYSTEMS) {
    it(`ends, and is not said to continue: ${title}`, () => {
      const simulation = simulate(graphOf(...fixtures()), { pairs: false });
      const found = words(simulation, fn);
      const open = simulation.survival.filter(({ word }) => word === "undecided");
      assert.ok(
        open.every(({ because }) => because !== ""),
        "what is not known is said",
      );
      assert.ok(found.length > 0 && !found.includes("continues") && !found.includes("recovers"), found.join());
    });
  }

  it("with parents that are each other's is read as any other", () => {
    const site = new Site();
    site.alias(site.web(2), { setIdentifier: undefined });
    const [one, other] = ["one", "other"].map((name) => component("my:index:Part", name));
    const all = entries([...site.all(), one!, other!]);
    const circular = all.map((entry) => ({ ...entry, parent: entry.urn === one!.urn ? other!.urn : one!.urn }));
    const found = words(simulate(graphOfStacks(circular), { pairs: false }), /^serve /);
    assert.deepEqual(found, ["waits"]);
  });

  it("that is cut off in a resource is an error, or is not said to continue", () => {
    const site = new Site();
    site.alias(site.web(2), { setIdentifier: undefined });
    const all = entries(site.all());
    for (const key of ["urn", "type", "inputs", "outputs", "custom", "id", "propertyDependencies"]) {
      const cut = all.map((entry, index) => (index === all.length - 1 ? { ...entry, [key]: undefined } : entry));
      const document = { version: 3, deployment: { resources: JSON.parse(JSON.stringify(cut)) as unknown } };
      try {
        const { survival } = simulate(graphFromExports([{ file: "cut.json", document }]), { pairs: false });
        const served = survival.filter((one) => one.function.startsWith("serve ") && one.fault === OUTAGE);
        assert.ok(
          served.every(({ word }) => word !== "continues" && word !== "recovers"),
          key,
        );
      } catch (error) {
        assert.ok(error instanceof GraphInputError, `${key}: ${String(error)}`);
      }
    }
  });

  it("gives no secret away", () => {
    const site = new Site();
    site.alias(site.web(2), { setIdentifier: undefined });
    const password = "correct-horse-battery-staple";
    const database = resource(DB_INSTANCE, "orders", { engine: "postgres", password: secret, multiAz: secret }, EAST);
    const hidden = entries([...site.all(), database]);
    const planted = JSON.parse(
      JSON.stringify(hidden).replaceAll('"ciphertext":"v1:abc"', `"plaintext":"\\"${password}\\""`),
    ) as typeof hidden;
    assert.notDeepEqual(planted, hidden);
    const said = JSON.stringify(simulate(graphOfStacks(planted)));
    assert.ok(said.includes("write orders") && !said.includes(password));
  });

  it("with a group of a billion instances has no more of them than a share needs", () => {
    const site = new Site();
    site.web(1_000_000_000);
    const { survival } = simulate(graphOf(...site.all()), { pairs: false });
    assert.ok(survival.some(({ fault, members }) => fault === "host web-us-east-1" && members <= 300));
  });
});
