import { role, type Role } from "../config/schema/common";
import type { Workload } from "../config/schema/workload";

/**
 * The name of the trail whose home is the region of a role. It has the region: a multi-Region trail shows in every region under its name
 * (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-multi-region-trails.html), where another of that name could not be made.
 */
export function trailName({ name, regions }: Workload, role: Role): string {
  return `${name}-${regions[role]}-trail`;
}

/** The names of both Regions' trails: each records the calls that stop the other. */
export function bothTrails(workload: Workload): string[] {
  return role.options.map((one) => trailName(workload, one));
}

/** The trail's ARN, which its bucket's and its key's policies name before it is made. */
export function trailArn(workload: Workload, role: Role): string {
  return `arn:aws:cloudtrail:${workload.regions[role]}:${workload.account}:trail/${trailName(workload, role)}`;
}

/** The last part of the names of the trail's and the experiments' buckets, which no store may have. */
export const TRAIL_BUCKET = "trail";
export const FAULTS_BUCKET = "faults";

/** The bucket of a region's trail. */
export function trailBucketName({ name, account, regions }: Workload, role: Role): string {
  return `${name}-${account}-${regions[role]}-${TRAIL_BUCKET}`;
}

/** The bucket through which AWS FIS configures which fault functions inject. */
export function faultsBucketName({ name, account, regions }: Workload, role: Role): string {
  return `${name}-${account}-${regions[role]}-${FAULTS_BUCKET}`;
}

/** The alias of the key that encrypts a region's trail. */
export function trailKeyAlias({ name }: Workload): string {
  return `alias/${name}-trail`;
}

/** The CloudWatch Logs group that also gets a trail's events, for the alarms. */
export function trailLogGroup({ name }: Workload): string {
  return `/aws/cloudtrail/${name}`;
}

/** The namespace of the metrics that are counted in a trail's log. */
export function trailNamespace({ name }: Workload): string {
  return `${name}/CloudTrail`;
}

/**
 * The group of the experiments' log. Such a name needs no statement of its own in the policy of CloudWatch Logs, whose size is limited
 * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-V2-CloudWatchLogs.html).
 */
export function experimentsLogGroup({ name }: Workload): string {
  return `/aws/vendedlogs/fis/${name}`;
}

/** The tag that names an experiment's template. */
export function experimentName({ name }: Workload, fault: string): string {
  return `${name}-${dashed(fault)}`;
}

/** "zone-power" of "zonePower". */
export function dashed(fault: string): string {
  return fault.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
