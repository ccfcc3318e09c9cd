import { automaticFailover } from "../../../../policy/rules/elasticache/automatic-failover";
import { clusterMultipleAz } from "../../../../policy/rules/elasticache/cluster-multiple-az";
import { globalDatastoreSecondary } from "../../../../policy/rules/elasticache/global-datastore-secondary";
import { multiAz } from "../../../../policy/rules/elasticache/multi-az";
import { snapshotRetention } from "../../../../policy/rules/elasticache/snapshot-retention";
import { subnetGroupMultipleAz } from "../../../../policy/rules/elasticache/subnet-group-multiple-az";
import { resource, unknown, type Fixture, type FixtureOptions } from "../../fixtures";
import { idsOf, judges, subnetsIn } from "../../judges";

const group = (inputs: Record<string, unknown> = {}, options: FixtureOptions = {}): Fixture =>
  resource("aws:elasticache/replicationGroup:ReplicationGroup", "sessions", inputs, options);
const cluster = (inputs: Record<string, unknown> = {}): Fixture =>
  resource("aws:elasticache/cluster:Cluster", "node", { engine: "redis", ...inputs });
const serverless = (inputs: Record<string, unknown> = {}): Fixture =>
  resource("aws:elasticache/serverlessCache:ServerlessCache", "cache", { engine: "valkey", ...inputs });

judges(automaticFailover, {
  "it is on": [[group({ automaticFailoverEnabled: true })], "compliant"],
  "written as text": [[group({ automaticFailoverEnabled: "true" })], "compliant"],
  "it is off": [[group({ automaticFailoverEnabled: false })], "violation", /no replica is promoted/],
  "it is not given, which is off": [[group()], "violation"],
  "it is unknown": [[group({ automaticFailoverEnabled: unknown })], "undecided"],
  "it is no boolean": [[group({ automaticFailoverEnabled: ["yes"] })], "undecided"],
});

judges(multiAz, {
  "two nodes in two zones": [[group({ multiAzEnabled: true, numCacheClusters: 2 })], "compliant"],
  "shards with a replica each": [
    [group({ multiAzEnabled: true, numNodeGroups: 3, replicasPerNodeGroup: 1 })],
    "compliant",
  ],
  "shards without a replica": [
    [group({ multiAzEnabled: true, numNodeGroups: 3, replicasPerNodeGroup: 0 })],
    "violation",
    /^It has no replica.* replicasPerNodeGroup: 0; wanted: "at least 1 replica"/,
  ],
  "shards whose replicas are not given": [
    [group({ multiAzEnabled: true, numNodeGroups: 3 })],
    "undecided",
    /number of their replicas is not given/,
  ],
  "the single node that is the default": [
    [group({ multiAzEnabled: true })],
    "violation",
    /^It has no replica.* numCacheClusters: missing; wanted: "at least 2 nodes"/,
  ],
  "a single node that is given": [
    [group({ multiAzEnabled: true, numCacheClusters: 1 })],
    "violation",
    /numCacheClusters: 1;/,
  ],
  "replicas that may all be in one zone": [
    [group({ multiAzEnabled: false, numCacheClusters: 3 })],
    "violation",
    /may all be in one Availability Zone/,
  ],
  "Multi-AZ not given": [[group({ numCacheClusters: 3 })], "violation", /may all be in one Availability Zone/],
  "an unknown number of nodes": [[group({ multiAzEnabled: true, numCacheClusters: unknown })], "undecided"],
  "an unknown Multi-AZ": [[group({ multiAzEnabled: unknown, numCacheClusters: 2 })], "undecided"],
  "a number of nodes that is none": [[group({ multiAzEnabled: true, numCacheClusters: [2] })], "undecided"],
});

