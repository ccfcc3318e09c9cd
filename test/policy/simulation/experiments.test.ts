import assert from "node:assert/strict";
import {
  DB_CLUSTER,
  CLUSTER_INSTANCE,
  DB_INSTANCE,
  EXPERIMENT_TEMPLATE,
  LAMBDA_FUNCTION,
  TARGET_GROUP,
} from "../../../policy/aws";
import { simulate } from "../../../policy/simulation";
import { graphOf, resource, type Fixture } from "../fixtures";
import { Site } from "./worked/serving";

const EAST = "us-east-1";
const tagged = (Name: string) => [{ key: "Name", value: Name }];
const parameter = (key: string, value: string) => [{ key, value }];

interface Part {
  type: string;
  target?: Record<string, unknown>;
  action: string;
  parameters?: unknown;
}

/** A template of one action and its target. */
function template(...parts: Part[]): Fixture {
  const targets = parts.map(({ type, target }, i) => ({
    name: `t${i}`,
    resourceType: type,
    selectionMode: "ALL",
    ...target,
  }));
  const actions = parts.map(({ action, parameters }, i) => ({
    name: `a${i}`,
    actionId: action,
    target: { key: "Targets", value: `t${i}` },
    ...(parameters !== undefined && { parameters }),
  }));
  return resource(EXPERIMENT_TEMPLATE, "drill", { targets, actions }, { region: EAST });
}

/** The atoms of a template's fault in a site of four instances over two zones, with databases and a function. */
function atomsOf(made: (site: Site) => Fixture): readonly string[] | undefined {
  const site = new Site(EAST);
  site.web(4, undefined, { tags: [{ key: "Name", value: "web", propagateAtLaunch: true }] });
  const group = site.all().find(({ type }) => type === TARGET_GROUP)!;
  site.add("aws:ecs/service:Service", "tasks", {
    ...{ name: "tasks", desiredCount: 6, launchType: "FARGATE", tags: { Name: "tasks" }, propagateTags: "SERVICE" },
    networkConfiguration: { subnets: site.subnets() },
    loadBalancers: [{ targetGroupArn: group.output("arn"), containerName: "web", containerPort: 80 }],
  });
  const cluster = resource(
    DB_CLUSTER,
    "orders",
    { engine: "aurora-postgresql", tags: { Name: "orders" } },
    { region: EAST },
  );
  const instance = (name: string, writer: boolean) => {
    const inputs = { clusterIdentifier: cluster.id, engine: "aurora-postgresql", availabilityZone: `${EAST}a` };
    return resource(CLUSTER_INSTANCE, name, inputs, { region: EAST, outputs: { writer } });
  };
  const others = [
    cluster,
    instance("orders-1", true),
    instance("orders-2", false),
    resource(DB_INSTANCE, "ledger", { engine: "postgres", tags: { Name: "ledger" } }, { region: EAST }),
    resource(LAMBDA_FUNCTION, "worker", { tags: { Name: "worker" } }, { region: EAST }),
    resource(DB_INSTANCE, "far", { engine: "postgres" }, { region: "us-west-2" }),
  ];
  const graph = graphOf(...site.all(), ...others, made(site));
  return simulate(graph, { pairs: false, experiments: true }).faults.find(({ id }) => id === "experiment drill")?.atoms;
}

const CASES: [title: string, made: (site: Site) => Fixture, atoms: readonly string[] | undefined][] = [
  [
    "instances of a group that are stopped in a zone",
    (site) =>
      template({
        type: "aws:ec2:instance",
        target: {
          resourceTags: [{ key: "aws:autoscaling:groupName", value: groupOf(site).id }],
          filters: [{ path: "Placement.AvailabilityZone", values: [`${EAST}a`] }],
        },
        action: "aws:ec2:stop-instances",
      }),
    ["host:web-us-east-1#1", "host:web-us-east-1#3"],
  ],
  [
    "half of a group's instances, wherever they are",
    (site) =>
      template({
        type: "aws:ec2:instance",
        target: {
          resourceTags: [{ key: "aws:autoscaling:groupName", value: groupOf(site).id }],
          selectionMode: "PERCENT(50)",
        },
        action: "aws:ec2:terminate-instances",
      }),
    ["host:web-us-east-1#1", "host:web-us-east-1#2"],
  ],
  [
    "half of a service's tasks in a zone",
    () =>
      template({
        type: "aws:ecs:task",
        target: {
          resourceTags: tagged("tasks"),
          filters: [{ path: "AvailabilityZone", values: [`${EAST}a`] }],
          selectionMode: "PERCENT(50)",
        },
        action: "aws:ecs:stop-task",
      }),
    ["host:tasks-us-east-1#1", "host:tasks-us-east-1#3"],
  ],
  [
    "the writer of a cluster that fails over",
    () =>
      template({
        type: "aws:rds:cluster",
        target: { resourceTags: tagged("orders") },
        action: "aws:rds:failover-db-cluster",
      }),
    ["host:orders-1"],
  ],
  [
    "a DB instance that reboots",
    () =>
      template({
        type: "aws:rds:db",
        target: { resourceTags: tagged("ledger") },
        action: "aws:rds:reboot-db-instances",
      }),
    ["host:ledger"],
  ],
  [
    "a function whose invocations fail",
    () =>
      template({
        type: "aws:lambda:function",
        target: { resourceTags: tagged("worker") },
        action: "aws:lambda:invocation-error",
      }),
    ["calls:worker"],
  ],
  [
    "a subnet that is cut off, and launches that fail",
    (site) =>
      template(
        {
          type: "aws:ec2:subnet",
          target: { resourceArns: [site.subnet("b").id] },
          action: "aws:network:disrupt-connectivity",
        },
        { type: "aws:ec2:autoscaling-group", action: "aws:ec2:asg-insufficient-instance-capacity-error" },
      ),
    ["plane:ec2.launch@us-east-1", "zone:us-east-1/us-east-1b"],
  ],
  [
    "the link to a Region that is named, and to all others where none is",
    () =>
      template(
        {
          type: "aws:ec2:subnet",
          action: "aws:network:route-table-disrupt-cross-region-connectivity",
          parameters: parameter("region", "eu-west-1"),
        },
        { type: "aws:dynamodb:global-table", action: "aws:dynamodb:global-table-pause-replication" },
      ),
    ["link:eu-west-1~us-east-1", "link:us-east-1~us-west-2"],
  ],
  [
    "no fault where one of its actions is not known here",
    () =>
      template(
        { type: "aws:rds:db", target: { resourceTags: tagged("ledger") }, action: "aws:rds:reboot-db-instances" },
        { type: "aws:ecs:task", action: "aws:ecs:task-cpu-stress" },
      ),
    undefined,
  ],
];

function groupOf(site: Site): Fixture {
  return site.all().find(({ type }) => type === "aws:autoscaling/group:Group")!;
}

describe("experiments of AWS FIS as faults", () => {
  for (const [title, made, atoms] of CASES) it(title, () => assert.deepEqual(atomsOf(made), atoms));

  it("are left out where they are not asked for", () => {
    const graph = graphOf(template({ type: "aws:ec2:subnet", action: "aws:dynamodb:global-table-pause-replication" }));
    assert.deepEqual(
      simulate(graph).faults.filter(({ kind }) => kind === "scenario"),
      [],
    );
  });
});
