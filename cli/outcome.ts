import type { ExitCode } from "./errors";

/** A command's result: its text for the standard output, and the exit code. */
export interface Outcome {
  text: string;
  exitCode: ExitCode;
}