judges(clusterMultipleAz, {
  "a lone Redis OSS node": [[cluster({ numCacheNodes: 1 })], "violation", /single node without a replica/],
  "a replica of a replication group": [[cluster({ replicationGroupId: "sessions" })], "notApplicable"],
  "a replica of a group of the program": [[cluster({ replicationGroupId: group().output("id") })], "notApplicable"],
  "Memcached across zones": [[cluster({ engine: "memcached", numCacheNodes: 3, azMode: "cross-az" })], "compliant"],
  "Memcached in one zone": [
    [cluster({ engine: "memcached", numCacheNodes: 3, azMode: "single-az" })],
    "violation",
    /in one Availability Zone/,
  ],
  "Memcached without a mode": [[cluster({ engine: "memcached", numCacheNodes: 1 })], "violation"],
  "Memcached with an unknown mode": [[cluster({ engine: "memcached", azMode: unknown })], "undecided"],
  "an unknown engine": [[cluster({ engine: unknown })], "undecided"],
});

judges(snapshotRetention, {
  "a group with a day of backups": [[group({ snapshotRetentionLimit: 1 })], "compliant"],
  "a group without": [[group({ snapshotRetentionLimit: 0 })], "violation", /^It has no automatic backups/],
  "a group that says nothing, which is none": [[group()], "violation"],
  "an unknown limit": [[group({ snapshotRetentionLimit: unknown })], "undecided"],
  "a limit that is no number": [[group({ snapshotRetentionLimit: "many" })], "undecided"],
  "a lone node": [[cluster()], "violation"],
  "a replica": [[cluster({ replicationGroupId: "sessions" })], "notApplicable"],
  Memcached: [[cluster({ engine: "memcached" })], "notApplicable"],
  "a serverless cache": [[serverless()], "violation"],
  "a serverless cache with backups": [[serverless({ snapshotRetentionLimit: 3 })], "compliant"],
  "a serverless cache of Memcached": [[serverless({ engine: "memcached" })], "notApplicable"],
});

judges(
  snapshotRetention,
  {
    "fewer days than required": [[group({ snapshotRetentionLimit: 6 })], "violation", /6 of the 7 days required/],
    "as many as required": [[group({ snapshotRetentionLimit: 7 })], "compliant"],
  },
  { minimumDays: 7 },
);

const subnetGroup = (...letters: string[]): Fixture[] => {
  const subnets = subnetsIn(...letters);
  return [resource("aws:elasticache/subnetGroup:SubnetGroup", "nodes", { subnetIds: idsOf(subnets) }), ...subnets];
};

judges(subnetGroupMultipleAz, {
  "subnets in two zones": [subnetGroup("a", "b"), "compliant"],
  "two subnets in one zone": [subnetGroup("a", "a"), "violation", /1 Availability Zone \(us-east-1a\), fewer than 2/],
  "unknown subnets": [
    [resource("aws:elasticache/subnetGroup:SubnetGroup", "nodes", { subnetIds: unknown })],
    "undecided",
  ],
  "subnets of another stack": [
    [resource("aws:elasticache/subnetGroup:SubnetGroup", "nodes", { subnetIds: ["subnet-1", "subnet-2"] })],
    "undecided",
  ],
});

const store = resource(
  "aws:elasticache/globalReplicationGroup:GlobalReplicationGroup",
  "global",
  {},
  { region: "us-east-1" },
);
const member = (region: string, globalReplicationGroupId: unknown = store.output("id"), stack = "primary"): Fixture =>
  group({ globalReplicationGroupId }, { region, stack });
const secondStack = resource("aws:iam/role:Role", "role", {}, { stack: "secondary" });

judges(globalDatastoreSecondary, {
  "a secondary in another Region": [[store, member("us-west-2")], "compliant"],
  "a member in its own Region only, of both stacks": [
    [store, member("us-east-1"), secondStack],
    "violation",
    /nothing is copied/,
  ],
  "no member in the one stack that is judged": [[store], "undecided", /judge both together/],
  "no member in either stack": [[store, secondStack], "violation"],
  "a group that may be a member": [[store, member("us-west-2", unknown), secondStack], "undecided"],
});
