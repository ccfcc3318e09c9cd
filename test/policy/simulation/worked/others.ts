import {
  DOCDB_CLUSTER,
  DOCDB_INSTANCE,
  EVENT_BUS,
  EVENT_RULE,
  EVENT_TARGET,
  FSX_LUSTRE,
  HOSTED_ZONE,
  NEPTUNE_CLUSTER,
  NEPTUNE_INSTANCE,
  OPENSEARCH_DOMAIN,
  RECORD,
  SECURITY_GROUP,
} from "../../../../policy/aws";
import { resource, type Fixture } from "../../fixtures";
import { ACCOUNT, owned } from "./kept";
import { group, web } from "./site";
import { EAST, east, WEST } from "./stores";
import { wordTable, type WordCase } from "./words";

const [a, b] = east.subnets;

/** A cluster with a volume of its own, and its instances by zone. */
function cluster(
  type: string,
  instance: string,
  zones: readonly (string | undefined)[],
  inputs: Record<string, unknown> = {},
): Fixture[] {
  const made = owned(type, "catalog", "rds", { clusterIdentifier: "catalog", ...inputs });
  const nodes = zones.map((zone, index) => {
    const own = { clusterIdentifier: made.id, ...(zone !== undefined && { availabilityZone: zone }) };
    return resource(instance, `catalog-${index + 1}`, own, { region: EAST });
  });
  return [made, ...nodes];
}

