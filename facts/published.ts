/** What was read for a fact. `AWS`: AWS's own text, on its page or in a copy; `quoted`: only texts that quote or summarize it; `not read`: neither. */
export type Read = "AWS" | "quoted" | "not read";

/** A table that AWS publishes, as data. */
export interface Published<T = unknown> {
  /** What it lists. */
  readonly title: string;
  /** AWS's pages on which it was read, or would be; of what is quoted, where it was read as well. */
  readonly sources: readonly string[];
  /** Left out: `AWS`. */
  readonly read?: Read;
  /** The day on which it was read: `2026-11-22`. */
  readonly asOf: string;
  readonly data: T;
}
