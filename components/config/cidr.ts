/** An IPv4 block: its first address as an unsigned integer, and its mask. */
export interface Cidr {
  base: number;
  mask: number;
}

/** The block of `10.0.0.0/16`; undefined where the text is not an IPv4 block, or its address is not the block's first. */
export function parseCidr(text: string): Cidr | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text);
  if (!match) return undefined;
  const octets = match.slice(1, 5).map(Number);
  const mask = Number(match[5]);
  if (octets.some((octet) => octet > 255) || mask > 32) return undefined;
  const base = octets.reduce((sum, octet) => sum * 256 + octet, 0);
  return base % 2 ** (32 - mask) === 0 ? { base, mask } : undefined;
}

/** How many addresses a block holds. */
export function sizeOf(cidr: Cidr): number {
  return 2 ** (32 - cidr.mask);
}

/** Whether two blocks share an address. */
export function overlap(a: Cidr, b: Cidr): boolean {
  return a.base < b.base + sizeOf(b) && b.base < a.base + sizeOf(a);
}
