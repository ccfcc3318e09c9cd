import { z } from "zod";
import { didYouMean } from "./allowed";
import { pathText, type Problem } from "./problems";
import { AREA_NAMES, areas, NAMESPACE } from "./schema";
import { childrenOf, isGroup, unwrap } from "./schema-at";
import { show } from "./show";

/** A setting whose value, or whose key, is the name of another one. */
interface Reference {
  path: string;
  name: string;
  /** The areas that may have the name. */
  areas: readonly string[];
}

/**
 * The references to names that are in none of the areas that the schema says.
 * @param values the areas as they were written: a mistake elsewhere in an area does not hide the names that it has
 */
export function danglingReferences(values: ReadonlyMap<string, unknown>): Problem[] {
  return AREA_NAMES.flatMap((area) => [...referencesIn(areas[area], values.get(area), `${NAMESPACE}:${area}`)]).flatMap(
    ({ path, name, areas: targets }) => {
      const known = targets.map((target) => namesOf(values.get(target)));
      // What an area that is no group of settings would name is not known.
      if (known.includes(undefined)) return [];
      const names = known.flatMap((some) => some ?? []);
      if (names.includes(name)) return [];
      const places = targets.map((target) => `${NAMESPACE}:${target}`);
      const where = [places.slice(0, -1).join(", "), ...places.slice(-1)].filter((part) => part !== "").join(" or ");
      const allowed = names.length > 0 ? names.join(", ") : `nothing yet, since ${where} is empty: add it there`;
      return [
        { path, message: `${show(name)} is not in ${where}`, fix: `${didYouMean(name, names)}Allowed: ${allowed}.` },
      ];
    },
  );
}

/** The names in an area: none where it was not written, undefined where it is no group of settings. */
function namesOf(written: unknown): string[] | undefined {
  if (written === undefined) return [];
  return isGroup(written) ? Object.keys(written) : undefined;
}

/** Every reference in a value that is well-formed as a name. */
function* referencesIn(schema: z.ZodType, value: unknown, path: string): Generator<Reference> {
  const at = unwrap(schema, value);
  const reference = referenceOf(at, value, path);
  if (reference) yield reference;
  if (at instanceof z.ZodRecord && isGroup(value))
    for (const name of Object.keys(value)) {
      const key = referenceOf(at.keyType, name, pathText(path, [name]));
      if (key) yield key;
    }
  for (const [key, child, inner] of childrenOf(at, value)) yield* referencesIn(child, inner, pathText(path, [key]));
}

function referenceOf(schema: z.core.$ZodType, value: unknown, path: string): Reference | undefined {
  const targets = z.globalRegistry.get(schema)?.["x-refers-to"];
  if (targets === undefined || typeof value !== "string" || !z.safeParse(schema, value).success) return undefined;
  return { path, name: value, areas: targets };
}

/** The entry of a name, and nothing that every object of JavaScript has. */
export function entryOf<T>(all: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(all, name) ? all[name] : undefined;
}
