import type { Role } from "../config/schema/common";
import type { Workload } from "../config/schema/workload";

/** The other of the two. */
export function otherRole(role: Role): Role {
  return role === "primary" ? "secondary" : "primary";
}

/** The name of the hosted zone, made or existing. */
export function zoneName(workload: Workload): string {
  return typeof workload.zone === "string" ? workload.zone : workload.zone.name;
}

/** The name that answers from one region only: for health checks, and for a person who wants to look past the failover. */
export function regionalHost(workload: Workload, role: Role): string {
  return hostOfRegion(workload.domain, workload.regions[role]);
}

/** A bucket name that both regions can work out: unique through the account, at most 63 characters. */
export function bucketName(workload: Workload, role: Role, purpose: "logs" | "page" | "switch" | "canary"): string {
  return `${workload.name}-${workload.account}-${workload.regions[role]}-${purpose}`;
}

/** The place of a region's manual switch: an object in a bucket of the other region, so that it works while this one is unavailable. */
export interface Switch {
  /** The region that the switch takes out of service. */
  role: Role;
  /** The bucket, in the other region. */
  bucket: string;
  bucketRegion: string;
  /** The object whose existence means: this region is out of service. */
  key: string;
  /** The host of the health check's request. */
  host: string;
}

/** The switch that takes a region out of service for a host (the live name and the drill name have one each). */
export function switchOf(workload: Workload, role: Role, entry: EntryKind): Switch {
  const other = otherRole(role);
  const bucket = bucketName(workload, other, "switch");
  const bucketRegion = workload.regions[other];
  return {
    role,
    bucket,
    bucketRegion,
    key: `${entry}/${workload.regions[role]}-is-out-of-service`,
    host: `${bucket}.s3.${bucketRegion}.amazonaws.com`,
  };
}

/** The real name, or the one that drills fail over. */
export type EntryKind = "live" | "drill";

/** A name that users (or drills) reach the service by. */
export interface Entry {
  kind: EntryKind;
  host: string;
}

/** The names in use, as `holdfast:dns.records` asks for them. */
export function entriesOf(
  workload: Workload,
  dns: { records: "live" | "drill" | "live-and-drill"; drillName?: string },
): Entry[] {
  const live: Entry = { kind: "live", host: workload.domain };
  const drill: Entry = { kind: "drill", host: dns.drillName ?? drillHost(workload.domain) };
  if (dns.records === "live") return [live];
  return dns.records === "drill" ? [drill] : [live, drill];
}

/** The name of a region's canary, the same in both regions; its CloudWatch metrics have the name. */
export function canaryName(workload: Workload, looksAt: string): string {
  return `${workload.name}-${looksAt}`;
}

/** The hosts that follow from a workload's domain, and the names that S3, ACM and Route 53 must accept. */

/** The name that answers from one region only: for health checks, and for a person who wants to look past the failover. */
export function hostOfRegion(domain: string, region: string): string {
  return `${region}.${domain}`;
}

/** The name of the two regions, where a static page is the last resort behind both. Users never type it. */
export function activeHost(host: string): string {
  return `active.${host}`;
}

/** The name that drills fail over, where the settings give none. Below the domain, so that it is in the zone even where the domain is its apex. */
export function drillHost(domain: string): string {
  return `drill.${domain}`;
}
