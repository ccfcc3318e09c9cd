/**
 * Whether a name can be that of an Availability Zone of the region: the region and a letter. AWS publishes no table of letters, and an
 * account may see others than its neighbour (https://docs.aws.amazon.com/global-infrastructure/latest/regions/az-ids.html), so the letter
 * itself is taken on trust.
 */
export function isZoneOf(zone: string, region: string): boolean {
  return zone.length === region.length + 1 && zone.startsWith(region) && /[a-z]$/.test(zone);
}
