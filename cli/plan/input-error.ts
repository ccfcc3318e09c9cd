/** One mistake in a file that the plan reads. */
export interface InputProblem {
  file: string;
  /** From 1; absent for a mistake of the whole file. */
  line?: number;
  column?: number;
  /** What is wrong. */
  message: string;
  /** The fix. */
  fix: string;
}

/** All mistakes of the files that the plan reads, in one error. The command line turns it into exit code 2. */
export class InputError extends Error {
  constructor(readonly problems: InputProblem[]) {
    super(formatInputProblems(problems));
    this.name = "InputError";
  }
}

/** The text of a list of problems: a count, then each problem with its place, the mistake and the fix. */
export function formatInputProblems(problems: InputProblem[]): string {
  const count = problems.length === 1 ? "1 mistake" : `${problems.length} mistakes`;
  const lines = problems.map((problem) => `  ${placeOf(problem)}\n      ${problem.message}\n      ${problem.fix}`);
  return `${count} in the configuration files; nothing was built.\n\n${lines.join("\n")}\n`;
}

/** `file:line:column`, which editors and terminals link. */
function placeOf({ file, line, column }: InputProblem): string {
  return [file, line, column].filter((part) => part !== undefined).join(":");
}
