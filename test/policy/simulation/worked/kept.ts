import { simulate } from "../../../../policy/simulation/simulate";
import { graphOf, resource, type Fixture } from "../../fixtures";
import { EAST, east, west } from "./stores";
import { solved, type Table, type Worked } from "./worked";

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
export interface CopyCase extends Worked {
  readonly resources: () => Fixture[];
}

const made = ({ resources }: Pick<CopyCase, "resources">): Fixture[] => [...east.all, ...west.all, ...resources()];

function kept({ resources, expected }: CopyCase): Record<string, string | undefined> {
  const { survival } = simulate(graphOf(...made({ resources })), { pairs: false });
  const found = Object.keys(expected).map((fault) => {
    const one = survival.find((survives) => survives.function === "keep orders" && survives.fault === fault);
    return [fault, one && [one.word, one.rpo?.seconds].filter((part) => part !== undefined).join(" ")];
  });
  return Object.fromEntries(found);
}

function phrase(fault: string, answer: string): string {
  const [word, seconds] = answer.split(" ");
  const lost =
    seconds === undefined ? "" : seconds === "0" ? ", with all of it" : `, without the last ${seconds} s at most`;
  return `${fault}: ${word}${lost}`;
}

export function copyTable(title: string, cases: readonly CopyCase[]): Table {
  const asks = "What a fault leaves of the contents, and how old that may be.";
  return { title, asks, cases: solved(cases, made, kept), phrase };
}
