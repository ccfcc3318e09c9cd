import type { z } from "zod";
import { nearest } from "../lib/nearest";

/** " (did you mean x?)" with the known name that is nearest to a mistyped one, or nothing where none is near. */
export function didYouMean(given: string, names: readonly string[]): string {
  const near = nearest(given, names);
  return near === undefined ? "" : ` (did you mean ${near}?)`;
}

function pathOf(root: string, path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) => (typeof key === "number" ? `${text}[${key}]` : `${text}.${String(key)}`),
    root,
  );
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === "object" && inner !== null ? (inner as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  );
}

/** One line for each mistake that a schema found: its path, what is allowed and what was given. */
export function problemsOf(error: z.ZodError, given: unknown, root: string, keys: readonly string[]): string[] {
  return error.issues.flatMap((issue) => {
    const at = pathOf(root, issue.path);
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map(
        (key) => `${at}.${key}: unknown${didYouMean(key, keys)}; known are ${keys.join(", ") || "none"}`,
      );
    }
    const value = valueAt(given, issue.path);
    return value === undefined
      ? [`${at}: ${issue.message}`]
      : [`${at}: ${issue.message} (given: ${JSON.stringify(value)})`];
  });
}
