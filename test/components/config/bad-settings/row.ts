import type { Edit } from "../edits";

/** One problem that must be reported. */
export interface Said {
  /** The whole path. */
  path: string;
  /** Part of the message: the value, or what is wrong with it. */
  shows: string;
  /** Part of the way out: what is allowed. */
  allowed: string;
}

/** The shipped files with a mistake. */
export interface BadSettings {
  name: string;
  /** The stack whose settings are then wrong; `pair` where each is right and both together are not. */
  stack: "primary" | "secondary" | "pair";
  /** What is changed against the shipped files. */
  edits: Edit[];
  /** The problems, all of them. */
  says: Said[];
  /** What the mistake depends on, besides what is changed; a row that changes this may hide it. */
  reads: string[];
  /** Texts that must be shown nowhere. */
  hides: string[];
}

/** A row of the table: its name, what is changed, and what must be said as [path, what it shows, what is allowed]. */
export function row(
  name: string,
  edits: Edit | Edit[],
  says: [path: string, shows: string, allowed: string][],
  more: Partial<Pick<BadSettings, "stack" | "reads" | "hides">> = {},
): BadSettings {
  return {
    name,
    stack: "primary",
    edits: [edits].flat(),
    says: says.map(([path, shows, allowed]) => ({ path, shows, allowed })),
    reads: [],
    hides: [],
    ...more,
  };
}
