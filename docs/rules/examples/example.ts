import type { Existing } from "./existing";

/** A program that a rule refuses, and the same as it should be: the body of each function is shown, and judged by a test. */
export interface Example {
  readonly wrong: (existing: Existing) => void;
  readonly right: (existing: Existing) => void;
}

/** By rule. */
export type Examples = Readonly<Record<string, Example>>;
