/** Operations on planes, 32 scenarios at a time. */

type Plane = Int32Array;

export function conjunction(kids: readonly Plane[], into: Plane): void {
  for (let word = 0; word < into.length; word += 1) {
    let result = -1;
    for (const kid of kids) result &= kid[word]!;
    into[word] = result;
  }
}

export function disjunction(kids: readonly Plane[], into: Plane): void {
  for (let word = 0; word < into.length; word += 1) {
    let result = 0;
    for (const kid of kids) result |= kid[word]!;
    into[word] = result;
  }
}

export function negation(kid: Plane, into: Plane): void {
  for (let word = 0; word < into.length; word += 1) into[word] = ~kid[word]!;
}

/** In which scenarios at least `k` of the kids are up: 32 counters at once, each kept as one bit of 32 words. */
export function atLeast(k: number, kids: readonly Plane[], into: Plane): void {
  const digits = 32 - Math.clz32(Math.max(kids.length, k));
  const counter = new Int32Array(digits);
  for (let word = 0; word < into.length; word += 1) {
    counter.fill(0);
    for (const kid of kids) {
      let carry = kid[word]!;
      for (let digit = 0; carry !== 0 && digit < digits; digit += 1) {
        const sum = counter[digit]! ^ carry;
        carry &= counter[digit]!;
        counter[digit] = sum;
      }
    }
    let more = 0;
    let equal = -1;
    for (let digit = digits - 1; digit >= 0; digit -= 1) {
      const ours = counter[digit]!;
      if ((k >> digit) & 1) equal &= ours;
      else {
        more |= equal & ours;
        equal &= ~ours;
      }
    }
    into[word] = more | equal;
  }
}

export function equal(a: Plane, b: Plane): boolean {
  for (let word = 0; word < a.length; word += 1) if (a[word] !== b[word]) return false;
  return true;
}
