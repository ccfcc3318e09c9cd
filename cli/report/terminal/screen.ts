import { createColors } from "picocolors";

/** The output stream: whether it is a terminal, and how wide. */
export type Stream = Pick<NodeJS.WriteStream, "isTTY" | "columns">;

/** For a pipe or a file: fits most windows. */
const USUAL_WIDTH = 100;
/** Longer lines are hard to read, however wide the window. */
const WIDEST = 120;
const NARROWEST = 50;

/**
 * Whether to use colours: on a terminal only, not where NO_COLOR is set (https://no-color.org) or the terminal has none, and
 * always where FORCE_COLOR asks for them. Unlike in picocolors, CI alone does not turn colours on: its logs are files.
 */
export function hasColours(stream: Stream, env: NodeJS.ProcessEnv): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== "0";
  return stream.isTTY && env.TERM !== "dumb";
}

/** The colours for a stream. */
export function coloursOf(stream: Stream): ReturnType<typeof createColors> {
  return createColors(hasColours(stream, process.env));
}

/** The columns that a text for a stream may use. */
export function widthOf({ isTTY, columns }: Stream): number {
  if (!isTTY || !columns) return USUAL_WIDTH;
  return Math.min(Math.max(columns, NARROWEST), WIDEST);
}

/** How a report is drawn. */
export interface Screen {
  colours: ReturnType<typeof createColors>;
  width: number;
}

/** The standard output as a screen. */
export function standardOutput(): Screen {
  return { colours: coloursOf(process.stdout), width: widthOf(process.stdout) };
}
