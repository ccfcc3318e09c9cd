import type { z } from "zod";

interface Def {
  type: string;
  shape?: Record<string, z.ZodType>;
  valueType?: z.ZodType;
  element?: z.ZodType;
  options?: z.ZodType[];
  innerType?: z.ZodType;
  in?: z.ZodType;
  values?: unknown[];
  entries?: Record<string, unknown>;
}

export const defOf = (schema: z.ZodType) => schema.def as unknown as Def;

/** Without defaults, optional and transformations. */
export function bare(schema: z.ZodType): z.ZodType {
  const { innerType, in: input } = defOf(schema);
  return innerType || input ? bare((innerType ?? input)!) : schema;
}

/** Each path of a schema that holds a value and no group: `*` stands for a name, `[]` for an item, a union's member has its literals behind it. */
export function pathsOf(schema: z.ZodType, path: string): string[] {
  const inner = bare(schema);
  const { type, shape, valueType, element } = defOf(inner);
  if (type === "object") return Object.entries(shape!).flatMap(([key, one]) => pathsOf(one, `${path}.${key}`));
  if (type === "record") return pathsOf(valueType!, `${path}.*`);
  if (type === "array" && isGroup(element!)) return pathsOf(element!, `${path}[]`);
  if (type === "union" && isGroup(inner)) {
    const members = membersOf(inner);
    return members.filter(isGroup).flatMap((member) => pathsOf(member, path + literalsIn(member)));
  }
  return [path];
}

export function isGroup(schema: z.ZodType): boolean {
  const inner = bare(schema);
  const { type, element } = defOf(inner);
  if (type === "union") return membersOf(inner).some(isGroup);
  return type === "object" || type === "record" || (type === "array" && isGroup(element!));
}

export function membersOf(schema: z.ZodType): z.ZodType[] {
  return defOf(schema).options!.flatMap((option) => {
    const inner = bare(option);
    return defOf(inner).type === "union" ? membersOf(inner) : [inner];
  });
}

/** The literals that tell a union's member from the others: `(aurora)`. */
export function literalsIn(member: z.ZodType): string {
  const all = Object.values(defOf(member).shape ?? {}).map((one) => defOf(bare(one)));
  return all.flatMap(({ type, values }) => (type === "literal" ? [`(${String(values![0])})`] : [])).join("");
}

/** The paths of a schema, as `pathsOf` names them, that a value of it sets. */
export function pathsSet(schema: z.ZodType, path: string, value: unknown): string[] {
  if (value === undefined) return [];
  const inner = bare(schema);
  const { type, shape, valueType, element } = defOf(inner);
  if (type === "object" && isRecord(value))
    return Object.entries(shape!).flatMap(([key, one]) => pathsSet(one, `${path}.${key}`, value[key]));
  if (type === "record" && isRecord(value))
    return Object.values(value).flatMap((one) => pathsSet(valueType!, `${path}.*`, one));
  if (type === "array" && isGroup(element!) && Array.isArray(value))
    return value.flatMap((one) => pathsSet(element!, `${path}[]`, one));
  if (type === "union" && isGroup(inner)) {
    const member = membersOf(inner)
      .filter(isGroup)
      .find((one) => fits(one, value));
    return member ? pathsSet(member, path + literalsIn(member), value) : [];
  }
  return [path];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a value is of a member of a union: it has its literals, or no other key than it has. */
export function fits(member: z.ZodType, value: unknown): boolean {
  const { type, shape } = defOf(bare(member));
  if (type !== "object") return type === "array" ? Array.isArray(value) : isRecord(value);
  if (!isRecord(value)) return false;
  const literals = Object.entries(shape!).filter(([, one]) => defOf(bare(one)).type === "literal");
  if (literals.some(([key]) => value[key] !== undefined))
    return literals.every(([key, one]) => defOf(bare(one)).values!.includes(value[key]));
  return Object.keys(value).every((key) => key in shape!);
}

/** A value of a schema with each value at one path, as `pathsOf` names it, as `change` makes it of what is there. */
export function changedAt(
  schema: z.ZodType,
  at: string,
  value: unknown,
  wanted: string,
  change: (leaf: unknown, schema: z.ZodType) => unknown,
): unknown {
  if (value === undefined || !wanted.startsWith(at)) return value;
  const inner = bare(schema);
  const { type, shape, valueType, element } = defOf(inner);
  const within = (one: z.ZodType, path: string, inside: unknown) => changedAt(one, path, inside, wanted, change);
  const ofEach = (object: Record<string, unknown>, one: (key: string, inside: unknown) => unknown) =>
    Object.fromEntries(Object.entries(object).map(([key, inside]) => [key, one(key, inside)]));
  if (type === "object" && isRecord(value))
    return ofEach(value, (key, inside) => (shape![key] ? within(shape![key], `${at}.${key}`, inside) : inside));
  if (type === "record" && isRecord(value)) return ofEach(value, (_, inside) => within(valueType!, `${at}.*`, inside));
  if (type === "array" && isGroup(element!) && Array.isArray(value))
    return value.map((inside) => within(element!, `${at}[]`, inside));
  if (type === "union" && isGroup(inner)) {
    const member = membersOf(inner)
      .filter(isGroup)
      .find((one) => fits(one, value));
    return member ? within(member, at + literalsIn(member), value) : value;
  }
  return at === wanted ? change(value, inner) : value;
}
