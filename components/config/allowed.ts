import type { z } from "zod";
import { nearest } from "../../lib/nearest";

const TYPE_WORDS: Record<string, string> = {
  object: "a group of settings",
  record: "a group of settings",
  array: "a list",
  boolean: "true or false",
  string: "a text",
  number: "a number",
  int: "a whole number",
};

/** How zod's own messages begin. Our schemas carry their own words as messages; zod's are put into words here. */
const ZODS_OWN = /^(Invalid|Too (big|small)|Unrecognized)/;

/** What would be allowed instead of a value, in words. */
export function allowedBy(issue: z.core.$ZodIssue): string {
  if (!ZODS_OWN.test(issue.message)) return issue.message;
  switch (issue.code) {
    case "invalid_value":
      return oneOf(issue.values.map(String));
    case "invalid_type":
      return TYPE_WORDS[issue.expected] ?? issue.expected;
    case "too_small":
      return `at least ${counted(issue.minimum, issue.origin)}`;
    case "too_big":
      return `at most ${counted(issue.maximum, issue.origin)}`;
    case "invalid_key":
      return allowedBy(issue.issues[0]!);
    default:
      return "another value; holdfast schema prints what is";
  }
}

/** `a`, or `one of a, b, c`. */
export function oneOf(values: readonly string[]): string {
  return values.length === 1 ? values[0]! : `one of ${values.join(", ")}`;
}

/** `Did you mean x? ` where a known word is like the given one; else nothing. Another number is no typing mistake, and none is guessed. */
export function didYouMean(given: unknown, known: readonly string[]): string {
  const near = typeof given === "string" ? nearest(given, known) : undefined;
  return near === undefined || letters(near) === letters(String(given)) ? "" : `Did you mean ${near}? `;
}

function letters(word: string): string {
  return word.replace(/\d+/g, "#");
}

function counted(count: number | bigint, origin: string): string {
  if (origin === "string") return `${count} character${count === 1 ? "" : "s"}`;
  return origin === "array" ? `${count} in the list` : String(count);
}
