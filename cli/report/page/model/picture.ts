/*
 * What the page draws, without a single coordinate: names, records and health checks, regions, zones and what stands in
 * them. Resources are named by URN; a zone by its index in its VPC.
 */

/** How Route 53 chooses a record among those of one name. */
export type Routing =
  | { kind: "simple" }
  | { kind: "failover"; side: "PRIMARY" | "SECONDARY" }
  | { kind: "latency"; region: string }
  | { kind: "weighted"; weight: number | undefined }
  | { kind: "other"; policy: string };

/** Where a record leads. */
export type Target =
  | { kind: "resource"; urn: string }
  | { kind: "host"; host: string }
  /** An address or name that belongs to no resource of the stacks. */
  | { kind: "outside"; text: string }
  | { kind: "unknown" };

export interface RecordPicture {
  urn: string;
  host: string;
  /** Record types; A and AAAA records that agree in everything else are one. */
  types: string[];
  routing: Routing;
  setIdentifier: string | undefined;
  target: Target;
  /** The health check's URN, or its id where it is not among the resources. */
  healthCheck: string | undefined;
  evaluatesTargetHealth: boolean;
  /** The stack that makes the record. */
  stack: string;
}

export interface HostPicture {
  host: string;
  records: RecordPicture[];
  /** True where another name's record leads here. */
  nested: boolean;
}

export interface CheckPicture {
  urn: string;
  name: string;
  kind: "endpoint" | "calculated" | "alarm" | "other";
  /** Whether the check counts as healthy while what it looks at fails. */
  inverted: boolean;
  /** What it looks at: a URL, an alarm's name, or how many children must be healthy. */
  looksAt: string;
  /** Seconds between two requests of a checker, and failures in a row that count; of an endpoint check only. */
  interval: number | undefined;
  threshold: number | undefined;
  /** Of a calculated check: its children's URNs (or ids, of checks made elsewhere). */
  children: string[];
  /** The bucket that the check reads an object of. */
  bucket: string | undefined;
  stack: string;
}

export interface DnsPicture {
  zones: { urn: string | undefined; label: string }[];
  hosts: HostPicture[];
  checks: Map<string, CheckPicture>;
  /** Checks that neither a record nor a calculated check refers to. */
  unusedChecks: string[];
  /** Records that are not drawn, by what they are for. */
  otherRecords: { what: string; count: number }[];
}

/** Where a subnet's traffic to the internet goes. */
export type WayOut =
  | { kind: "internet-gateway" }
  | { kind: "nat"; urn: string; sameZone: boolean; zone: string | undefined }
  | { kind: "none" }
  | { kind: "unknown" };

export interface SubnetPicture {
  urn: string | undefined;
  id: string | undefined;
  cidr: string | undefined;
  natGateways: string[];
  /** Instances that no Auto Scaling group made. */
  instances: InstancePicture[];
  wayOut: WayOut;
}

export interface InstancePicture {
  urn: string;
  name: string;
  instanceType: string | undefined;
}

export type Tier = "public" | "private" | "isolated" | "unknown";

/** One subnet of each zone, in the order of the VPC's zones; undefined where a zone has none. */
export interface LayerPicture {
  tier: Tier;
  cells: (SubnetPicture | undefined)[];
  balancers: BalancerPicture[];
  groups: GroupPicture[];
}

export interface BalancerPicture {
  urn: string;
  name: string;
  kind: "Application" | "Network" | "Gateway" | "Classic";
  internal: boolean;
  /** Indices of the zones in which it has a node. */
  zones: number[];
  crossZone: boolean | undefined;
  /** Such as "HTTPS 443". */
  listeners: string[];
  targetGroups: TargetGroupPicture[];
  /** False where the subnets are known only after deployment. */
  placed: boolean;
}

export interface TargetGroupPicture {
  urn: string;
  name: string;
  /** Such as "HTTP 8080". */
  port: string;
  /** Such as "/healthz every 10 s". */
  healthCheck: string;
  /** URNs of Auto Scaling groups and instances that it sends to. */
  members: string[];
}

export interface GroupPicture {
  urn: string;
  name: string;
  zones: number[];
  min: number | undefined;
  /** How many run at first; min where the program says nothing. */
  desired: number | undefined;
  max: number | undefined;
  /** Of the desired capacity, each of `zones`'s part when it is spread evenly. */
  spread: number[];
  /** Of the maximum, likewise. */
  room: number[];
  instanceTypes: string[];
  placed: boolean;
}

export interface VpcPicture {
  urn: string | undefined;
  id: string | undefined;
  name: string;
  cidr: string | undefined;
  /** Zone names; undefined where only a subnet's id is known. */
  zones: (string | undefined)[];
  layers: LayerPicture[];
  /** Internet gateways and gateway endpoints. */
  gateways: { urn: string; label: string }[];
}

export interface BucketPicture {
  urn: string;
  name: string;
  /** What others use it for, such as "origin of CloudFront storefront-page". */
  uses: string[];
  website: boolean;
}

/** What holds data in one region: a database, a table, a bucket, the volumes of a kind, a backup vault, or copies made there. */
export interface StorePicture {
  /** Unlike that of every other store. */
  id: string;
  /** The resource that it is, or that makes it. */
  urn: string;
  region: string;
  /** Such as "RDS". */
  service: string;
  name: string;
  /** What is told of it, such as "PostgreSQL 16". */
  facts: string[];
  /** What it consists of, where that has places of its own: "us-east-1a, tier 0". */
  parts: { urn: string; text: string }[];
  /** Further resources that it stands for. */
  members: string[];
  /** Whether it is backups or copies, which nobody reads or writes until something is restored from them. */
  kind: "live" | "vault" | "copies";
}

/** Data on their way from one store to another. */
export interface CopyPicture {
  /** Ids of stores. */
  from: string;
  to: string;
  /** Every write, or backups from time to time. */
  kind: "replication" | "backups";
  /** Whether each is the other's copy. */
  both: boolean;
  /** What the copy is, such as "read replica". */
  what: string;
}

export interface RegionPicture {
  name: string;
  stacks: string[];
  vpcs: VpcPicture[];
  buckets: BucketPicture[];
  stores: StorePicture[];
  /** CloudFront distributions whose origin is in the region; they themselves are everywhere. */
  distributions: DistributionPicture[];
  /** What the drawing leaves out, by service. */
  others: { service: string; count: number }[];
}

export interface DistributionPicture {
  urn: string;
  name: string;
  domain: string | undefined;
  origins: string[];
}

/** One way in which a name is answered. */
export interface Choice {
  /** 0 answers while all is well, 1 when everything of rank 0 has failed, and so on. */
  rank: number;
  /** The records passed, from the name that users type. */
  records: RecordPicture[];
  target: Target;
}

/** What a target does: answers, waits until others have failed, or is in no name's path. */
export type Duty = "serves" | "stands by" | "none";

export interface Picture {
  dns: DnsPicture;
  regions: RegionPicture[];
  /** From store to store. */
  copies: CopyPicture[];
  /** For each name that users type: who answers, and who then. */
  names: { host: string; choices: Choice[] }[];
  /** The duty of load balancers, distributions and buckets, and of the groups and instances behind them. */
  duties: Map<string, Duty>;
}
