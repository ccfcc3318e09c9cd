/** Levenshtein's distance: how many letters must be added, dropped or changed to make one word of the other. */
export function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(change, previous[j]! + 1, current[j - 1]! + 1));
    }
    previous = current;
  }
  return previous[b.length]!;
}

/** So many letters say what a word is about. */
const ROOT_LETTERS = 5;

/** The longest known word that the given one begins with, or that begins with it: `desiredCapacity` and `desired`. */
function beginning(word: string, known: readonly string[]): string | undefined {
  const given = word.toLowerCase();
  const like = known.filter((one) => {
    const [short, long] = [given, one.toLowerCase()].sort((a, b) => a.length - b.length);
    return short!.length >= ROOT_LETTERS && long!.startsWith(short!);
  });
  return like.sort((a, b) => b.length - a.length)[0];
}

/**
 * The known word most like the given one, or undefined where none is alike enough to be a typing mistake: at most two letters wrong,
 * or a third of a long word, and never all of them; else one that begins alike.
 */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((candidate) => ({ candidate, distance: editDistance(word.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  if (!best) return undefined;
  const isLike =
    best.distance < best.candidate.length && best.distance <= Math.max(2, Math.floor(best.candidate.length / 3));
  return isLike ? best.candidate : beginning(word, known);
}
