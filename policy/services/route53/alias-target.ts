import { CLOUDFRONT_ZONE } from "../../../facts/route53";
import {
  ACCELERATOR,
  ALB_LOAD_BALANCER,
  API_DOMAIN_NAME,
  BEANSTALK_ENVIRONMENT,
  BUCKETS,
  BUCKET_WEBSITE,
  CLASSIC_LOAD_BALANCER,
  DISTRIBUTION,
  LOAD_BALANCER,
  RECORD,
  REST_API_DOMAIN_NAME,
  VPC_ENDPOINT,
} from "../../aws";
import { isTreeList, type Graph, type Resource } from "../../graph";
import { keyOf, membersOf, normalName, zoneAt, type RecordKey } from "./record-set";

/** The services that an alias can lead to, as far as they differ here. */
export type TargetKind = "load balancer" | "S3 website" | "CloudFront" | "Global Accelerator" | "record" | "other";

/** Where an alias leads. */
export interface AliasTarget {
  readonly kind: TargetKind;
  /** For messages: the resource's name, else the DNS name. */
  readonly label: string;
  /** The region that it depends on; undefined where that is unknown or there is none. */
  readonly region: string | undefined;
  /** The resource, or those that it may be: all S3 websites of a region have one endpoint. */
  readonly resources: readonly Resource[];
  /** The set that it leads to, of the kind "record". */
  readonly set?: RecordKey;
}

/** What is known of a record's alias. */
export type Alias =
  | { readonly kind: "none" }
  | { readonly kind: "unknown"; readonly reason: string }
  | { readonly kind: "alias"; readonly target: AliasTarget };

const NAME = "aliases[0].name";
const ZONE = "aliases[0].zoneId";

const GROUPS: readonly { readonly kind: TargetKind; readonly types: readonly string[] }[] = [
  {
    kind: "load balancer",
    types: [LOAD_BALANCER, ALB_LOAD_BALANCER, CLASSIC_LOAD_BALANCER],
  },
  {
    kind: "S3 website",
    types: [BUCKET_WEBSITE],
  },
  { kind: "S3 website", types: BUCKETS },
  { kind: "CloudFront", types: [DISTRIBUTION] },
  { kind: "Global Accelerator", types: [ACCELERATOR] },
  {
    kind: "other",
    types: [API_DOMAIN_NAME, REST_API_DOMAIN_NAME, BEANSTALK_ENVIRONMENT, VPC_ENDPOINT],
  },
];

const NO_REGION: readonly TargetKind[] = ["CloudFront", "Global Accelerator"];

/** The region in the DNS name of an AWS endpoint: https://docs.aws.amazon.com/general/latest/gr/aws-service-information.html */
export function regionOfName(name: string): string | undefined {
  if (!/\.amazonaws\.com(\.cn)?$/.test(name)) return undefined;
  return /(?:^|\.)(?:s3-website-)?([a-z]{2}(?:-[a-z]+)+-\d)\./.exec(name)?.[1];
}

function kindOfName(name: string): TargetKind {
  if (name.endsWith(".cloudfront.net")) return "CloudFront";
  if (name.endsWith(".awsglobalaccelerator.com")) return "Global Accelerator";
  if (/^s3-website[.-]/.test(name)) return "S3 website";
  return /\.elb(\.[a-z0-9-]+)?\.amazonaws\.com(\.cn)?$/.test(name) ? "load balancer" : "other";
}

/** The record set that an alias leads to, or undefined where it leads to an AWS resource. */
function setAt(record: Resource, name: string | undefined, graph: Graph): RecordKey | undefined {
  const own = keyOf(record, graph);
  if (name === undefined) {
    const named = graph.references(record, NAME, [RECORD]);
    const [only] = named.certain;
    return only && named.complete ? keyOf(only, graph) : undefined;
  }
  const key: RecordKey = { ...own, name: normalName(name), mayBeRelative: false, provesDomain: false };
  const zone = zoneAt(record, ZONE, graph);
  if (zone === undefined) {
    const { certain, possible } = membersOf(key, graph);
    return [...certain, ...possible].some((one) => keyOf(one, graph).name === key.name) ? key : undefined;
  }
  const inZone = "resource" in zone || (own.zone && "id" in own.zone && own.zone.id === zone.id);
  return inZone ? key : undefined;
}

/** The AWS resource that an alias leads to, by its value or, where that is unknown, by what the alias depends on. */
function resourceAt(record: Resource, graph: Graph): { kind: TargetKind; found: readonly Resource[] } | undefined {
  for (const { kind, types } of GROUPS) {
    const { certain: resources, possible: candidates } = graph.references(record, NAME, types);
    const found = [...resources, ...candidates];
    if (found.length > 0) return { kind, found };
  }
  return undefined;
}

function only<T>(values: readonly T[]): T | undefined {
  return new Set(values).size === 1 ? values[0] : undefined;
}

function leads(target: AliasTarget): Alias {
  return { kind: "alias", target };
}

/** Where a record's alias leads. */
export function aliasOf(record: Resource, graph: Graph): Alias {
  const aliases = graph.given(record, "aliases");
  if (aliases.kind === "missing") return { kind: "none" };
  if (aliases.kind === "unknown") return { kind: "unknown", reason: `Its alias ${aliases.reason}.` };
  if (isTreeList(aliases.value) && aliases.value.length === 0) return { kind: "none" };

  const reading = graph.string(record, NAME);
  const name = reading.kind === "known" ? normalName(reading.value) : undefined;
  const set = setAt(record, name, graph);
  if (set) return leads({ kind: "record", label: set.name ?? "another record", region: undefined, resources: [], set });

  const owner = resourceAt(record, graph);
  if (owner) {
    const region = NO_REGION.includes(owner.kind) ? undefined : only(owner.found.map((one) => one.region));
    const label = owner.found.map((one) => one.name).join(" or ");
    return leads({ kind: owner.kind, label, region, resources: owner.found });
  }
  const zone = graph.string(record, ZONE);
  const isCloudFront = zone.kind === "known" && zone.value === CLOUDFRONT_ZONE.data;
  if (isCloudFront) return leads({ kind: "CloudFront", label: name ?? "CloudFront", region: undefined, resources: [] });
  if (name === undefined) return { kind: "unknown", reason: "Where its alias leads is known only after deployment." };
  return leads({ kind: kindOfName(name), label: name, region: regionOfName(name), resources: [] });
}
