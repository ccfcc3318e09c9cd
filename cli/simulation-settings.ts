import { z } from "zod";
import { parseDuration, SEVERAL_UNITS } from "../lib/duration";
import { nearest } from "../lib/nearest";
import { DEFAULT_SETTINGS, type Settings } from "../policy/simulation";
import { UsageError } from "./errors";
import { readInput } from "./input-file";

const CHECKS = ["process", "data"] as const;
const NAMES = [...Object.keys(DEFAULT_SETTINGS), "checks"];

/**
 * What a simulation assumes, from a JSON file of durations: those that are left out are the defaults.
 *
 * @throws UsageError with every mistake in the file
 */
export function settingsOf(file: string | undefined): Settings {
  if (file === undefined) return DEFAULT_SETTINGS;
  const option = "--assume ";
  const values = recordOf(readInput(file, option), option + file);
  const mistakes: string[] = [];
  const read = Object.entries(values).flatMap(([name, value]): [string, unknown][] => {
    if (!NAMES.includes(name)) {
      const meant = nearest(name, NAMES);
      mistakes.push(`${name}: not known; ${meant ? `did you mean ${meant}?` : `it is one of ${NAMES.join(", ")}.`}`);
    } else if (name === "checks") {
      if (isChecks(value)) return [[name, value]];
      mistakes.push(
        `checks: ${JSON.stringify(value)}; it is "process", "data", or the stores by path: { "/healthz": ["orders"] }.`,
      );
    } else {
      const seconds = typeof value === "string" ? parseDuration(value, SEVERAL_UNITS) : undefined;
      if (seconds !== undefined) return [[name, seconds]];
      mistakes.push(`${name}: ${JSON.stringify(value)}; it is a duration such as "90s", "10m" or "1h30m".`);
    }
    return [];
  });
  if (mistakes.length > 0) throw new UsageError(mistakes.map((one) => `${option}${file}: ${one}`).join("\n"));
  return { ...DEFAULT_SETTINGS, ...Object.fromEntries(read) };
}

/** What all health checks ask for, or those of each path. */
function isChecks(value: unknown): boolean {
  const byPath = z.record(z.string().startsWith("/"), z.array(z.string()));
  return CHECKS.some((one) => one === value) || byPath.safeParse(value).success;
}

function recordOf(text: string, name: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  const parsed = z.record(z.string(), z.unknown()).safeParse(value);
  if (!parsed.success) throw new UsageError(`${name}: not a JSON object, such as { "reaction": "10m" }.`);
  return parsed.data;
}
