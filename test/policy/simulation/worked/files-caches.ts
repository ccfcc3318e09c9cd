import {
  BACKUP_PLAN,
  BACKUP_SELECTION,
  BACKUP_VAULT,
  EBS_VOLUME,
  EFS_FILE_SYSTEM,
  EFS_MOUNT_TARGET,
  EFS_REPLICATION,
  ELASTICACHE_SUBNET_GROUP,
  REPLICATION_GROUP,
  SNAPSHOT_POLICY,
} from "../../../../policy/aws";
import { resource, unknown, type Fixture } from "../../fixtures";
import { storeTable, EAST, east, WEST, west, type StoreCase } from "./stores";

const EFS = "https://docs.aws.amazon.com/efs/latest/ug/";
const CACHE = "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoFailover.html";

const volume = () =>
  resource(
    EBS_VOLUME,
    "orders",
    { availabilityZone: "us-east-1a", size: 100, tags: { backup: "daily" } },
    { region: EAST },
  );

/** A lifecycle policy that makes a snapshot of tagged volumes every day. */
function snapshots(schedule: Record<string, unknown> = {}) {
  const details = {
    resourceTypes: ["VOLUME"],
    targetTags: { backup: "daily" },
    schedules: [{ name: "daily", createRule: { interval: 24 }, retainRule: { count: 7 }, ...schedule }],
  };
  return resource(SNAPSHOT_POLICY, "daily", { policyDetails: details, state: "ENABLED" }, { region: EAST });
}

function plan(): Fixture[] {
  const vault = resource(BACKUP_VAULT, "vault", { name: "vault" }, { region: EAST });
  const rules = [{ ruleName: "daily", targetVaultName: vault.output("name"), schedule: "cron(0 5 ? * * *)" }];
  const made = resource(BACKUP_PLAN, "plan", { name: "plan", rules }, { region: EAST });
  const selectionTags = [{ type: "STRINGEQUALS", key: "backup", value: "daily" }];
  const selection = resource(BACKUP_SELECTION, "tagged", { planId: made.id, selectionTags }, { region: EAST });
  return [vault, made, selection];
}

function fileSystem(name: string, inputs: Record<string, unknown> = {}, region = EAST) {
  return resource(EFS_FILE_SYSTEM, name, { encrypted: true, ...inputs }, { region });
}

function mounted(system: Fixture, zones: readonly number[], net = east, region = EAST): Fixture[] {
  return zones.map((zone) => {
    const inputs = { fileSystemId: system.id, subnetId: net.subnets[zone]!.id };
    return resource(EFS_MOUNT_TARGET, `${system.name}-${zone}`, inputs, { region });
  });
}

function cache(inputs: Record<string, unknown>): Fixture[] {
  const subnetIds = east.subnets.map(({ id }) => id);
  const subnets = resource(ELASTICACHE_SUBNET_GROUP, "caches", { name: "caches", subnetIds }, { region: EAST });
  const given = {
    description: "carts",
    engine: "valkey",
    nodeType: "cache.r7g.large",
    subnetGroupName: subnets.output("name"),
  };
  return [subnets, resource(REPLICATION_GROUP, "orders", { ...given, ...inputs }, { region: EAST })];
}

