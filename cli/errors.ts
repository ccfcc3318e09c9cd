import { CommanderError } from "commander";
import { printable } from "../lib/printable";

/** What the exit codes mean, the same for every command. */
export const EXIT = { fine: 0, refused: 1, badInput: 2, undecided: 3 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** A mistake in the input: settings, files, arguments. Its message is all that a user needs. */
export class UsageError extends Error {
  override readonly name: string = "UsageError";
}

/** The names of the errors that report a user's mistake, complete in their message. By name: their modules load only when needed. */
const USERS_MISTAKES = ["UsageError", "InputError", "SettingsError", "PackConfigError", "GraphInputError"];

/** Whether an error is of the user's input, by its name. */
export function isUsersMistake(error: unknown): error is Error {
  return error instanceof Error && USERS_MISTAKES.includes(error.name);
}

/** Collects the mistakes of several checks, so that a user sees all of them at once. */
export class Mistakes {
  private readonly errors: Error[] = [];

  /**
   * What a check returns; undefined where it found a mistake.
   *
   * @throws any error of the check that is no user's mistake
   */
  of<T>(check: () => T): T | undefined {
    try {
      return check();
    } catch (error) {
      if (!isUsersMistake(error)) throw error;
      this.errors.push(error);
      return undefined;
    }
  }

  /** @throws UsageError with every mistake, if there is one */
  throwIfAny(): void {
    if (this.errors.length > 0) throw new UsageError(this.errors.map(({ message }) => message.trimEnd()).join("\n\n"));
  }
}

/** The printed text of an error: a user's mistake as its message; any other with its stack trace, since it is a bug. */
export function errorText(error: unknown): string {
  if (error instanceof CommanderError) return ""; // Commander has printed it.
  // A line break separates mistakes; anything else that a terminal would obey comes from the input.
  if (isUsersMistake(error)) return `holdfast: ${error.message.trimEnd().split("\n").map(printable).join("\n")}\n`;
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `holdfast: this went wrong in Holdfast itself, not in what you gave it; nothing was written.\n\n${text}\n`;
}

/** The exit code of an error: Commander's own for help and version, 2 for everything else. */
export function exitCodeOf(error: unknown): ExitCode {
  return error instanceof CommanderError && error.exitCode === 0 ? EXIT.fine : EXIT.badInput;
}
