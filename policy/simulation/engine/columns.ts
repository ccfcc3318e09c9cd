import type { Atom, Doubt, Element } from "../model";

/** Many scenarios side by side, one bit each: bit 0 is the scenario without a fault. */
export class Columns {
  /** Scenarios, the one without a fault included. */
  readonly count: number;
  /** 32-bit words that a plane has. */
  readonly words: number;
  private readonly byAtom = new Map<Atom, Int32Array>();
  private readonly byDoubt = new Map<Doubt, Int32Array>();

  constructor(scenarios: readonly (readonly Atom[])[]) {
    this.count = scenarios.length + 1;
    this.words = Math.ceil(this.count / 32);
    scenarios.forEach((atoms, index) => {
      for (const atom of atoms) {
        const mask = this.byAtom.get(atom) ?? new Int32Array(this.words);
        this.byAtom.set(atom, mask);
        setBit(mask, index + 1);
      }
    });
  }

  /** Takes the scenarios in which a leaf surely, and perhaps, fails out of its planes, which are all ones. */
  failLeaf({ atoms, mayFailWith }: Element, surely: Int32Array, possibly: Int32Array): void {
    for (const atom of atoms) {
      const mask = this.byAtom.get(atom);
      if (!mask) continue;
      clear(surely, mask);
      clear(possibly, mask);
    }
    if (mayFailWith) clear(surely, this.doubtful(mayFailWith));
  }

  /** The scenarios with an atom that may be one of an element's. */
  private doubtful(mayFailWith: Doubt): Int32Array {
    const before = this.byDoubt.get(mayFailWith);
    if (before) return before;
    const mask = new Int32Array(this.words);
    for (const [atom, columns] of this.byAtom) {
      if (mayFailWith(atom)) for (let word = 0; word < mask.length; word += 1) mask[word]! |= columns[word]!;
    }
    this.byDoubt.set(mayFailWith, mask);
    return mask;
  }
}

export function setBit(plane: Int32Array, bit: number): void {
  plane[bit >> 5]! |= 1 << (bit & 31);
}

export function bitOf(plane: Int32Array, bit: number): boolean {
  return ((plane[bit >> 5]! >>> (bit & 31)) & 1) === 1;
}

/** The bits of a plane that are not set, of the first `count`. */
export function zerosOf(plane: Int32Array, count: number): number[] {
  const found: number[] = [];
  for (let word = 0; word < plane.length; word += 1) {
    if (plane[word] === -1) continue;
    const end = Math.min(count, 32 * (word + 1));
    for (let bit = 32 * word; bit < end; bit += 1) if (!bitOf(plane, bit)) found.push(bit);
  }
  return found;
}

function clear(plane: Int32Array, mask: Int32Array): void {
  for (let word = 0; word < plane.length; word += 1) plane[word]! &= ~mask[word]!;
}
