/** An IPv4 block: its first address as a number, and how many bits its prefix has. */
interface Block {
  start: number;
  mask: number;
}

/** The mask of one subnet in every zone. */
export interface SubnetMask {
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
 * @throws Error with awsx's own words where the subnets don't fit, and where one would lie outside the VPC (AWS refuses that)
 */
export function autoLayout(vpcCidr: string, zones: number, specs: readonly SubnetMask[]): string[][] {
  const vpc = parseBlock(vpcCidr);
  if (specs.length === 0) throw new Error("No subnets specified");
  const zoneMask = vpc.mask + bitsFor(zones);
  const masks = specs.map((spec) => spec.cidrMask ?? zoneMask + bitsFor(specs.length));
  checkTotal(masks, zoneMask);
  const layout = Array.from({ length: zones }, (_, zone) =>
    placeInOrder({ start: vpc.start + zone * size(zoneMask), mask: zoneMask }, masks),
  );
  checkPlaces(layout, vpc);
  return layout.map((blocks) => blocks.map(format));
}

function checkTotal(masks: number[], zoneMask: number): void {
  const wanted = masks.reduce((sum, mask) => sum + size(mask), 0);
  if (wanted > size(zoneMask))
    throw new Error(
      `Subnets are too large for VPC. VPC has ${size(zoneMask)} addresses, but subnets require ${wanted} addresses. (That is for one zone.)`,
    );
}

/** Each subnet at the next multiple of its own size: a block must start at one. */
function placeInOrder(zone: Block, masks: number[]): Block[] {
  let next = zone.start;
  return masks.map((mask) => {
    const start = Math.ceil(next / size(mask)) * size(mask);
    next = start + size(mask);
    return { start, mask };
  });
}

/** A small subnet before a large one leaves a gap, by which the large one can slip out of its zone's slot. */
function checkPlaces(layout: Block[][], vpc: Block): void {
  const blocks = layout.flat();
  const overlapping = blocks.filter((a) => blocks.some((b) => a !== b && overlap(a, b)));
  if (overlapping.length > 0)
    throw new Error(
      `The following subnets overlap with at least one other subnet. Make the CIDR for the VPC larger, reduce the size of the subnets per AZ, or use less Availability Zones: ${overlapping.map(format).join(", ")}`,
    );
  const outside = blocks.filter((b) => b.start + size(b.mask) > vpc.start + size(vpc.mask));
  if (outside.length > 0)
    throw new Error(
      `Subnets ${outside.map(format).join(", ")} lie outside the VPC ${format(vpc)}: name the largest subnet first, or use smaller ones.`,
    );
}

function overlap(a: Block, b: Block): boolean {
  return a.start < b.start + size(b.mask) && b.start < a.start + size(a.mask);
}

/** Bits that tell so many things apart. */
function bitsFor(count: number): number {
  return Math.ceil(Math.log2(count));
}

function size(mask: number): number {
  return 2 ** (32 - mask);
}

function parseBlock(cidr: string): Block {
  const match = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\/(\d+)$/.exec(cidr);
  const [a, b, c, d, mask] = (match?.slice(1) ?? []).map(Number);
  if (mask === undefined || mask > 32 || [a, b, c, d].some((n) => n! > 255))
    throw new Error(`"${cidr}" is not a CIDR block such as 10.0.0.0/16`);
  const address = ((a! * 256 + b!) * 256 + c!) * 256 + d!;
  return { start: Math.floor(address / size(mask)) * size(mask), mask };
}

function format(block: Block): string {
  const octets = [24, 16, 8, 0].map((shift) => Math.floor(block.start / 2 ** shift) % 256);
  return `${octets.join(".")}/${block.mask}`;
}
