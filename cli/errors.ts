import { CommanderError } from "commander";

/** What the exit codes mean, the same for every command. */
export const EXIT = { fine: 0, refused: 1, badInput: 2 } as const;

/** A mistake in what was given: settings, files, arguments. Its message is all that a user needs. */
export class UsageError extends Error {
  override readonly name: string = "UsageError";
}

/** The names of the errors that tell a user's mistake, each whole in its message, wherever they are thrown. */
const USERS_MISTAKES = ["UsageError", "InputError", "SettingsError", "PackConfigError", "GraphUsageError"];

/** The exit code of an error: Commander's own for help and version, 2 for everything that a user can mend. */
export function exitCodeOf(error: unknown): number | undefined {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.badInput;
  return EXIT.badInput;
}

/** Prints an error: a user's mistake as its message, anything else with its stack, since it is a fault of this program. */
export function sayError(error: unknown): void {
  if (error instanceof CommanderError) return; // Commander has said it.
  if (error instanceof Error && USERS_MISTAKES.includes(error.name)) {
    process.stderr.write(`holdfast: ${error.message.trimEnd()}\n`);
    return;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`holdfast: the plan could not be built\n${text}\n`);
}
