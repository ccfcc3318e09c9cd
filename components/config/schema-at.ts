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
    shared: Object.keys((option as z.ZodObject).shape).filter((key) => Object.hasOwn(value, key)).length,
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
  if (inner instanceof z.ZodObject) {
    const child = inner.shape[String(first)] as z.ZodType | undefined;
    return child && schemaAt(child, rest, next);
  }
  if (inner instanceof z.ZodArray) return schemaAt(inner.element as z.ZodType, rest, next);
  if (inner instanceof z.ZodRecord) return schemaAt(inner.valueType as z.ZodType, rest, next);
  return undefined;
}

/** A schema without its default, and of a union the alternative that fits the value's shape; a union where none does. */
export function unwrap(schema: z.ZodType, value: unknown): z.ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
    return unwrap(schema.unwrap() as z.ZodType, value);
  }
  if (schema instanceof z.ZodPipe) return unwrap(schema.in as z.ZodType, value);
  if (schema instanceof z.ZodDiscriminatedUnion) return chosenBy(schema, value) ?? schema;
  if (schema instanceof z.ZodUnion && isGroup(value)) {
    return schema.options.map((o) => unwrap(o as z.ZodType, value)).find((o) => o instanceof z.ZodObject) ?? schema;
  }
  return schema;
}

function chosenBy(union: z.ZodDiscriminatedUnion, value: unknown): z.ZodType | undefined {
  const chosen = isGroup(value) ? value[union.def.discriminator] : undefined;
  return union.options.find((option) => namesOf(union, option).some((name) => name === chosen)) as
    z.ZodType | undefined;
}
