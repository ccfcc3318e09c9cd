/*
 * What the page draws, without coordinates: names, records and health checks, regions, AZs and what is in them.
 * Resources are named by URN, an AZ by its index in its VPC.
 */

/** How Route 53 chooses a record among those of one name. */
export type Routing =
  | { kind: "simple" }
  | { kind: "failover"; side: "PRIMARY" | "SECONDARY" }
  | { kind: "latency"; region: string }
  | { kind: "weighted"; weight: number | undefined }
  | { kind: "other"; policy: string };

/** A record's target. */
export type Target =
  | { kind: "resource"; urn: string }
  | { kind: "host"; host: string }
  /** An address or name of no resource of the stacks. */
  | { kind: "outside"; text: string }
  | { kind: "unknown" };

export interface RecordPicture {
  urn: string;
  host: string;
  /** Record types; A and AAAA records that are otherwise equal are one. */
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
  /** True where another name's record has this one as its target. */
  nested: boolean;
}

export interface CheckPicture {
  urn: string;
  name: string;
  kind: "endpoint" | "calculated" | "alarm" | "other";
  /** Whether the check is inverted: healthy while what it checks fails. */
  inverted: boolean;
  /** What it checks: a URL, an alarm's name, or how many children must be healthy. */
  looksAt: string;
  /** Seconds between two requests of a checker, and failures in a row that count; of an endpoint check only. */
  interval: number | undefined;
  threshold: number | undefined;
  /** Of a calculated check: its children's URNs (or ids, of checks made elsewhere). */
  children: string[];
  /** The bucket whose object the check requests. */
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

/** A subnet's route to the internet. */
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

/** One subnet of each AZ, in the order of the VPC's AZs; undefined where an AZ has none. */
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
  /** Indices of the AZs in which it has a node. */
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
  /** URNs of Auto Scaling groups, services and instances that it sends to. */
  members: string[];
}

/** What runs several of one thing, such as an Auto Scaling group its instances. */
export interface GroupPicture {
  urn: string;
  /** Such as "Auto Scaling group". */
  kind: string;
  /** Such as "instance". */
  one: string;
  name: string;
  zones: number[];
  min: number | undefined;
  /** The desired capacity; min where the program sets none. */
  desired: number | undefined;
  max: number | undefined;
  /** The desired capacity by AZ (as `zones`), spread evenly. */
  spread: number[];
  /** The maximum by AZ, likewise. */
  room: number[];
  /** Instance types, or the size of a task. */
  sizes: string[];
  placed: boolean;
}

export interface VpcPicture {
  urn: string | undefined;
  id: string | undefined;
  name: string;
  cidr: string | undefined;
  /** AZ names; undefined where only a subnet's id is known. */
  zones: (string | undefined)[];
  layers: LayerPicture[];
  /** Internet gateways and gateway endpoints. */
  gateways: { urn: string; label: string }[];
}

export interface BucketPicture {
  urn: string;
  name: string;
  /** Its uses by other resources, such as "origin of CloudFront storefront-page". */
  uses: string[];
  website: boolean;
}

/** A store of data in one region: a database, a table, a bucket, the volumes of a kind, a backup vault, or copies. */
export interface StorePicture {
  /** Unique among the stores. */
  id: string;
  /** The resource that it is, or that makes it. */
  urn: string;
  region: string;
  /** Such as "RDS". */
  service: string;
  name: string;
  /** Its facts, such as "PostgreSQL 16". */
  facts: string[];
  /** Its members, where they have places of their own: "us-east-1a, tier 0". */
  parts: { urn: string; text: string }[];
  /** Further resources that it includes. */
  members: string[];
  /** Live data, or backups and copies that are used only for a restore. */
  kind: "live" | "vault" | "copies";
}

/** A copy of data from one store to another. */
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
  /** CloudFront distributions whose origin is in the region; they themselves are global. */
  distributions: DistributionPicture[];
  fronts: FrontPicture[];
  /** What the drawing leaves out, by service. */
  others: { service: string; count: number }[];
}

/** What users reach without a load balancer. */
export interface FrontPicture {
  urn: string;
  /** Such as "HTTP API". */
  kind: string;
  name: string;
  /** The hosts that it answers for; none in a standby whose domain names have no mapping yet. */
  hosts: string[];
  /** The functions that it calls. */
  calls: string[];
}

export interface DistributionPicture {
  urn: string;
  name: string;
  domain: string | undefined;
  origins: string[];
}

/** One possible answer for a name. */
export interface Choice {
  /** 0 serves while healthy, 1 when everything of rank 0 has failed, and so on. */
  rank: number;
  /** The records followed, from the name that users type. */
  records: RecordPicture[];
  target: Target;
}

/** A target's duty: serves, is standby until others have failed, or is in no name's path. */
export type Duty = "serves" | "standby" | "none";

export interface Picture {
  dns: DnsPicture;
  regions: RegionPicture[];
  /** From store to store. */
  copies: CopyPicture[];
  /** For each name that users type, its targets in failover order. */
  names: { host: string; choices: Choice[] }[];
  /** The duty of load balancers, distributions and buckets, and of the groups and instances behind them. */
  duties: Map<string, Duty>;
}
