/** An IPv4 block: its first address as an unsigned integer, and its mask. */
export interface Cidr {
  base: number;
  mask: number;
}

/** The block of `10.0.0.0/16`; undefined where the text is not an IPv4 block, or its address is not the block's first. */
export function parseCidr(text: string): Cidr | undefined {
  const block = blockAround(text);
  return block && text.split("/")[0]!.split(".").map(Number).join(".") === addressOf(block) ? block : undefined;
}

/** The block that an address such as `10.0.1.2/16` is in; undefined where the text is not an IPv4 address with a mask. */
export function blockAround(text: string): Cidr | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text);
  const octets = (match?.slice(1, 5) ?? []).map(Number);
  const mask = Number(match?.[5]);
  if (!match || mask > 32 || octets.some((octet) => octet > 255)) return undefined;
  const address = octets.reduce((sum, octet) => sum * 256 + octet, 0);
  return { base: address - (address % 2 ** (32 - mask)), mask };
}

/** `10.0.0.0/16` of its block. */
export function formatCidr({ base, mask }: Cidr): string {
  return `${addressOf({ base })}/${mask}`;
}

function addressOf({ base }: Pick<Cidr, "base">): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(base / 2 ** shift) % 256).join(".");
}

/** How many addresses a block holds. */
export function sizeOf({ mask }: { mask: number; base?: number }): number {
  return 2 ** (32 - mask);
}

/** Whether two blocks share an address. */
export function overlap(a: Cidr, b: Cidr): boolean {
  return a.base < b.base + sizeOf(b) && b.base < a.base + sizeOf(a);
}
