import type { Atom, Element, ElementId } from "../../../policy/simulation";

/** A generator of numbers from 0 to 1 that gives the same ones for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export interface RandomOptions {
  readonly atoms: number;
  readonly size: number;
  /** `not` and delays too. */
  readonly control: boolean;
  /** Leaves of which something is not known. */
  readonly doubts: boolean;
  readonly cycles: boolean;
}

const figure = (seconds: number) => ({ seconds, arithmetic: `${seconds} s`, source: "test", bounded: "none" }) as const;

/** A random formula; the last element is its top. */
export function randomElements(random: () => number, options: RandomOptions): { elements: Element[]; atoms: Atom[] } {
  const pick = (count: number) => Math.floor(random() * count);
  const atoms = Array.from({ length: options.atoms }, (_, index): Atom => `host:${index}`);
  const elements: Element[] = [];
  const add = (part: Partial<Element> & Pick<Element, "op">): ElementId =>
    elements.push({ kids: [], k: 0, atoms: [], why: "", ...part, id: elements.length }) - 1;
  for (let leaf = 0; leaf < options.atoms; leaf += 1) {
    const own = atoms.filter((_, index) => index === leaf || random() < 0.1);
    const doubtful = options.doubts && random() < 0.2;
    const maybe = atoms[pick(atoms.length)];
    add({
      op: "leaf",
      atoms: own,
      ...(doubtful && { mayFailWith: (atom) => atom === maybe }),
      ...(options.doubts && random() < 0.1 && { opaque: "not known" }),
    });
  }
  const ops = options.control
    ? (["all", "any", "atLeast", "not", "delay"] as const)
    : (["all", "any", "atLeast"] as const);
  while (elements.length < options.size) {
    const op = ops[pick(ops.length)]!;
    const single = op === "not" || op === "delay";
    const kids = Array.from({ length: single ? 1 : 1 + pick(4) }, () => pick(elements.length));
    const delay = op === "delay" && { rise: figure(30 * pick(4)), fall: figure(30 * pick(4)) };
    add({ op, kids, k: op === "atLeast" ? 1 + pick(kids.length) : 0, ...delay });
  }
  if (options.cycles) {
    for (let index = options.atoms; index < elements.length; index += 1) {
      if (random() > 0.1 || elements[index]!.op === "leaf" || elements[index]!.kids.length < 2) continue;
      const later = index + pick(elements.length - index);
      elements[index] = { ...elements[index]!, kids: [...elements[index]!.kids, later] };
    }
  }
  return { elements, atoms };
}
