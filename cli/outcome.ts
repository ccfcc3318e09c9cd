import type { ExitCode } from "./errors";

/** What a command has to say: its text for the standard output, and the exit code. */
export interface Outcome {
  text: string;
  exitCode: ExitCode;
}
