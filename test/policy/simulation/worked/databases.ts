import { CLUSTER_INSTANCE, DB_CLUSTER, DB_INSTANCE, DB_SUBNET_GROUP, GLOBAL_CLUSTER } from "../../../../policy/aws";
import { resource, type Fixture } from "../../fixtures";
import { storeTable, EAST, east, WEST, west, type StoreCase } from "./stores";

const ENGINE = { engine: "postgres", instanceClass: "db.m7g.large", storageEncrypted: true };
const AURORA = { engine: "aurora-postgresql" };

function instance(name: string, inputs: Record<string, unknown>, options = {}) {
  const group = inputs.region === WEST ? west.group : east.group;
  const where = { region: EAST, ...options };
  return resource(DB_INSTANCE, name, { ...ENGINE, dbSubnetGroupName: group.output("name"), ...inputs }, where);
}

function aurora(name: string, inputs: Record<string, unknown> = {}, at = EAST) {
  const group = at === WEST ? west.group : east.group;
  return resource(DB_CLUSTER, name, { ...AURORA, dbSubnetGroupName: group.output("name"), ...inputs }, { region: at });
}

function node(cluster: Fixture, name: string, inputs: Record<string, unknown>, at = EAST) {
  const given = { clusterIdentifier: cluster.id, engine: AURORA.engine, instanceClass: "db.r7g.large", ...inputs };
  return resource(CLUSTER_INSTANCE, name, given, { region: at });
}

const RDS = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/";
const HA = "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.AuroraHighAvailability.html";

