import assert from "node:assert/strict";
import { placeIn, settingOf, settingsBehind } from "../../cli/settings-behind";
import { graphFromExports, type Graph } from "../../policy/graph";
import type { Finding } from "../../policy/evaluate";
import { configOf, stacksOf } from "../components/plans";
import { ALL } from "../components/config/all-configurations";
import { SETTINGS } from "../../cli/settings-behind";

/** `databases.*(aurora).backup` is `databases.*.backup`. */
const bare = (path: string) => path.replace(/\(.*?\)/g, "");

describe("the setting behind a property", () => {
  const files = configOf({ name: "shipped" });
  let graph: Graph;
  before(async () => {
    const planned = await stacksOf(files);
    graph = graphFromExports(planned.map(({ name, deployment }) => ({ file: name, document: deployment })));
  });

  it("is one that the schema has", () => {
    const known = ALL.map(bare);
    const paths = SETTINGS.flatMap(({ area, path, standby }) =>
      [path, ...(standby === undefined ? [] : [standby])].map(
        (one) => `${area.replace("holdfast:", "")}.${one.replace("#", "*")}`,
      ),
    );
    assert.deepEqual(
      paths.filter((path) => !known.some((one) => one === path || one.startsWith(`${path}.`))),
      [],
    );
  });

  const CASES: [stack: string, type: string, name: RegExp, property: string, expected: string][] = [
    ["primary", "aws:autoscaling/group:Group", /./, "minSize", "holdfast:compute.min 6 Pulumi.primary.yaml"],
    [
      "secondary",
      "aws:autoscaling/group:Group",
      /./,
      "minSize",
      "holdfast:compute.standby.min 3 Pulumi.secondary.yaml",
    ],
    [
      "primary",
      "aws:ec2/subnet:Subnet",
      /./,
      "natGatewayId",
      "holdfast:network.natGateways one-per-zone Pulumi.primary.yaml",
    ],
    [
      "primary",
      "aws:lb/targetGroup:TargetGroup",
      /./,
      "healthCheck.interval",
      "holdfast:ingress.healthCheck.interval 10s Pulumi.yaml",
    ],
    [
      "secondary",
      "aws:route53/healthCheck:HealthCheck",
      /./,
      "failureThreshold",
      "holdfast:dns.healthCheck.threshold 3 Pulumi.yaml",
    ],
    [
      "primary",
      "aws:rds/cluster:Cluster",
      /./,
      "deletionProtection",
      "holdfast:databases.orders.deletionProtection undefined Pulumi.yaml",
    ],
    [
      "secondary",
      "aws:dynamodb/tableReplica:TableReplica",
      /carts/,
      "tags",
      "holdfast:tables.carts.backup undefined Pulumi.yaml",
    ],
    [
      "primary",
      "aws:sqs/queue:Queue",
      /receipts/,
      "visibilityTimeoutSeconds",
      "holdfast:queues.receipts.visibilityTimeout undefined Pulumi.yaml",
    ],
    [
      "secondary",
      "aws:rds/cluster:Cluster",
      /orders/,
      "instances",
      "holdfast:databases.orders.standby.instances undefined Pulumi.yaml",
    ],
    [
      "primary",
      "aws:backup/plan:Plan",
      /./,
      "rules[0].schedule",
      "holdfast:backup.rules.scheduled.every undefined Pulumi.yaml",
    ],
    [
      "secondary",
      "aws:ec2/natGateway:NatGateway",
      /./,
      "availabilityMode",
      "holdfast:network.natGateways one-per-zone Pulumi.secondary.yaml",
    ],
  ];
  for (const [stack, type, name, property, expected] of CASES)
    it(`of ${property} of ${type} in the ${stack} is ${expected}`, () => {
      const resource = graph.resources.find((one) => one.stack === stack && one.type === type && name.test(one.name))!;
      const found = settingsBehind(files, graph)({ resource: resource.urn, property } as Finding);
      assert.equal(`${found?.path} ${String(found?.value)} ${found?.file}`, expected);
    });

  it("is not known of a property that the configuration does not decide, of another member's resource, and of no property", () => {
    const [queue] = graph.resources.filter(({ type, name }) => type === "aws:sqs/queue:Queue" && /alerts/.test(name));
    assert.equal(settingOf(queue!, "arn"), undefined);
    assert.equal(placeIn(files, queue!, settingOf(queue!, "messageRetentionSeconds")!), undefined);
    assert.equal(settingsBehind(files, graph)({ resource: queue!.urn, property: null } as Finding), undefined);
  });
});
