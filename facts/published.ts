/** A table that AWS publishes, as data. */
export interface Published<T = unknown> {
  /** What it lists. */
  readonly title: string;
  /** AWS's pages on which it was read. */
  readonly sources: readonly string[];
  /** The day on which it was read: `2026-11-22`. */
  readonly asOf: string;
  readonly data: T;
}
