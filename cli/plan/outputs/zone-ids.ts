import { DASHED_WEBSITE_REGIONS, LOAD_BALANCER_ZONES, WEBSITE_ZONES } from "../../../facts/route53";

/** The hosted zone of a load balancer's name. @throws Error for a region that is not in the table */
export function loadBalancerZoneId(region: string, type: string): string {
  const zones = known(LOAD_BALANCER_ZONES.data[region], region);
  return type === "network" ? zones.network : zones.application;
}

/** The hosted zone of a region's website endpoint. @throws Error for a region that is not in the table */
export function websiteZoneId(region: string): string {
  return known(WEBSITE_ZONES.data[region], region);
}

/** The domain of a region's website buckets, e.g. s3-website-us-east-1.amazonaws.com. */
export function websiteDomain(region: string, dnsSuffix: string): string {
  return `s3-website${DASHED_WEBSITE_REGIONS.data.includes(region) ? "-" : "."}${region}.${dnsSuffix}`;
}

function known<T>(zone: T | undefined, region: string): T {
  if (zone === undefined) throw new Error(`the hosted zones of region "${region}" are not in facts/route53.ts`);
  return zone;
}
