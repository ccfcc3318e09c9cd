import assert from "node:assert/strict";
import {
  DYNAMODB_TABLE,
  EC2_INSTANCE,
  EVENT_SOURCE_MAPPING,
  LAMBDA_FUNCTION,
  NAT_GATEWAY,
  QUEUE,
  ROUTE,
  ROUTE_TABLE,
  ROUTE_TABLE_ASSOCIATION,
  SUBNET,
} from "../../../../policy/aws";
import type { Graph } from "../../../../policy/graph";
import { simulate } from "../../../../policy/simulation";
import { fixesOf, type Fix } from "../../../../policy/simulation/fix";
import { component, graphOf, resource, type Fixture } from "../../fixtures";
import { Site } from "../worked/serving";

const EAST = { region: "us-east-1" };
const add = (type: string, name: string, inputs: Record<string, unknown> = {}): Fixture =>
  resource(type, name, inputs, EAST);

const subnet = (zone: string): Fixture =>
  add(SUBNET, `private-${zone}`, { availabilityZone: `us-east-1${zone}`, vpcId: "vpc-1" });

/** Subnets of two zones whose only way out is the NAT gateway of the first. */
function sharedGateway(): Fixture[] {
  const [a, b] = [subnet("a"), subnet("b")];
  const nat = add(NAT_GATEWAY, "nat", { subnetId: a.id });
  const routes = [a, b].flatMap((one) => {
    const table = add(ROUTE_TABLE, `${one.name}-table`, { vpcId: "vpc-1" });
    const given = { routeTableId: table.id, destinationCidrBlock: "0.0.0.0/0", natGatewayId: nat.id };
    const association = { routeTableId: table.id, subnetId: one.id };
    return [
      table,
      add(ROUTE, `${one.name}-out`, given),
      add(ROUTE_TABLE_ASSOCIATION, `${one.name}-table`, association),
    ];
  });
  return [a, b, nat, ...routes];
}

function queueOf(inputs: Record<string, unknown>): Fixture[] {
  const arn = "arn:aws:sqs:us-east-1:123456789012:jobs";
  const queue = resource(QUEUE, "jobs", { name: "jobs", ...inputs }, { ...EAST, outputs: { arn } });
  const lambda = add(LAMBDA_FUNCTION, "worker", { name: "worker", handler: "index.handler" });
  const mapping = { eventSourceArn: queue.output("arn"), functionName: lambda.output("name") };
  return [queue, lambda, add(EVENT_SOURCE_MAPPING, "jobs", mapping)];
}

/** A group behind a load balancer over two zones, in one of them. */
function oneZone(size: number, cpu?: number): readonly Fixture[] {
  const site = new Site();
  site.web(size, cpu, { vpcZoneIdentifiers: [site.subnet("a").id] });
  return site.all();
}

interface Case {
  readonly parts: () => readonly Fixture[];
  /** Each point that goes: `function, fault`, and the changed properties. */
  readonly gone: Readonly<Record<string, string>>;
  /** Functions and faults of points that stay. */
  readonly left: readonly string[];
  readonly cost?: string;
}

const REGION = "region us-east-1 outage";

const CASES: Readonly<Record<string, Case>> = {
  "a group in one zone": {
    parts: () => oneZone(4),
    gone: { "serve web-us-east-1, zone us-east-1a": "web-us-east-1 vpcZoneIdentifiers" },
    left: [
      `serve web-us-east-1, ${REGION}`,
      "serve web-us-east-1, service ec2@us-east-1",
      "serve web-us-east-1, service elb@us-east-1",
    ],
    cost: "free",
  },
  "a NAT gateway for two zones": {
    parts: sharedGateway,
    gone: { "egress private-b, zone us-east-1a": "nat availabilityMode, nat vpcId, nat subnetId" },
    left: [],
    cost: "gateway",
  },
  "a table that can't be restored": {
    parts: () => [add(DYNAMODB_TABLE, "carts", { name: "carts", hashKey: "id" })],
    gone: {
      "keep carts, content carts": "carts pointInTimeRecovery.enabled",
      "read carts, content carts": "carts pointInTimeRecovery.enabled",
      "write carts, content carts": "carts pointInTimeRecovery.enabled",
    },
    left: ["read", "write"].flatMap((what) => [
      `${what} carts, ${REGION}`,
      `${what} carts, service dynamodb@us-east-1`,
    ]),
    cost: "dollars",
  },
  "a queue that forgets before its Region is back": {
    parts: () => queueOf({ messageRetentionSeconds: 3600 }),
    gone: Object.fromEntries(
      [REGION, "service lambda@us-east-1", "service sqs@us-east-1"].map((fault) => [
        `process jobs, ${fault}`,
        "jobs messageRetentionSeconds",
      ]),
    ),
    left: [],
    cost: "free",
  },
  "a queue that keeps long enough: what comes in waits": {
    parts: () => queueOf({}),
    gone: {},
    left: [],
  },
  "an instance of its own, which no property makes two": {
    parts: () => [add(EC2_INSTANCE, "web", { subnetId: "subnet-1", associatePublicIpAddress: true })],
    gone: {},
    left: ["host web", REGION, "service ec2@us-east-1"].map((fault) => `serve web, ${fault}`),
  },
};

const pointOf = ({ miss }: Fix): string => `${miss.function}, ${miss.answers[0]?.fault ?? ""}`;

function changed({ changes }: Fix, graph: Graph): string {
  return changes.map(({ of, property }) => `${graph.get(of)?.name ?? of} ${property}`).join(", ");
}

describe("the cheapest fix of a single point of failure", () => {
  for (const [title, { parts, gone, left, cost }] of Object.entries(CASES)) {
    it(title, () => {
      const graph = graphOf(...parts());
      const before = simulate(graph, { pairs: false });
      const fixes = fixesOf({ graph, before });
      const found = fixes.filter(({ changes }) => changes.length > 0);
      assert.deepEqual(Object.fromEntries(found.map((one) => [pointOf(one), changed(one, graph)])), gone);
      assert.deepEqual(new Set(found.map((one) => one.cost)), new Set(cost === undefined ? [] : [cost]));
      const others = fixes.filter(({ changes }) => changes.length === 0).map(pointOf);
      assert.deepEqual(others.sort(), [...left].sort());
      assert.ok(fixes.every(({ miss }) => miss.disruption === undefined));
    });
  }

  it("says what the same function pays for it under other faults of the same kind", () => {
    const graph = graphOf(...oneZone(4));
    const fixes = fixesOf({ graph, before: simulate(graph, { pairs: false }) });
    const worse = fixes
      .find(({ changes }) => changes.length > 0)
      ?.worse.map(({ function: id, fault, before, after }) => [id, fault, before.word, after.word]);
    assert.deepEqual(worse, [["serve web-us-east-1", "zone us-east-1b", "continues", "recovers"]]);
  });

  it("is not looked for where an objective is missed: that has a fix of its own", () => {
    const wants = component("shop:index:Shop", "shop", { outputs: { objectives: { zone: { rto: "15m" } } } });
    const graph = graphOf(wants, ...oneZone(4));
    const fixes = fixesOf({ graph, before: simulate(graph, { pairs: false }) });
    const zone = fixes.filter(({ miss }) => miss.answers.some(({ fault }) => fault === "zone us-east-1a"));
    assert.deepEqual(
      zone.map(({ miss, changes }) => [miss.disruption, changes.map(({ property }) => property)]),
      [["zone", ["vpcZoneIdentifiers"]]],
    );
  });
});
