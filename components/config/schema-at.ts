import { z } from "zod";

/** Whether a value is a group of settings: an object and no list. */
export function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The keys that the schema knows at a path of the value. */
export function keysAt(schema: z.ZodType, path: readonly PropertyKey[], root: unknown): string[] {
  const at = schemaAt(schema, path, root);
  return at instanceof z.ZodObject ? Object.keys(at.shape) : [];
}

/** The values that tell the alternatives of the union at a path apart. */
export function alternativesAt(schema: z.ZodType, path: readonly PropertyKey[], root: unknown): string[] {
  const at = schemaAt(schema, path, root);
  return at instanceof z.ZodDiscriminatedUnion ? at.options.flatMap((option) => namesOf(at, option)) : [];
}

/**
 * Where a value does not say which alternative of a union it is, or says it wrong: the value as it would be of each alternative that it
 * is most like, by the keys that they share. Empty where the value is clear, or no group of settings.
 */
export function likely(schema: z.ZodType, value: unknown): Record<string, unknown>[] {
  const union = unwrap(schema, value);
  if (!(union instanceof z.ZodDiscriminatedUnion) || !isGroup(value)) return [];
  const guesses = union.options.map((option) => ({
    value: { ...value, [union.def.discriminator]: namesOf(union, option)[0] },
    shared: sharedKeys(option as z.ZodObject, value),
  }));
  const most = Math.max(...guesses.map((guess) => guess.shared));
  return guesses.filter((guess) => guess.shared === most).map((guess) => guess.value);
}

function namesOf(union: z.ZodDiscriminatedUnion, option: unknown): string[] {
  const literal = (option as z.ZodObject).shape[union.def.discriminator];
  return literal instanceof z.ZodLiteral ? [...literal.values].map(String) : [];
}

/** The schema that judges the value at a path: wrappers taken off, and of a union the alternative that the value chose. */
function schemaAt(schema: z.ZodType, path: readonly PropertyKey[], value: unknown): z.ZodType | undefined {
  const inner = unwrap(schema, value);
  const [first, ...rest] = path;
  if (first === undefined) return inner;
  const next = (value as Record<PropertyKey, unknown> | undefined)?.[first];
  const child = childAt(inner, first);
  return child && schemaAt(child, rest, next);
}

/** The schema of one part of what a schema without wrappers judges. */
function childAt(schema: z.ZodType, key: PropertyKey): z.ZodType | undefined {
  if (schema instanceof z.ZodObject) {
    const shape = schema.shape as Record<string, z.ZodType>;
    return Object.hasOwn(shape, key) ? shape[String(key)] : undefined;
  }
  if (schema instanceof z.ZodArray) return schema.element as z.ZodType;
  return schema instanceof z.ZodRecord ? (schema.valueType as z.ZodType) : undefined;
}

/** The parts of a value that a schema without wrappers knows, each with its schema. */
export function childrenOf(schema: z.ZodType, value: unknown): [key: PropertyKey, schema: z.ZodType, value: unknown][] {
  const parts: [PropertyKey, unknown][] =
    schema instanceof z.ZodArray && Array.isArray(value)
      ? [...value.entries()]
      : isGroup(value) && !(schema instanceof z.ZodArray)
        ? Object.entries(value)
        : [];
  return parts.flatMap(([key, part]): [PropertyKey, z.ZodType, unknown][] => {
    const child = childAt(schema, key);
    return child ? [[key, child, part]] : [];
  });
}

/** A schema without its default, and of a union the alternative that fits the value's shape; a union where none does. */
export function unwrap(schema: z.ZodType, value: unknown): z.ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
    return unwrap(schema.unwrap() as z.ZodType, value);
  }
  if (schema instanceof z.ZodPipe) return unwrap(schema.in as z.ZodType, value);
  if (schema instanceof z.ZodLazy) return unwrap(schema.unwrap() as z.ZodType, value);
  if (schema instanceof z.ZodDiscriminatedUnion) return chosenBy(schema, value) ?? schema;
  if (schema instanceof z.ZodUnion && isGroup(value)) {
    const groups = schema.options.map((o) => unwrap(o as z.ZodType, value)).filter((o) => o instanceof z.ZodObject);
    return mostAlike(groups, value) ?? schema;
  }
  if (schema instanceof z.ZodUnion && typeof value === "string")
    return schema.options.find((option) => option instanceof z.ZodString) ?? schema;
  return schema;
}

/** The alternative that shares the most keys with the value; the first of several. */
function mostAlike(groups: readonly z.ZodObject[], value: Record<string, unknown>): z.ZodObject | undefined {
  const shared = groups.map((group) => sharedKeys(group, value));
  return groups[shared.indexOf(Math.max(...shared))];
}

function sharedKeys(group: z.ZodObject, value: Record<string, unknown>): number {
  return Object.keys(group.shape).filter((key) => Object.hasOwn(value, key)).length;
}

function chosenBy(union: z.ZodDiscriminatedUnion, value: unknown): z.ZodType | undefined {
  const chosen = isGroup(value) ? value[union.def.discriminator] : undefined;
  return union.options.find((option) => namesOf(union, option).some((name) => name === chosen)) as
    z.ZodType | undefined;
}
