import { createInterface } from "node:readline/promises";
import { QUESTIONS, Refused, type Answers } from "./answers";

/** The terminal that questions are asked on. */
export interface Terminal {
  /** @returns the line that is typed; undefined where the input ends */
  question(text: string): Promise<string | undefined>;
  say(text: string): void;
}

/**
 * Asks what is not given, each question until its answer fits. An empty answer takes what is in brackets.
 *
 * @returns undefined where the input ends before the last answer
 */
export async function ask(
  given: Readonly<Partial<Record<keyof Answers, string>>>,
  terminal: Terminal,
): Promise<Partial<Record<keyof Answers, string>> | undefined> {
  const texts: Partial<Record<keyof Answers, string>> = { ...given };
  let answers: Partial<Answers> = {};
  for (const { key, asks, otherwise, read } of QUESTIONS) {
    for (;;) {
      const before = given[key];
      const usual = otherwise?.(answers);
      const typed = before ?? (await terminal.question(`${asks}${usual === undefined ? "" : ` [${usual}]`}: `));
      if (typed === undefined) return undefined;
      const text = typed.trim() === "" ? (usual ?? "") : typed.trim();
      try {
        answers = { ...answers, [key]: read(text) };
        texts[key] = text;
        break;
      } catch (error) {
        // What an option says wrong is reported with the other options.
        if (!(error instanceof Refused) || before !== undefined) break;
        terminal.say(`  Allowed: ${error.message}.\n`);
      }
    }
  }
  return texts;
}

/** Standard input and error: what is printed on standard output stays the command's result. */
export function standardTerminal(): Terminal & { close(): void } {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  // Lines that are pasted wait until they are asked for.
  const typed = lines[Symbol.asyncIterator]();
  return {
    question: async (text) => {
      lines.setPrompt(text);
      lines.prompt();
      const next = await typed.next();
      return next.done === true ? undefined : next.value;
    },
    say: (text) => void process.stderr.write(text),
    close: () => lines.close(),
  };
}
