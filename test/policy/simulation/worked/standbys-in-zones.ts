import {
  AUTO_SCALING_GROUP,
  FSX_WINDOWS,
  LISTENER,
  LOAD_BALANCER,
  MEMORYDB_CLUSTER,
  MEMORYDB_SUBNET_GROUP,
  REDSHIFT_CLUSTER,
  SECURITY_GROUP,
  TARGET_GROUP,
} from "../../../../policy/aws";
import { resource, type Fixture } from "../../fixtures";
import { owned } from "./kept";
import { group, web } from "./site";
import { EAST, east, WEST, west } from "./stores";
import { wordTable, type WordCase } from "./words";

const at = { region: EAST };
const MEMORYDB = "https://docs.aws.amazon.com/memorydb/latest/devguide/";

/** A MemoryDB cluster over the three zones of a Region. */
function memory(inputs: Record<string, unknown> = {}, region = EAST, name = "carts"): Fixture[] {
  const { subnets } = region === EAST ? east : west;
  const subnetIds = subnets.map(({ id }) => id);
  const stack = region === EAST ? "primary" : "secondary";
  const where = { region, stack };
  const subnetGroup = resource(MEMORYDB_SUBNET_GROUP, name, { subnetIds }, where);
  const given = { subnetGroupName: subnetGroup.output("name"), aclName: "open-access", nodeType: "db.r7g.large" };
  const cluster = resource(MEMORYDB_CLUSTER, name, { ...given, ...inputs }, where);
  return [subnetGroup, cluster];
}

/** The instances of a site's second tier in some zones, behind an internal load balancer that the first tier may call. */
export function secondTier(from: Fixture, zones: readonly number[]): Fixture[] {
  const ingress = [{ protocol: "tcp", fromPort: 80, toPort: 80, securityGroups: [from.id] }];
  const guard = resource(SECURITY_GROUP, "orders", { ingress }, at);
  const subnets = east.subnets.slice(0, 2).map(({ id }) => id);
  const targets = resource(TARGET_GROUP, "orders", { port: 80, protocol: "HTTP", vpcId: "vpc-1" }, at);
  const inputs = { subnets, loadBalancerType: "application", internal: true, securityGroups: [guard.id] };
  const balancer = resource(LOAD_BALANCER, "orders", inputs, at);
  const forward = { type: "forward", targetGroupArn: targets.output("arn") };
  const size = { minSize: 2, maxSize: 2, desiredCapacity: 2, healthCheckType: "ELB" };
  return [
    guard,
    targets,
    balancer,
    resource(LISTENER, "orders", { loadBalancerArn: balancer.output("arn"), port: 80, defaultActions: [forward] }, at),
    resource(
      AUTO_SCALING_GROUP,
      "orders",
      {
        vpcZoneIdentifiers: zones.map((zone) => east.subnets[zone]!.id),
        targetGroupArns: [targets.output("arn")],
        ...size,
      },
      at,
    ),
  ];
}

const TIERS = "https://docs.aws.amazon.com/whitepapers/latest/serverless-multi-tier-architectures-api-gateway-lambda/";

const CASES: WordCase[] = [
  {
    title: "a site whose second tier is in one zone, behind an internal load balancer",
    source: `${TIERS}three-tier-architecture-overview.html`,
    why: "The load balancer's security group allows the first tier, which calls it for each request; in another zone nothing of it is launched.",
    resources: () => {
      const from = group("web");
      return [...web({ securityGroup: from }), ...secondTier(from, [0])];
    },
    expected: { "serve web, zone us-east-1a": "waits", "serve web, service elb@us-east-1": "waits" },
  },
  {
    title: "a site with an internal load balancer that it may not call",
    source: "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html",
    why: "No rule of its security group allows the site: another service calls it.",
    resources: () => {
      const from = group("web");
      const other = group("other");
      return [other, ...web({ securityGroup: from }), ...secondTier(other, [0])];
    },
    expected: { "serve web, release orders": "continues" },
  },
  {
    title: "a MemoryDB cluster with replicas",
    source: `${MEMORYDB}autofailover.html`,
    why: "Each write is in a log of several zones. A replica in another zone takes a failed primary's place; 60 s are counted.",
    resources: () => memory({ numReplicasPerShard: 1, snapshotRetentionLimit: 7 }),
    expected: {
      "write carts, zone us-east-1a": "recovers 60",
      "write carts, host carts": "recovers 60",
      "keep carts, zone us-east-1a": "continues",
      "keep carts, content carts": "recovers",
      "write carts, region us-east-1 outage": "waits",
      "keep carts, region us-east-1 gone": "lost",
    },
  },
  {
    title: "a MemoryDB cluster without replicas",
    source: `${MEMORYDB}autofailover.html`,
    why: "It takes no writes until its node is made anew from the log: 600 s are counted. Whether that is done in another zone is not published.",
    resources: () => memory({ numReplicasPerShard: 0 }),
    expected: {
      "write carts, host carts": "recovers 600",
      "write carts, zone us-east-1a": "undecided",
      "keep carts, zone us-east-1a": "continues",
      "keep carts, content carts": "lost",
    },
  },
  {
    title: "a MemoryDB Multi-Region cluster of two Regions",
    source: `${MEMORYDB}multi-region.how.html`,
    why: "All Regions take writes, which come over within a second; clients are sent to the other Region: 900 + 120 s.",
    resources: () => [
      ...memory({ multiRegionClusterName: "abc-carts" }),
      ...memory({ multiRegionClusterName: "abc-carts" }, WEST),
    ],
    expected: {
      "write carts, region us-east-1 outage": "recovers 1020",
      "write carts, region us-west-2 outage": "continues",
      "keep carts, region us-east-1 gone": "recovers",
    },
  },
  {
    title: "a MemoryDB cluster of a Multi-Region cluster whose others are not among the resources",
    source: `${MEMORYDB}multi-region.how.html`,
    why: "What other Regions hold is not known.",
    resources: () => memory({ multiRegionClusterName: "abc-carts" }),
    expected: { "keep carts, region us-east-1 gone": "undecided" },
  },
  {
    title: "a Multi-AZ FSx for Windows file system",
    source: "https://docs.aws.amazon.com/fsx/latest/WindowsGuide/high-availability-multiAZ.html",
    why: "The file server in the second subnet takes over, typically in less than 30 s.",
    resources: () => [
      owned(FSX_WINDOWS, "share", "fsx", {
        deploymentType: "MULTI_AZ_1",
        subnetIds: east.subnets.slice(0, 2).map(({ id }) => id),
        preferredSubnetId: east.subnets[0]!.id,
      }),
    ],
    expected: {
      "write share, zone us-east-1a": "recovers 30",
      "write share, zone us-east-1c": "continues",
      "keep share, zone us-east-1a": "continues",
    },
  },
  {
    title: "a Multi-AZ Redshift data warehouse",
    source: "https://docs.aws.amazon.com/redshift/latest/mgmt/test-cluster-multi-az.html",
    why: "Compute of a second zone takes over by itself, without loss; 60 s are counted.",
    resources: () => [owned(REDSHIFT_CLUSTER, "sales", "redshift", { multiAz: true, nodeType: "ra3.4xlarge" })],
    expected: { "read sales, zone us-east-1a": "recovers 60", "keep sales, zone us-east-1b": "continues" },
  },
];

export const ZONAL_STANDBYS = wordTable(
  "Tiers, and standbys in other zones",
  "What a fault does to what has a part in another zone, and to a site whose tiers call each other.",
  CASES,
);
