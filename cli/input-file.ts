import { closeSync, constants, openSync, readSync, statSync } from "node:fs";
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

/** The longest text that Node can hold is 512 MiB; an export of 50,000 resources has 150. */
const MOST_BYTES = 500 * 2 ** 20;
const CHUNK = 2 ** 20;

/** Milliseconds: how long a pipe may have no writer, and between two looks at one that is still empty. */
const [WRITER_WAIT, PAUSE] = [5000, 20];

function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
}

/**
 * Reads of a pipe without blocking, so that one that nothing writes to ends.
 * @returns the number of bytes; 0 at the end
 */
function readPipe(opened: number, chunk: Buffer, file: string, isFirst: boolean, wait: number): number {
  for (const end = Date.now() + wait; ; pause()) {
    try {
      const read = readSync(opened, chunk);
      if (read > 0 || !isFirst) return read;
      if (Date.now() >= end)
        throw new UnreadableError(file, "is a pipe that nothing writes to", "Name a file, or start what writes to it.");
    } catch (error) {
      // It has a writer, which has written nothing yet.
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw error;
    }
  }
}

/** What a file holds. A pipe may never end: it is read up to the limit. */
function contentOf(file: string, most: number, wait: number): Buffer {
  const isPipe = statSync(file).isFIFO();
  const opened = openSync(file, isPipe ? constants.O_RDONLY | constants.O_NONBLOCK : constants.O_RDONLY);
  try {
    const chunks: Buffer[] = [];
    for (let total = 0; total <= most;) {
      const chunk = Buffer.allocUnsafe(CHUNK);
      const read = isPipe ? readPipe(opened, chunk, file, total === 0, wait) : readSync(opened, chunk);
      if (read === 0) return Buffer.concat(chunks, total);
      chunks.push(chunk.subarray(0, read));
      total += read;
    }
    throw new UnreadableError(
      file,
      `has more than ${most / 2 ** 20} MiB`,
      "Give the output of one `pulumi stack export`.",
    );
  } finally {
    closeSync(opened);
  }
}

/** Encodings that are not read, by how their files begin. */
const ENCODINGS: readonly [start: readonly number[], problem: string, remedy: string][] = [
  [[0x1f, 0x8b], "is compressed", "Unpack it first: gunzip."],
  [[0xff, 0xfe], "is in UTF-16", "Write it in UTF-8."],
  [[0xfe, 0xff], "is in UTF-16", "Write it in UTF-8."],
];

function textOf(content: Buffer, file: string): string {
  const found = ENCODINGS.find(([start]) => start.every((byte, index) => content[index] === byte));
  if (found) throw new UnreadableError(file, found[1], found[2]);
  // Some editors begin a file with a byte order mark, which JSON does not allow.
  return content.toString("utf8").replace(/^\uFEFF/, "");
}

/**
 * The text of a file that an option or argument names.
 *
 * @param option the option, for messages
 * @param most how many bytes are read
 * @param wait how many milliseconds a pipe may have no writer
 * @throws UnreadableError
 */
export function readInput(file: string, option = "", most = MOST_BYTES, wait = WRITER_WAIT): string {
  try {
    // /dev/zero and its like never end.
    if (statSync(file).isCharacterDevice() && file !== "/dev/null" && file !== "/dev/stdin")
      throw new UnreadableError(option + file, "is a device", "Name a file.");
    return textOf(contentOf(file, most, wait), option + file);
  } catch (error) {
    if (error instanceof UnreadableError) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? "";
    const [problem, remedy] = PROBLEMS[code] ?? [`cannot be read (${code})`, "Name another file."];
    throw new UnreadableError(option + file, problem, remedy);
  }
}