const CASES: StoreCase[] = [
  {
    title: "a volume without snapshots",
    source: "https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volumes.html",
    why: "A volume is in one zone.",
    resources: () => [volume()],
    expected: { "write zone a": "down", "write zone b": "continues", "write host": "down", "write content": "down" },
  },
  {
    title: "a volume with daily snapshots of Data Lifecycle Manager",
    source: "https://docs.aws.amazon.com/ebs/latest/userguide/ebs-restoring-volume.html",
    why: "A person makes a volume of the snapshot in another zone and attaches it: 900 + 2 x 120 + 600 s.",
    resources: () => [volume(), snapshots()],
    // Notified, made of the snapshot and attached: 900 + 2 x 120 + 600.
    expected: { "write zone a": "after 1740", "write us-east-1": "down", "write content": "after 1740" },
  },
  {
    title: "a volume whose snapshots are copied to another Region",
    source: "https://docs.aws.amazon.com/ebs/latest/userguide/snapshot-ami-policy.html",
    why: "The copy is made a volume there in the same way.",
    resources: () => [
      volume(),
      snapshots({
        crossRegionCopyRules: [{ target: WEST, encrypted: false, retainRule: { interval: 7, intervalUnit: "DAYS" } }],
      }),
    ],
    expected: { "write us-east-1": "after 1740", "write us-east-1 and us-west-2": "down" },
  },
  {
    title: "a volume in a plan of AWS Backup",
    source: "https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupSelection.html",
    why: "AWS Backup makes snapshots, in a vault of the Region.",
    resources: () => [volume(), ...plan()],
    expected: { "write zone a": "after 1740", "write us-east-1": "down" },
  },
  {
    title: "a volume whose tags are known only after deployment",
    source: "https://docs.aws.amazon.com/ebs/latest/userguide/snapshot-ami-policy.html",
    why: "A policy takes the volumes that have its tags.",
    resources: () => [
      resource(EBS_VOLUME, "orders", { availabilityZone: "us-east-1a", size: 100, tags: unknown }, { region: EAST }),
      snapshots(),
    ],
    expected: { "write zone a": "undecided", "write zone b": "continues" },
  },
  {
    title: "a Regional file system with mount targets in two zones",
    source: `${EFS}storage-classes.html`,
    why: "A Regional file system is in several zones; it is reached by a mount target in each.",
    resources: () => {
      const system = fileSystem("orders");
      return [system, ...mounted(system, [0, 1])];
    },
    expected: { "write zone a": "continues", "write us-east-1": "down", "write zones a and b": "down" },
  },
  {
    title: "a Regional file system with one mount target",
    source: `${EFS}accessing-fs.html`,
    why: "What is in a zone without a mount target uses another zone's, and fails with it.",
    resources: () => {
      const system = fileSystem("orders");
      return [system, ...mounted(system, [0])];
    },
    expected: { "write zone a": "down", "write zone b": "continues" },
  },
  {
    title: "a One Zone file system",
    source: `${EFS}storage-classes.html`,
    why: "A One Zone file system is in one zone.",
    resources: () => {
      const system = fileSystem("orders", { availabilityZoneName: "us-east-1a" });
      return [system, ...mounted(system, [0])];
    },
    expected: { "write zone a": "down", "write zone b": "continues" },
  },
  {
    title: "a file system that replicates to another with mount targets",
    source: `${EFS}efs-replication.html`,
    why: "A person deletes the replication, which makes the replica writable, and turns clients to it: 900 + 2 x 120 + 600 s.",
    resources: () => {
      const [system, away] = [fileSystem("orders"), fileSystem("orders-west", {}, WEST)];
      const inputs = { sourceFileSystemId: system.id, destination: { fileSystemId: away.id, region: WEST } };
      const replication = resource(EFS_REPLICATION, "orders", inputs, { region: EAST });
      return [system, ...mounted(system, [0, 1]), away, ...mounted(away, [0], west, WEST), replication];
    },
    // Notified, the replication deleted and clients turned: 900 + 2 x 120 + 600.
    expected: { "write us-east-1": "after 1740", "write us-east-1 and us-west-2": "down" },
  },
  {
    title: "a file system that replicates to another without mount targets",
    source: `${EFS}efs-replication.html`,
    why: "A file system without a mount target can't be mounted.",
    resources: () => {
      const [system, away] = [fileSystem("orders"), fileSystem("orders-west", {}, WEST)];
      const inputs = { sourceFileSystemId: system.id, destination: { fileSystemId: away.id, region: WEST } };
      return [system, ...mounted(system, [0, 1]), away, resource(EFS_REPLICATION, "orders", inputs, { region: EAST })];
    },
    expected: { "write us-east-1": "down" },
  },
  {
    title: "a file system without mount targets, whose replica has one",
    source: `${EFS}efs-replication.html`,
    why: "A file system without a mount target can't be mounted.",
    resources: () => {
      const [system, away] = [fileSystem("orders"), fileSystem("orders-west", {}, WEST)];
      const inputs = { sourceFileSystemId: system.id, destination: { fileSystemId: away.id, region: WEST } };
      const replication = resource(EFS_REPLICATION, "orders", inputs, { region: EAST });
      return [system, away, ...mounted(away, [0], west, WEST), replication];
    },
    expected: { "write nothing": "broken", "write us-east-1": "broken" },
  },
  {
    title: "a cache with a replica in another zone",
    source: CACHE,
    why: "With Multi-AZ a replica is promoted, typically within a minute.",
    resources: () => cache({ numCacheClusters: 2, multiAzEnabled: true, automaticFailoverEnabled: true }),
    expected: {
      "write host": "after 60",
      "write zone a": "after 60",
      "read zone a": "continues",
      "write us-east-1": "down",
    },
  },
  {
    title: "a cache with one node",
    source: CACHE,
    why: "ElastiCache makes a failed node anew in its zone: 600 s are assumed. A cache has nothing to restore.",
    resources: () => cache({ numCacheClusters: 1, preferredCacheClusterAzs: ["us-east-1a"] }),
    expected: { "write host": "after 600", "write zone a": "down", "write zone b": "continues" },
  },
  {
    title: "a cache with replicas that may be in one zone",
    source: CACHE,
    why: "Without Multi-AZ the nodes may be in one zone.",
    resources: () => cache({ numCacheClusters: 2, automaticFailoverEnabled: true }),
    expected: { "write zone a": "undecided", "write us-east-1": "down" },
  },
  {
    title: "a cache that a person has to fail over",
    source: CACHE,
    why: "Without automatic failover a person promotes the replica: 900 + 120 + 60 s.",
    resources: () => cache({ numCacheClusters: 2, preferredCacheClusterAzs: ["us-east-1a", "us-east-1b"] }),
    // 900 + 120 + 60.
    expected: { "write zone a": "after 1080", "read zone a": "continues", "write zones a and b": "down" },
  },
];

export const FILES = storeTable("Volumes, file systems and caches", CASES);
