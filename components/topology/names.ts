import type { Role } from "../config/schema/common";
import type { Workload } from "../config/schema/workload";
import type { BUCKET_PURPOSES } from "./stores";

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
export function bucketName(workload: Workload, role: Role, purpose: (typeof BUCKET_PURPOSES)[number]): string {
  return `${workload.name}-${workload.account}-${workload.regions[role]}-${purpose}`;
}

/** A region's manual switch. Its state is in the other region, so that it works while this one is unavailable. */
export type Switch = ObjectSwitch | MetricSwitch;

interface KeptElsewhere {
  /** The region that the switch takes out of service. */
  role: Role;
  /** The other region, which has its state. */
  region: string;
}

/** An object in a bucket, which Route 53's checkers read. */
export interface ObjectSwitch extends KeptElsewhere {
  kind: "s3-object";
  bucket: string;
  /** The object whose existence means: this region is out of service. */
  key: string;
  /** An object that exists always: who can read it can read the switch. */
  readable: string;
  /** The host of the health check's request. */
  host: string;
}

/** A metric, the last value of which means: out of service if it is 1, in service if it is 0. Nothing of it is public. */
export interface MetricSwitch extends KeptElsewhere {
  kind: "cloudwatch-metric";
  namespace: string;
  metricName: string;
  dimensions: Record<string, string>;
  /** The alarm on the metric, by which Route 53 knows it. */
  alarm: string;
}

/** The switch that takes a region out of service for a host (the live name and the drill name have one each). */
export function switchOf(workload: Workload, role: Role, entry: EntryKind, kind: Switch["kind"]): Switch {
  const other = otherRole(role);
  const out = workload.regions[role];
  const region = workload.regions[other];
  if (kind === "cloudwatch-metric") {
    return {
      kind,
      role,
      region,
      namespace: `${workload.name}/switches`,
      metricName: "OutOfService",
      dimensions: { Name: entry, Region: out },
      alarm: `${workload.name}-${entry}-${out}-out-of-service`,
    };
  }
  const bucket = bucketName(workload, other, "switch");
  return {
    kind,
    role,
    region,
    bucket,
    key: `${entry}/${out}-is-out-of-service`,
    readable: "readable",
    host: `${bucket}.s3.${region}.amazonaws.com`,
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
