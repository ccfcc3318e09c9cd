import { isTreeList, isTreeObject, SECRET, UNKNOWN, type Tree } from "../../../../policy/graph";
import { treeOf } from "../../../../policy/graph/serialized";

/** The length at which a value is cut; the export has the whole. */
const LONGEST = 240;

/** A property's value as one line of text: secrets and unknown values in words. */
export function valueText(value: Tree | undefined): string {
  const text = written(value ?? null);
  return text.length > LONGEST ? `${text.slice(0, LONGEST).trimEnd()}…` : text;
}

/** A finding's value; a secret in it is not shown. */
export function jsonText(value: unknown): string {
  return valueText(treeOf(value));
}

function written(value: Tree): string {
  if (value === SECRET) return "secret";
  if (value === UNKNOWN) return "known after deployment";
  if (value === null) return "not set";
  if (isTreeList(value)) return value.length === 0 ? "none" : value.map(element).join(", ");
  if (isTreeObject(value)) return fields(value);
  return String(value);
}

function element(value: Tree): string {
  return isTreeObject(value) ? `{ ${fields(value)} }` : isTreeList(value) ? `[${written(value)}]` : written(value);
}

function fields(value: Readonly<Record<string, Tree>>): string {
  const entries = Object.entries(value).filter(([, inner]) => inner !== null);
  return entries.length === 0 ? "{}" : entries.map(([key, inner]) => `${key}: ${element(inner)}`).join(", ");
}
