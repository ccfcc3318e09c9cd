import type { Areas } from "../../../components/config/schema";
import { parseSettings } from "../../../components/checks";
import { configOf, shippedFiles } from "../config/shipped";

const NAMED = ["databases", "tables", "buckets", "volumes", "queues", "topics", "functions", "streams", "buses"];

/** The shipped areas of the primary without any store or message carrier, with some settings in their place: groups are merged. */
export function areasWith(changes: object): Areas {
  const shipped = parseSettings(configOf(shippedFiles(), "primary"));
  const none = Object.fromEntries(NAMED.map((name) => [name, {}]));
  return merged({ ...shipped, ...none }, changes, 4) as Areas;
}

function merged(base: unknown, changes: unknown, depth: number): unknown {
  if (depth === 0 || !isGroup(base) || !isGroup(changes)) return changes;
  const entries = Object.entries(changes).map(([key, value]) => [key, merged(base[key], value, depth - 1)]);
  return { ...base, ...Object.fromEntries(entries) };
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
