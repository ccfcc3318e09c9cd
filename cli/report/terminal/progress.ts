import { coloursOf } from "./screen";

const FRAMES = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const FRAME_MS = 80;
const CLEAR_LINE = "\r\u001b[K";

/** Shows progress while a promise is pending, on a terminal only, not in a pipe or a file. */
export async function withProgress<T>(what: string, work: () => Promise<T>): Promise<T> {
  const { stderr } = process;
  if (!stderr.isTTY) return work();
  const { cyan } = coloursOf(stderr);
  let frame = 0;
  const draw = () => stderr.write(`\r${cyan(FRAMES[frame++ % FRAMES.length]!)} ${what} `);
  // It must not keep the process alive: a program that never ends is detected by Node having nothing left to do.
  const timer = setInterval(draw, FRAME_MS).unref();
  draw();
  try {
    return await work();
  } finally {
    clearInterval(timer);
    stderr.write(CLEAR_LINE);
  }
}
