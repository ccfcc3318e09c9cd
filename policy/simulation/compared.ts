/** The order of two texts by their characters, the same in every locale. */
export function compared(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
