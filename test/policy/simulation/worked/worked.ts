import { strict as assert } from "node:assert";
import type { Fixture } from "../../fixtures";

/** An architecture whose answers were worked out by hand, from what AWS says. */
export interface Worked {
  /** The architecture, in a sentence. */
  readonly title: string;
  /** AWS's page. */
  readonly source: string;
  /** What that page says, and how the answers follow from it. */
  readonly why: string;
  /** By question, such as a fault, or a function and a fault. */
  readonly expected: Readonly<Record<string, string>>;
}

/** A case with what the simulation finds. */
export interface Solved extends Worked {
  found(): Readonly<Record<string, string | undefined>>;
  /** Its resources, made anew. */
  fixtures(): readonly Fixture[];
}

/** Cases of one kind. */
export interface Table {
  readonly title: string;
  /** What is asked and answered, a sentence. */
  readonly asks: string;
  readonly cases: readonly Solved[];
  /** A question and its answer as people read them. */
  readonly phrase: (question: string, answer: string) => string;
}

/** Cases with what `find` finds for them, in what `make` makes of them. */
export function solved<C extends Worked>(
  cases: readonly C[],
  make: (one: C) => readonly Fixture[],
  find: (one: C) => ReturnType<Solved["found"]>,
): Solved[] {
  return cases.map((one) => ({ ...one, fixtures: () => make(one), found: () => find(one) }));
}

/** A test for each case. */
export function describeTable({ title, cases }: Table): void {
  describe(title, () => {
    for (const { title: architecture, expected, found } of cases)
      it(architecture, () => assert.deepEqual(found(), expected));
  });
}