const CASES: WordCase[] = [
  {
    title: "an FSx for Lustre file system",
    source: "https://docs.aws.amazon.com/fsx/latest/LustreGuide/what-is.html",
    why: "It is in the Availability Zone of its subnet. Its backups are not modelled.",
    resources: () => [owned(FSX_LUSTRE, "scratch", "fsx", { subnetIds: a!.id, storageCapacity: 1200 })],
    expected: {
      "write scratch, zone us-east-1a": "waits",
      "write scratch, zone us-east-1b": "continues",
      "write scratch, region us-east-1 outage": "waits",
      "keep scratch, content scratch": "undecided",
    },
  },
  {
    title: "a DocumentDB cluster with a replica",
    source: "https://docs.aws.amazon.com/documentdb/latest/developerguide/db-cluster-fault-tolerance.html",
    why: "A replica takes the writer's place, usually within 120 s; the volume is in three zones. Any instance may be the writer. Continuous backups are always on, in its Region.",
    resources: () => cluster(DOCDB_CLUSTER, DOCDB_INSTANCE, ["us-east-1a", "us-east-1b"]),
    expected: {
      "write catalog, zone us-east-1a": "recovers 120",
      "write catalog, zone us-east-1c": "continues",
      "read catalog, zone us-east-1a": "continues",
      "write catalog, host catalog-1": "recovers 120",
      "write catalog, region us-east-1 outage": "waits",
      "keep catalog, zone us-east-1a": "continues",
      "keep catalog, content catalog": "recovers",
      "keep catalog, region us-east-1 gone": "lost",
    },
  },
  {
    title: "a DocumentDB cluster whose instances name no zone",
    source: "https://docs.aws.amazon.com/documentdb/latest/developerguide/replication.html",
    why: "DocumentDB spreads them over the zones of the subnet group; in which the writer is can't be known.",
    resources: () => cluster(DOCDB_CLUSTER, DOCDB_INSTANCE, [undefined, undefined]),
    expected: {
      "write catalog, zone us-east-1a": "recovers 120",
      "read catalog, zone us-east-1c": "continues",
    },
  },
  {
    title: "a DocumentDB cluster with one instance",
    source: "https://docs.aws.amazon.com/documentdb/latest/developerguide/db-cluster-fault-tolerance.html",
    why: "Without a replica the instance is made anew: 600 s are counted. Where its zone has failed a person adds one: 900 + 120 + 600 s.",
    resources: () => cluster(DOCDB_CLUSTER, DOCDB_INSTANCE, ["us-east-1a"]),
    expected: {
      "write catalog, host catalog-1": "recovers 600",
      "write catalog, zone us-east-1a": "recovers 1620",
      "write catalog, zone us-east-1b": "continues",
      "keep catalog, zone us-east-1a": "continues",
    },
  },
  {
    title: "a DocumentDB cluster of a global cluster",
    source: "https://docs.aws.amazon.com/documentdb/latest/developerguide/global-clusters.html",
    why: "Its other clusters are not among the resources: whether it is the primary, and what the others hold, is not known.",
    resources: () =>
      cluster(DOCDB_CLUSTER, DOCDB_INSTANCE, ["us-east-1a", "us-east-1b"], { globalClusterIdentifier: "world" }),
    expected: {
      "write catalog, zone us-east-1a": "undecided",
      "write catalog, region us-east-1 outage": "waits",
      "keep catalog, region us-east-1 gone": "undecided",
    },
  },
  {
    title: "a DocumentDB global cluster with a cluster in each of two Regions",
    source: "https://docs.aws.amazon.com/documentdb/latest/developerguide/API_FailoverGlobalCluster.html",
    why: "The primary is the one with a master user. A person fails over: 900 + 120 + 300 s, without what had not come over, about a second.",
    resources: () => {
      const zones = ["us-east-1a", "us-east-1b"];
      const world = { globalClusterIdentifier: "world" };
      const copy = resource(DOCDB_CLUSTER, "catalog-west", world, { region: WEST, stack: "secondary" });
      const node = { clusterIdentifier: copy.id, availabilityZone: "us-west-2a" };
      return [
        ...cluster(DOCDB_CLUSTER, DOCDB_INSTANCE, zones, { ...world, masterUsername: "root" }),
        copy,
        resource(DOCDB_INSTANCE, "catalog-west-1", node, { region: WEST, stack: "secondary" }),
      ];
    },
    expected: {
      "write catalog, zone us-east-1a": "recovers 120",
      "write catalog, region us-east-1 outage": "recovers 1320",
      "keep catalog, region us-east-1 gone": "recovers",
      "keep catalog, content catalog": "recovers",
      "write catalog, region us-west-2 outage": "continues",
    },
  },
  {
    title: "a Neptune cluster with a replica",
    source: "https://docs.aws.amazon.com/neptune/latest/userguide/backup-restore-overview-fault-tolerance.html",
    why: "A replica takes the writer's place, typically within 120 s.",
    resources: () => cluster(NEPTUNE_CLUSTER, NEPTUNE_INSTANCE, ["us-east-1a", "us-east-1b"]),
    expected: {
      "write catalog, zone us-east-1b": "recovers 120",
      "write catalog, service neptune@us-east-1": "waits",
    },
  },
  {
    title: "a Neptune cluster whose instances name no zone",
    source: "https://docs.aws.amazon.com/neptune/latest/userguide/feature-overview-db-clusters.html",
    why: "Whether they are in several zones is not said.",
    resources: () => cluster(NEPTUNE_CLUSTER, NEPTUNE_INSTANCE, [undefined, undefined]),
    expected: {
      "write catalog, zone us-east-1a": "undecided",
      "write catalog, host catalog-1": "recovers 120",
    },
  },
  {
    title: "an OpenSearch domain with Multi-AZ with Standby",
    source:
      "https://aws.amazon.com/blogs/big-data/amazon-opensearch-service-now-supports-99-99-availability-using-multi-az-with-standby/",
    why: "Each of three zones has all data; nodes of the standby zone become active in less than a minute.",
    resources: () => [
      owned(OPENSEARCH_DOMAIN, "search", "es", {
        vpcOptions: { subnetIds: east.subnets.map(({ id }) => id) },
        clusterConfig: { multiAzWithStandbyEnabled: true, zoneAwarenessEnabled: true, instanceCount: 3 },
      }),
    ],
    expected: {
      "read search, zone us-east-1a": "recovers 60",
      "read search, service es@us-east-1": "waits",
      "keep search, zone us-east-1a": "continues",
    },
  },
  {
    title: "a site whose OpenSearch domain in one zone allows it",
    source: "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-multiaz.html",
    why: "A domain without zone awareness is in one zone; a security group shows that the site uses it.",
    resources: () => {
      const from = group("web");
      const ingress = [{ protocol: "tcp", fromPort: 443, toPort: 443, securityGroups: [from.id] }];
      const to = resource(SECURITY_GROUP, "search", { ingress }, { region: EAST });
      const vpcOptions = { subnetIds: [b!.id], securityGroupIds: [to.id] };
      return [to, ...web({ securityGroup: from }), owned(OPENSEARCH_DOMAIN, "search", "es", { vpcOptions })];
    },
    expected: {
      "serve web with its data, zone us-east-1b": "waits",
      "read search, zone us-east-1a": "continues",
      "serve web with its data, service es@us-east-1": "waits",
    },
  },
  {
    title: "a rule that sends to a bus of another Region",
    source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cross-region.html",
    why: "The bus is needed where it is, and so is the rule.",
    resources: () => {
      const bus = owned(EVENT_BUS, "there", "events", { name: "there" }, WEST);
      const rule = owned(EVENT_RULE, "all", "events", { name: "all", eventPattern: "{}" });
      const inputs = {
        rule: rule.output("name"),
        arn: bus.output("arn"),
        roleArn: `arn:aws:iam::${ACCOUNT}:role/send`,
      };
      return [bus, rule, resource(EVENT_TARGET, "all", inputs, { region: EAST })];
    },
    expected: {
      "process all, region us-west-2 outage": "waits",
      "process all, region us-east-1 outage": "waits",
      "process all, zone us-east-1a": "continues",
    },
  },
  {
    title: "a rule that sends to a bus of another Region, which is not among the resources",
    source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cross-region.html",
    why: "Its ARN says where it is.",
    resources: () => {
      const rule = owned(EVENT_RULE, "all", "events", { name: "all", eventPattern: "{}" });
      const arn = `arn:aws:events:us-west-2:${ACCOUNT}:event-bus/there`;
      const inputs = { rule: rule.output("name"), arn, roleArn: `arn:aws:iam::${ACCOUNT}:role/send` };
      return [
        rule,
        owned(EVENT_BUS, "other", "events", { name: "other" }, WEST),
        resource(EVENT_TARGET, "all", inputs, { region: EAST }),
      ];
    },
    expected: { "process all, region us-west-2 outage": "undecided", "process all, zone us-east-1a": "continues" },
  },
  {
    title: "a hosted zone in one account, and what its name leads to in another",
    source: "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DeleteHostedZone.html",
    why: "The administrator of the first account can delete the hosted zone, and with it the name.",
    resources: () => {
      const outputs = { arn: "arn:aws:sns:us-east-1:999988887777:dns" };
      const zone = resource(HOSTED_ZONE, "zone", { name: "example.com" }, { stack: "dns" });
      const inDns = resource("aws:sns/topic:Topic", "dns", {}, { stack: "dns", region: EAST, outputs });
      const site = web();
      const record = { zoneId: zone.id, name: "shop.example.com", type: "A" };
      const aliases = [{ name: "web.us-east-1.elb.amazonaws.com", zoneId: "Z-us-east-1", evaluateTargetHealth: false }];
      return [zone, inDns, ...site, resource(RECORD, "shop", { ...record, aliases }, { region: EAST })];
    },
    expected: {
      "serve shop.example.com, rights 999988887777": "lost",
      "serve shop.example.com, account 999988887777": "lost",
    },
  },
];

export const OTHERS = wordTable(
  "What else is stored, sent and named",
  "What a fault does to stores whose failover is not modelled, to events of another Region, and to names.",
  CASES,
);
