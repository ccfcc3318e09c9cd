import { SECRET, UNKNOWN, type Tree } from "./tree";

/** A value that can be read now. */
export interface Known<T> {
  readonly kind: "known";
  readonly value: T;
}

/** A value that can't be read now; `reason` completes the sentence "<property> ...". */
export interface Unknown {
  readonly kind: "unknown";
  readonly reason: string;
}

/** A value that is not set. */
export interface Missing {
  readonly kind: "missing";
}

/** What reading a property gives. */
export type Reading<T> = Known<T> | Unknown | Missing;

const MISSING: Missing = { kind: "missing" };
const NOT_YET: Unknown = { kind: "unknown", reason: "is known only after deployment" };
const HIDDEN: Unknown = { kind: "unknown", reason: "is a secret, whose content is not read" };

/** A known reading. */
export function known<T>(value: T): Known<T> {
  return { kind: "known", value };
}

/** The value where it is known; undefined where it is missing or can't be read. */
export function valueOf<T>(reading: Reading<T>): T | undefined {
  return reading.kind === "known" ? reading.value : undefined;
}

/** The reading of a tree's value. */
export function readingOf(value: Tree | undefined): Reading<Tree> {
  if (value === undefined || value === null) return MISSING;
  if (value === UNKNOWN) return NOT_YET;
  return value === SECRET ? HIDDEN : known(value);
}

function narrowed<T>(reading: Reading<Tree>, noun: string, narrow: (value: Tree) => T | undefined): Reading<T> {
  if (reading.kind !== "known") return reading;
  const value = narrow(reading.value);
  return value === undefined ? { kind: "unknown", reason: `is not ${noun}` } : known(value);
}

/** The reading as a string; a number or boolean is written out. */
export function asString(reading: Reading<Tree>): Reading<string> {
  return narrowed(reading, "a string", (value) =>
    ["string", "number", "boolean"].includes(typeof value) ? String(value) : undefined,
  );
}

/** The reading as a number; some AWS properties carry numbers as strings. */
export function asNumber(reading: Reading<Tree>): Reading<number> {
  return narrowed(reading, "a number", (value) => {
    const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
    return typeof number === "number" && Number.isFinite(number) ? number : undefined;
  });
}

/** The reading as a boolean; some AWS properties carry booleans as "true" and "false". */
export function asBoolean(reading: Reading<Tree>): Reading<boolean> {
  return narrowed(reading, "a boolean", (value) => {
    if (typeof value === "boolean") return value;
    return value === "true" ? true : value === "false" ? false : undefined;
  });
}
