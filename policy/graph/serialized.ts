import { SECRET, UNKNOWN, type Tree } from "./tree";

/** The key that marks an object as a special value, in exports and on the wire (sdk/nodejs/runtime/rpc.ts). */
export const SIGNATURE_KEY = "4dabf18193072939515e22adb298388d";
const SECRET_SIGNATURE = "1b47061264138c4ac30d75fd1eb44270";
const REFERENCE_SIGNATURE = "5cf8f73096256a8f31e491e813e4eb8e";
const OUTPUT_SIGNATURE = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

/** What the engine writes for an unknown string; it has one such text for each kind of value. */
export const UNKNOWN_TEXT = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const UNKNOWN_TEXTS: ReadonlySet<unknown> = new Set([
  UNKNOWN_TEXT,
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

/** Whether an object is a special value (secret, asset, output, reference) and not properties. */
export function isSignature(value: object): boolean {
  return Object.hasOwn(value, SIGNATURE_KEY);
}

function treeOfSpecial(value: Readonly<Record<string, unknown>>, depth: number): Tree {
  switch (value[SIGNATURE_KEY]) {
    case SECRET_SIGNATURE:
      return SECRET;
    case OUTPUT_SIGNATURE:
      return value.secret === true ? SECRET : Object.hasOwn(value, "value") ? treeOf(value.value, depth) : UNKNOWN;
    case REFERENCE_SIGNATURE:
      return treeOf(value.id || value.urn, depth);
    default: {
      // An asset or archive: its hash, path or text.
      const fields = Object.entries(value).filter(([key]) => key !== SIGNATURE_KEY);
      return Object.fromEntries(fields.map(([key, inner]) => [key, treeOf(inner, depth)]));
    }
  }
}

/** Where the provider's bridge names the properties that it filled in with a default, in each object of the inputs. */
const DEFAULTS = "__defaults";

/**
 * The keys of an object that the program gave: those of the engine's own (`__defaults`) and those that the provider filled in are left
 * out, so that an export of a deployed stack reads like a plan.
 * @param read reads a property, whatever holds it
 */
export function givenKeys(keys: readonly string[], read: (key: string) => unknown): string[] {
  const filled = keys.includes(DEFAULTS) ? read(DEFAULTS) : undefined;
  const isFilled = (key: string) => Array.isArray(filled) && filled.includes(key);
  return keys.filter((key) => !key.startsWith("__") && !isFilled(key));
}

/** Properties of AWS's resources are nested less than twenty deep; what is deeper than this has no meaning, and could fill the stack. */
const DEEPEST = 500;

/** The tree of a serialized value, as the program gave it. What is too deep to be read is unknown. */
export function treeOf(value: unknown, depth = 0): Tree {
  if (value === null || value === undefined) return null;
  if (typeof value === "string") return UNKNOWN_TEXTS.has(value) ? UNKNOWN : value;
  if (typeof value === "number" || typeof value === "boolean") return value;
  if (depth > DEEPEST) return UNKNOWN;
  if (Array.isArray(value)) return value.map((one) => treeOf(one, depth + 1));
  if (typeof value !== "object") return null;
  if (isSignature(value)) return treeOfSpecial({ ...value }, depth + 1);
  const result: Record<string, Tree> = {};
  const fields: Readonly<Record<string, unknown>> = { ...value };
  for (const key of givenKeys(Object.keys(fields), (name) => fields[name]))
    result[key] = treeOf(fields[key], depth + 1);
  return result;
}
