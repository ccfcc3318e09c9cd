import { simulate } from "../../../../policy/simulation/simulate";
import { graphOf, type Fixture } from "../../fixtures";
import { east, west } from "./stores";
import { solved, type Table, type Worked } from "./worked";

/** An architecture, and what faults do to a function of it: the word, or the word and the seconds until all is back. */
export interface WordCase extends Worked {
  readonly resources: () => Fixture[];
  /** Without one each question is a function and a fault: `write orders, zone us-east-1a`. */
  readonly fn?: string;
}

const made = ({ resources }: Pick<WordCase, "resources">): Fixture[] => [...east.all, ...west.all, ...resources()];

function words({ resources, fn, expected }: WordCase): Record<string, string | undefined> {
  const found = simulate(graphOf(...made({ resources })), { pairs: false });
  const answers = Object.entries(expected).map(([question, answer]) => {
    const [function_, fault] = fn === undefined ? question.split(", ") : [fn, question];
    const one = found.survival.find((survival) => survival.function === function_ && survival.fault === fault);
    const rest = found.functions.find(({ id }) => id === function_)?.atRest;
    const timed = answer.includes(" ") ? `${one?.word} ${one?.rto?.seconds}` : one?.word;
    return [question, fault === "at rest" ? rest : timed];
  });
  return Object.fromEntries(answers);
}

function phrase(question: string, answer: string): string {
  const [word, seconds] = answer.split(" ");
  return `${question}: ${word}${seconds === undefined ? "" : ` after ${seconds} s`}`;
}

export function wordTable(title: string, asks: string, cases: readonly WordCase[]): Table {
  return { title, asks, cases: solved(cases, made, words), phrase };
}
