import { blockAround, formatCidr, overlap, sizeOf, type Cidr } from "../../lib/cidr";

/** The mask of one subnet in every zone. */
interface SubnetMask {
  /** Bits of the prefix, as in /20; by default an even share of the zone. */
  cidrMask?: number;
}

/**
 * The blocks that awsx's "Auto" strategy gives to the subnets: for each zone (in order) one for each spec (in order).
 * The VPC is cut into as many equal slots as the next power of two of the zones; in its slot each subnet takes the next
 * place that its size allows (measured on awsx 3.9; https://www.pulumi.com/docs/iac/clouds/aws/guides/vpc/#subnet-allocation-strategies).
 *
 * @param vpcCidr the VPC's block, e.g. "10.0.0.0/16"
 * @returns CIDR blocks by zone and spec
 * @throws Error with awsx's own message where the subnets do not fit, and where one would be outside the VPC (AWS refuses that)
 */
export function autoLayout(vpcCidr: string, zones: number, specs: readonly SubnetMask[]): string[][] {
  const vpc = blockAround(vpcCidr);
  if (!vpc) throw new Error(`"${vpcCidr}" is not a CIDR block such as 10.0.0.0/16`);
  if (specs.length === 0) throw new Error("No subnets specified");
  const zoneMask = vpc.mask + bitsFor(zones);
  const masks = specs.map((spec) => spec.cidrMask ?? zoneMask + bitsFor(specs.length));
  checkTotal(masks, zoneMask);
  const layout = Array.from({ length: zones }, (_, zone) =>
    placeInOrder({ base: vpc.base + zone * size(zoneMask), mask: zoneMask }, masks),
  );
  checkPlaces(layout, vpc);
  return layout.map((blocks) => blocks.map(formatCidr));
}

function checkTotal(masks: number[], zoneMask: number): void {
  const wanted = masks.reduce((sum, mask) => sum + size(mask), 0);
  if (wanted > size(zoneMask))
    throw new Error(
      `Subnets are too large for VPC. VPC has ${size(zoneMask)} addresses, but subnets require ${wanted} addresses. (That is for one zone.)`,
    );
}

/** Each subnet at the next multiple of its own size: a block must start at one. */
function placeInOrder(zone: Cidr, masks: number[]): Cidr[] {
  let next = zone.base;
  return masks.map((mask) => {
    const base = Math.ceil(next / size(mask)) * size(mask);
    next = base + size(mask);
    return { base, mask };
  });
}

/** A small subnet before a large one leaves a gap, which can move the large one out of its AZ's slot. */
function checkPlaces(layout: Cidr[][], vpc: Cidr): void {
  const blocks = layout.flat();
  const overlapping = blocks.filter((a) => blocks.some((b) => a !== b && overlap(a, b)));
  if (overlapping.length > 0)
    throw new Error(
      `The following subnets overlap with at least one other subnet. Make the CIDR for the VPC larger, reduce the size of the subnets per AZ, or use less Availability Zones: ${overlapping.map(formatCidr).join(", ")}`,
    );
  const outside = blocks.filter((b) => b.base + sizeOf(b) > vpc.base + sizeOf(vpc));
  if (outside.length > 0)
    throw new Error(
      `Subnets ${outside.map(formatCidr).join(", ")} are outside the VPC ${formatCidr(vpc)}: name the largest subnet first, or use smaller ones.`,
    );
}

/** Bits that number so many things. */
function bitsFor(count: number): number {
  return Math.ceil(Math.log2(count));
}

function size(mask: number): number {
  return sizeOf({ base: 0, mask });
}
