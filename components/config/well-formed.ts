import { z } from "zod";
import type { Areas } from "./schema";
import { isGroup, likely, unwrap } from "./schema-at";

/** Settings of which some may not be there, because what was written could not be read. */
export type Partly<T> = T extends readonly (infer E)[]
  ? (Partly<E> | undefined)[]
  : T extends object
    ? { [K in keyof T]?: Partly<T[K]> }
    : T;

/** What was well-formed; a check is skipped where a value that it needs did not parse. */
export type Parsed = Partly<Areas>;

/**
 * What a schema makes of the well-formed parts of a value: whole where it is right, and otherwise without the parts that are wrong.
 * With it the cross-checks see all there is to see: one wrong value must not hide the mistakes beside it.
 * Of a union whose alternative is not clear, the value counts as the likeliest. A value that is wrong is there as undefined; an optional one that was left out is not there at all.
 */
export function wellFormed<T extends z.ZodType>(schema: T, value: unknown): Partly<z.output<T>> | undefined {
  const [first = value, ...others] = likely(schema, value);
  const parts = partsOf(schema, first);
  return (others.length > 0 ? withoutGuess(parts, first, value) : parts) as Partly<z.output<T>> | undefined;
}

/** Where several alternatives are as likely, none is named: no cross-check is to ask for what one of them alone needs. */
function withoutGuess(parts: unknown, guessed: unknown, written: unknown): unknown {
  if (!isGroup(parts) || !isGroup(guessed) || !isGroup(written)) return parts;
  return Object.fromEntries(Object.entries(parts).filter(([key]) => !(key in guessed) || key in written));
}

function partsOf(schema: z.ZodType, value: unknown): unknown {
  const whole = schema.safeParse(value);
  if (whole.success) return whole.data;
  const at = unwrap(schema, value);
  if (at instanceof z.ZodObject && isGroup(value)) {
    const parts = Object.entries(at.shape as Record<string, z.ZodType>).map(
      ([key, child]) => [key, partsOf(child, value[key])] as const,
    );
    return Object.fromEntries(parts.filter(([key, part]) => part !== undefined || value[key] !== undefined));
  }
  if (at instanceof z.ZodRecord && isGroup(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, child]) => [key, partsOf(at.valueType as z.ZodType, child)]),
    );
  }
  if (at instanceof z.ZodArray && Array.isArray(value)) {
    return value.map((child) => partsOf(at.element as z.ZodType, child));
  }
  return undefined;
}
