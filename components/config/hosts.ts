/** The hosts that follow from a workload's domain, and the names that S3, ACM and Route 53 must be able to bear. */

/** The name that answers from one region only: for health checks, and for a person who wants to look past the failover. */
export function hostOfRegion(domain: string, region: string): string {
  return `${region}.${domain}`;
}

/** The name behind which the regions stand, where a static page stands behind both. Users never type it. */
export function activeHost(host: string): string {
  return `active.${host}`;
}

/** The name that drills fail over, where the settings give none. Below the domain, so that it is in the zone even where the domain is its apex. */
export function drillHost(domain: string): string {
  return `drill.${domain}`;
}
