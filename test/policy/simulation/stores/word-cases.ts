import { strict as assert } from "node:assert";
import { simulate } from "../../../../policy/simulation/simulate";
import { graphOf, type Fixture } from "../../fixtures";
import { east, west } from "./cases";

/** An architecture, and what faults do to a function of it. */
export interface WordCase {
  readonly title: string;
  readonly source: string;
  readonly resources: () => Fixture[];
  readonly fn: string;
  readonly expected: Readonly<Record<string, string>>;
}

export function describeWords(what: string, cases: readonly WordCase[]): void {
  describe(what, () => {
    for (const { title, source, resources, fn, expected } of cases) {
      it(`${title} (${source})`, () => {
        const found = simulate(graphOf(...east.all, ...west.all, ...resources()), { pairs: false });
        const words = Object.keys(expected).map((fault) => {
          const one = found.survival.find((survival) => survival.function === fn && survival.fault === fault);
          const rest = found.functions.find(({ id }) => id === fn)?.atRest;
          return [fault, fault === "at rest" ? rest : one?.word];
        });
        assert.deepEqual(Object.fromEntries(words), expected);
      });
    }
  });
}
