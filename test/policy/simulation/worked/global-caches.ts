import {
  EC2_INSTANCE,
  ELASTICACHE_SUBNET_GROUP,
  GLOBAL_DATASTORE,
  REPLICATION_GROUP,
  SERVERLESS_CACHE,
} from "../../../../policy/aws";
import { resource, unknown, type Fixture } from "../../fixtures";
import { EAST, east, WEST, west } from "./stores";
import { wordTable, type WordCase } from "./words";

const GUIDE = "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Redis-Global-Datastores-Getting-Started.html";

/** A primary and a replica in two zones of a Region. */
function group(name: string, region: string, inputs: Record<string, unknown>): Fixture[] {
  const subnetIds = (region === EAST ? east : west).subnets.map(({ id }) => id);
  const subnets = resource(ELASTICACHE_SUBNET_GROUP, `${name}-subnets`, { name, subnetIds }, { region });
  const given = {
    ...{ description: "carts", numCacheClusters: 2, automaticFailoverEnabled: true, multiAzEnabled: true },
    ...{ subnetGroupName: subnets.output("name"), ...inputs },
  };
  return [resource(REPLICATION_GROUP, name, given, { region }), subnets];
}

/** The primary of a global datastore, in us-east-1. */
function primary(): { all: Fixture[]; datastore: Fixture } {
  const made = group("carts", EAST, { engine: "valkey", nodeType: "cache.r7g.large" });
  const inputs = { globalReplicationGroupIdSuffix: "world", primaryReplicationGroupId: made[0]!.id };
  const datastore = resource(GLOBAL_DATASTORE, "world", inputs, { region: EAST });
  return { all: [...made, datastore], datastore };
}

const client = () => resource(EC2_INSTANCE, "client", { subnetId: west.subnets[0]!.id }, { region: WEST });

const CASES: WordCase[] = [
  {
    title: "a global datastore with a secondary cluster in another Region, and clients there",
    source: GUIDE,
    why: "ElastiCache does not fail over to another Region by itself: a person promotes the secondary, 900 + 120 + 60 s, without what had not come over. Within a Region it fails over by itself.",
    resources: () => {
      const { all, datastore } = primary();
      return [...all, ...group("carts-west", WEST, { globalReplicationGroupId: datastore.id }), client()];
    },
    expected: {
      "write carts, zone us-east-1a": "recovers 60",
      "write carts, region us-east-1 outage": "recovers 1080",
      "read carts, region us-east-1 outage": "continues",
      "write carts, region us-west-2 outage": "continues",
      "keep carts, region us-east-1 gone": "recovers",
      "keep carts, content carts": "lost",
      "write carts, plane elasticache@us-west-2": "continues",
    },
  },
  {
    title: "the same without clients in the other Region",
    source: GUIDE,
    why: "The secondary has an endpoint of its own: who promotes it turns clients to it as well, another 120 s.",
    resources: () => {
      const { all, datastore } = primary();
      return [...all, ...group("carts-west", WEST, { globalReplicationGroupId: datastore.id })];
    },
    expected: { "write carts, region us-east-1 outage": "recovers 1200" },
  },
  {
    title: "a global datastore whose other clusters are not among the resources",
    source: GUIDE,
    why: "It may have a secondary in whatever Region.",
    resources: () => primary().all,
    expected: {
      "write carts, zone us-east-1a": "recovers 60",
      "write carts, region us-east-1 outage": "undecided",
      "keep carts, region us-east-1 gone": "undecided",
    },
  },
  {
    title: "a cluster that may follow one of another Region",
    source: GUIDE,
    why: "What it is a secondary of is known only after deployment: whether it takes writes is not known.",
    resources: () => [...primary().all, ...group("carts-west", WEST, { globalReplicationGroupId: unknown }), client()],
    expected: {
      "write carts, region us-east-1 outage": "undecided",
      "write carts-west, zone us-west-2a": "undecided",
    },
  },
  {
    title: "ElastiCache Serverless",
    source: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/RegionsAndAZs.html",
    why: "It spans several zones of its Region; how it fails over, and what backups it has, is not modelled.",
    resources: () => {
      const subnetIds = east.subnets.map(({ id }) => id);
      return [resource(SERVERLESS_CACHE, "carts", { engine: "valkey", name: "carts", subnetIds }, { region: EAST })];
    },
    expected: {
      "write carts, zone us-east-1a": "undecided",
      "write carts, region us-east-1 outage": "waits",
      "keep carts, content carts": "undecided",
    },
  },
];

export const GLOBAL_CACHES = wordTable(
  "Caches of several Regions",
  "Whether a cache can be written and read, and what is left of its contents.",
  CASES,
);