const CASES: StoreCase[] = [
  {
    title: "an instance in one zone, with automated backups",
    source: "https://aws.amazon.com/rds/features/multi-az/",
    why: "RDS makes a failed host anew: 1800 s are assumed. A zone's loss wants a restore by a person: 900 s until they are at work, two commands of 120 s, 10800 s to restore.",
    resources: () => [instance("orders", { availabilityZone: "us-east-1a", backupRetentionPeriod: 7 })],
    expected: {
      "write nothing": "continues",
      "write host": "after 1800",
      // Notified, two commands and a restore: 900 + 120 + 120 + 10800.
      "write zone a": "after 11940",
      "write zone b": "continues",
      "write us-east-1": "down",
      "write content": "after 11940",
      "write control plane and zone a": "down",
      "write rds in us-east-1": "down",
    },
  },
  {
    title: "an instance in one zone, without backups",
    source: `${RDS}USER_WorkingWithAutomatedBackups.html`,
    why: "With a retention period of 0 there is nothing to restore.",
    resources: () => [instance("orders", { availabilityZone: "us-east-1a" })],
    expected: { "write zone a": "down", "write content": "down", "write host": "after 1800" },
  },
  {
    title: "an instance whose zone RDS chooses",
    source: `${RDS}Concepts.RegionsAndAvailabilityZones.html`,
    why: "Without availabilityZone RDS chooses one of the subnet group's.",
    resources: () => [instance("orders", {})],
    expected: { "write zone a": "undecided", "write us-east-1": "down" },
  },
  {
    title: "a Multi-AZ instance whose primary is known",
    source: `${RDS}Concepts.MultiAZ.Failover.html`,
    why: "Failover times are typically 60 to 120 seconds; the longest is counted.",
    resources: () => [instance("orders", { availabilityZone: "us-east-1a", multiAz: true })],
    expected: {
      "write host": "after 120",
      "write zone a": "after 120",
      "write zone b": "continues",
      "write zones a and b": "undecided",
      "write us-east-1": "down",
      "read zone a": "after 120",
    },
  },
  {
    title: "a Multi-AZ instance whose primary may be in any zone",
    source: `${RDS}Concepts.MultiAZSingleStandby.html`,
    why: "Any of the zones may be the primary's: each is taken for it.",
    resources: () => [instance("orders", { multiAz: true })],
    expected: { "write zone a": "after 120", "write zone b": "after 120", "write zones a and b": "undecided" },
  },
  {
    title: "a Multi-AZ instance in a subnet group of two zones",
    source: `${RDS}USER_VPC.WorkingWithRDSInstanceinaVPC.html`,
    why: "Primary and standby are in the zones of the subnet group, and in no other.",
    resources: () => {
      const subnetIds = east.subnets.slice(0, 2).map(({ id }) => id);
      const two = resource(DB_SUBNET_GROUP, "two", { subnetIds }, { region: EAST });
      return [two, instance("orders", { multiAz: true, dbSubnetGroupName: two.output("name") })];
    },
    expected: { "write zone a": "after 120", "write zone b": "after 120", "write zone c": "continues" },
  },
  {
    title: "a Multi-AZ DB cluster",
    source: `${RDS}multi-az-db-clusters-concepts-failover.html`,
    why: "Two readable standbys in two more zones; failover is typically under 35 seconds. A commit waits for one reader.",
    resources: () => [aurora("orders", { engine: "postgres", dbClusterInstanceClass: "db.m6gd.large" })],
    expected: {
      "write zone a": "after 35",
      "read zone a": "continues",
      "write host": "after 35",
      // A commit waits for one reader; of the backups, which are in Amazon S3, AWS promises the loss of one zone only.
      "write zones a and b": "undecided",
      "read zones a and b": "continues",
    },
  },
  {
    title: "an instance with a read replica in another Region",
    source: `${RDS}USER_ReadRepl.XRgn.html`,
    why: "A person promotes the replica: 900 + 120 + 600 s. Nothing runs in us-west-2, so that readers are turned there: 900 + 120 s.",
    resources: () => {
      const primary = instance("orders", { availabilityZone: "us-east-1a", multiAz: true });
      const group = west.group.output("name");
      const replica = instance(
        "orders-west",
        { replicateSourceDb: primary.output("arn"), availabilityZone: "us-west-2a", dbSubnetGroupName: group },
        { region: WEST },
      );
      return [primary, replica];
    },
    expected: {
      // Notified, promoted: 900 + 120 + 600.
      "write us-east-1": "after 1620",
      "write us-west-2": "continues",
      "write us-east-1 and us-west-2": "down",
      // Nothing runs in us-west-2, so that clients are turned there: 900 + 120.
      "read us-east-1": "after 1020",
      "write content": "down",
    },
  },
  {
    title: "an Aurora cluster with a writer and a reader in two zones",
    source: HA,
    why: "Aurora promotes a reader, typically within 60 seconds. The volume survives the loss of one zone.",
    resources: () => {
      const cluster = aurora("orders");
      const first = node(cluster, "orders-1", { availabilityZone: "us-east-1a" });
      const second = node(cluster, "orders-2", { availabilityZone: "us-east-1b", promotionTier: 1 });
      return [
        cluster,
        resource(first.type, first.name, first.inputs, { region: EAST, outputs: { writer: true } }),
        second,
      ];
    },
    expected: {
      "write host of the writer": "after 60",
      "write zone a": "after 60",
      "write zone b": "continues",
      "read zone a": "continues",
      // The volume survives the loss of one zone only.
      "write zones a and b": "undecided",
      "write us-east-1": "down",
      "write content": "after 11940",
    },
  },
  {
    title: "an Aurora cluster with its writer and its reader in one zone",
    source: HA,
    why: "The reader is promoted as the writer fails. With their zone both are lost, and a person adds an instance in another: 900 + 120 + 600 s.",
    resources: () => {
      const cluster = aurora("orders");
      const first = node(cluster, "orders-1", { availabilityZone: "us-east-1a" });
      const writer = resource(first.type, first.name, first.inputs, { region: EAST, outputs: { writer: true } });
      return [cluster, writer, node(cluster, "orders-2", { availabilityZone: "us-east-1a" })];
    },
    expected: { "write host of the writer": "after 60", "write zone a": "after 1620", "write zone b": "continues" },
  },
  {
    title: "an Aurora cluster of which it is not known which instance writes",
    source: HA,
    why: "Each is taken for the writer: a failover is the worst that any brings.",
    resources: () => {
      const cluster = aurora("orders");
      return [
        cluster,
        ...["a", "b"].map((one) => node(cluster, `orders-${one}`, { availabilityZone: `us-east-1${one}` })),
      ];
    },
    expected: { "write zone a": "after 60", "write zone b": "after 60", "read zone a": "continues" },
  },
  {
    title: "an Aurora cluster with its writer alone",
    source: HA,
    why: "Without a reader Aurora makes the instance anew in its own zone, typically in less than 10 minutes. In another zone a person adds one: 900 + 120 + 600 s.",
    resources: () => {
      const cluster = aurora("orders");
      return [cluster, node(cluster, "orders-1", { availabilityZone: "us-east-1a" })];
    },
    expected: {
      // Made anew in its own zone.
      "write host of the writer": "after 600",
      // Added by a person in another zone: 900 + 120 + 600.
      "write zone a": "after 1620",
      "write control plane and zone a": "down",
      "write zone b": "continues",
    },
  },
  {
    title: "an Aurora global database with a reader in the other Region",
    source:
      "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database-disaster-recovery.html",
    why: "A person fails over to the secondary cluster: 900 + 120 + 300 s.",
    resources: () => globalDatabase(true),
    expected: {
      // Notified, failed over: 900 + 120 + 300.
      "write us-east-1": "after 1320",
      "write us-west-2": "continues",
      "write us-east-1 and us-west-2": "down",
      "write zone a": "after 60",
    },
  },
  {
    title: "an Aurora global database with a headless secondary cluster",
    source: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database-getting-started.html",
    why: "A cluster without instances serves nothing: a person adds one first, 900 + 2 x 120 + 600 + 300 s.",
    resources: () => globalDatabase(false),
    // An instance is added first: 900 + 2 x 120 + 600 + 300.
    expected: { "write us-east-1": "after 2040", "read us-east-1": "after 2040" },
  },
  {
    title: "an Aurora cluster without instances",
    source: HA,
    why: "A cluster without instances takes no connection.",
    resources: () => [aurora("orders", { backupRetentionPeriod: 7 })],
    expected: { "write nothing": "broken", "write zone a": "broken", "read zone a": "broken" },
  },
];

function globalDatabase(hasReader: boolean): Fixture[] {
  const global = resource(GLOBAL_CLUSTER, "orders-global", { globalClusterIdentifier: "orders" }, { region: EAST });
  const first = aurora("orders", {
    globalClusterIdentifier: global.id,
    masterUsername: "app",
    manageMasterUserPassword: true,
  });
  const second = aurora("orders-west", { globalClusterIdentifier: global.id }, WEST);
  return [
    global,
    first,
    resource(CLUSTER_INSTANCE, "orders-1", node(first, "", { availabilityZone: "us-east-1a" }).inputs, {
      region: EAST,
      outputs: { writer: true },
    }),
    node(first, "orders-2", { availabilityZone: "us-east-1b" }),
    second,
    ...(hasReader ? [node(second, "west-1", { availabilityZone: "us-west-2a" }, WEST)] : []),
  ];
}

export const DATABASES = storeTable("Databases", CASES);
