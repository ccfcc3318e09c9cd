import { readFileSync, statSync } from "node:fs";
import { UsageError } from "./errors";

/** A file that cannot be used: its name, what is wrong, and the fix. */
export class UnreadableError extends UsageError {
  constructor(file: string, problem: string, remedy: string) {
    super(`${file}: ${problem}. ${remedy}`);
  }
}

/** By the operating system's code. */
const PROBLEMS: Record<string, [problem: string, remedy: string]> = {
  ENOENT: ["does not exist", "Name an existing file."],
  EISDIR: ["is a folder", "Name a file in it."],
  ENOTDIR: ["does not exist", "Name an existing file."],
  EACCES: ["may not be read", "Get permission to read it, or name another file."],
};

/**
 * The text of a file that an option or argument names.
 *
 * @param option the option, for messages
 * @throws UnreadableError
 */
export function readInput(file: string, option = ""): string {
  try {
    // /dev/zero and its like never end.
    if (statSync(file).isCharacterDevice() && file !== "/dev/null" && file !== "/dev/stdin")
      throw new UnreadableError(option + file, "is a device", "Name a file.");
    // Some editors begin a file with a byte order mark, which JSON does not allow.
    return readFileSync(file, "utf8").replace(/^\uFEFF/, "");
  } catch (error) {
    if (error instanceof UnreadableError) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? "";
    const [problem, remedy] = PROBLEMS[code] ?? [`cannot be read (${code})`, "Name another file."];
    throw new UnreadableError(option + file, problem, remedy);
  }
}
