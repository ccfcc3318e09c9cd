/**
 * Whether a text fits a pattern with `*` for any text (and `?` for one character, if `one`). Goes back to the last star
 * only: a regular expression made of many stars would take longer than anyone waits.
 */
export function fits(pattern: string, text: string, one = false): boolean {
  let [at, of] = [0, 0];
  let [star, from] = [-1, 0];
  while (at < text.length) {
    if (pattern[of] === "*") [star, from, of] = [of, at, of + 1];
    else if (pattern[of] === text[at] || (one && pattern[of] === "?")) [at, of] = [at + 1, of + 1];
    else if (star >= 0) [from, at, of] = [from + 1, from + 1, star + 1];
    else return false;
  }
  while (pattern[of] === "*") of += 1;
  return of === pattern.length;
}
