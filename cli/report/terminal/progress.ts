import pc from "picocolors";

const FRAMES = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const FRAME_MS = 80;

/** Shows what is going on while a promise is pending, on a terminal only; a pipe or a file sees nothing of it. */
export async function withProgress<T>(what: string, work: () => Promise<T>): Promise<T> {
  const { stderr } = process;
  if (!stderr.isTTY) return work();
  let frame = 0;
  const draw = () => stderr.write(`\r${pc.cyan(FRAMES[frame++ % FRAMES.length]!)} ${what} `);
  const timer = setInterval(draw, FRAME_MS);
  draw();
  try {
    return await work();
  } finally {
    clearInterval(timer);
    stderr.write("\r\u001b[K");
  }
}
