import { formatCidr, parseCidr, sizeOf, type Cidr } from "../../lib/cidr";

/** The masks of the subnets of one Availability Zone, as in /20. */
export interface SubnetMasks {
  public: number;
  private: number;
}

/** The blocks of the subnets of one Availability Zone, such as 10.0.0.0/20. */
export type SubnetBlocks = Record<keyof SubnetMasks, string>;

/** A VPC's block is cut into four slots, of which a, b, c and d have one each. */
const SLOTS = 4;
export const SLOT_BITS = Math.log2(SLOTS);

/** The letters of Availability Zones: six in us-east-1, four or fewer elsewhere (https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html). */
const LETTERS = "abcdef";

/** The smallest that an application load balancer takes (elasticloadbalancing/latest/application/application-load-balancers.html#subnets-load-balancer), and that AWS makes. */
export const SMALLEST: SubnetMasks = { public: 27, private: 28 };

/** The place of an Availability Zone in a new VPC, from 1 for `a` to 6 for `f`, by its letter; undefined for other letters. */
export function placeOfZone(zone: string): number | undefined {
  const index = LETTERS.indexOf(zone.slice(-1));
  return index < 0 ? undefined : index + 1;
}

/** The mask of the slot of one Availability Zone in a VPC's block. */
export function slotMask(vpcCidr: string): number {
  return blockOf(vpcCidr).mask + SLOT_BITS;
}

/**
 * The blocks of the subnets of one Availability Zone in a new VPC. They follow from the zone's own letter: whichever other zones there are,
 * were or will be, no subnet moves. AWS changes no subnet's block, and a new one in its place would overlap the old one, which is deleted last.
 *
 * Zones a to d have a quarter of the VPC each, laid out as awsx's strategy "Auto" does for three and four zones. Zones e and f, which
 * only us-east-1 has, are at the ends of the slots of a and b: with a smaller subnet each where what is left there is smaller than the mask.
 *
 * @returns undefined where they do not fit, or the zone has no place
 */
export function subnetBlocks(vpcCidr: string, zone: string, masks: SubnetMasks): SubnetBlocks | undefined {
  const place = placeOfZone(zone);
  if (place === undefined) return undefined;
  const { base } = blockOf(vpcCidr);
  const mask = slotMask(vpcCidr);
  const size = sizeOf({ mask });
  const slot = { base: base + ((place - 1) % SLOTS) * size, mask };
  if (sizeOf({ mask: masks.public }) + sizeOf({ mask: masks.private }) > size) return undefined;
  const blocks = place <= SLOTS ? atStart(slot, masks) : atEnd(slot, masks);
  return blocks && { public: formatCidr(blocks.public), private: formatCidr(blocks.private) };
}

type Placed = Record<keyof SubnetMasks, Cidr>;

/** The larger first: a block starts at a multiple of its size, and the smaller one before it would leave a gap. */
function atStart({ base }: Cidr, masks: SubnetMasks): Placed {
  const after = (mask: number) => base + sizeOf({ mask });
  return masks.private <= masks.public
    ? { private: { base, mask: masks.private }, public: { base: after(masks.private), mask: masks.public } }
    : { public: { base, mask: masks.public }, private: { base: after(masks.public), mask: masks.private } };
}

/** Behind the subnets at the slot's start, the larger last, each as large as it may be and as is left. */
function atEnd(slot: Cidr, masks: SubnetMasks): Placed | undefined {
  const start = slot.base + sizeOf({ mask: masks.public }) + sizeOf({ mask: masks.private });
  const end = slot.base + sizeOf(slot);
  const fitting = { ...masks };
  while (end - sizeOf({ mask: fitting.public }) - sizeOf({ mask: fitting.private }) < start) {
    fitting[fitting.private <= fitting.public ? "private" : "public"]++;
    if (fitting.public > SMALLEST.public || fitting.private > SMALLEST.private) return undefined;
  }
  const before = (to: number, mask: number) => ({ base: to - sizeOf({ mask }), mask });
  if (fitting.private <= fitting.public) {
    const last = before(end, fitting.private);
    return { private: last, public: before(last.base, fitting.public) };
  }
  const last = before(end, fitting.public);
  return { public: last, private: before(last.base, fitting.private) };
}

function blockOf(cidr: string): Cidr {
  const block = parseCidr(cidr);
  if (!block) throw new Error(`"${cidr}" is not a CIDR block such as 10.0.0.0/16`);
  return block;
}
