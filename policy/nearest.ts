function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}

/** " (did you mean x?)" with the known name that is nearest to a mistyped one, or nothing where none is near. */
export function didYouMean(given: string, names: readonly string[]): string {
  const ranked = names.map((name) => ({ name, far: distance(given.toLowerCase(), name.toLowerCase()) }));
  const [best] = ranked.sort((a, b) => a.far - b.far);
  return best && best.far <= Math.max(2, given.length / 3) ? ` (did you mean ${best.name}?)` : "";
}
