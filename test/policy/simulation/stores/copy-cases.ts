import { strict as assert } from "node:assert";
import { simulate } from "../../../../policy/simulation/simulate";
import { graphOf, resource, type Fixture } from "../../fixtures";
import { EAST, east, west } from "./cases";

export const ACCOUNT = "111122223333";

/** A resource with an ARN of the account. */
export function owned(
  type: string,
  name: string,
  service: string,
  inputs: Record<string, unknown>,
  region = EAST,
): Fixture {
  return resource(type, name, inputs, { region, outputs: { arn: `arn:aws:${service}:${region}:${ACCOUNT}:${name}` } });
}

/** An architecture, and what faults do to its contents: the word, and how old in seconds what is left may be. */
export interface CopyCase {
  readonly title: string;
  readonly source: string;
  readonly resources: () => Fixture[];
  readonly expected: Readonly<Record<string, string>>;
}

export function describeCopies(what: string, cases: readonly CopyCase[]): void {
  describe(what, () => {
    for (const { title, source, resources, expected } of cases) {
      it(`${title} (${source})`, () => {
        const { survival } = simulate(graphOf(...east.all, ...west.all, ...resources()), { pairs: false });
        const found = Object.keys(expected).map((fault) => {
          const kept = survival.find((one) => one.function === "keep orders" && one.fault === fault);
          return [fault, kept && [kept.word, kept.rpo?.seconds].filter((part) => part !== undefined).join(" ")];
        });
        assert.deepEqual(Object.fromEntries(found), expected);
      });
    }
  });
}
