import { jsonSchema } from "../../components/config/json-schema";
import { AREA_NAMES, type AreaName } from "../../components/config/schema";

/** What is written for a name of the user's, in a path. */
export const NAME = "<name>";
/** What is written for an item of a list, in a path. */
export const ITEM = "[]";

/** What is to be known of a setting. */
export interface Setting {
  /** `["compute", "warmPool", "min"]`; `<name>` is a name of the user's, `[]` an item of a list. */
  readonly path: readonly string[];
  /** A sentence or more. */
  readonly meaning: string;
  /** "a whole number", "a duration". */
  readonly type: string;
  /** What is allowed, in words; undefined where the type says it. */
  readonly allowed: string | undefined;
  readonly isRequired: boolean;
  /** As it is written; undefined where there is none. A group's parts have their own. */
  readonly default: unknown;
  /** The values of settings beside it with which alone it is one: `type` is `auto-scaling`. */
  readonly when: readonly Condition[];
  /** The settings in it, of all its alternatives. */
  readonly children: readonly Setting[];
}

/** A setting beside another that must have one of some values. */
export interface Condition {
  readonly key: string;
  readonly values: readonly unknown[];
}

/** As far as it is used of JSON Schema. */
interface Schema {
  type?: string;
  description?: string;
  default?: unknown;
  const?: unknown;
  enum?: unknown[];
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  format?: string;
  patternErrorMessage?: string;
  "x-allowed"?: string;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  items?: Schema;
  required?: string[];
  oneOf?: Schema[];
  anyOf?: Schema[];
  "x-refers-to"?: string[];
  /** Of what has the settings of its own area again. */
  $ref?: string;
}

/** Every area with all its settings, from the schema that an editor is given. */
export function settingsReference(): Setting[] {
  const { $defs } = jsonSchema() as { $defs: Record<AreaName, Schema> };
  return AREA_NAMES.map((area) => settingOf([area], $defs[area], false, []));
}

/** All settings below some, themselves included, each before its parts. */
export function* flattened(settings: readonly Setting[]): Generator<Setting> {
  for (const setting of settings) {
    yield setting;
    yield* flattened(setting.children);
  }
}

/** `compute.warmPool.min`, `restore.databases.<name>`, `network.zones[]`. */
export function pathOf({ path }: Pick<Setting, "path">): string {
  return path.reduce((text, part) => (part === ITEM ? `${text}${part}` : text === "" ? part : `${text}.${part}`), "");
}

function settingOf(path: readonly string[], schema: Schema, isRequired: boolean, when: readonly Condition[]): Setting {
  const all = alternativesOf(schema);
  const isGroup = all.some((one) => partsOf(one).length > 0);
  return {
    path,
    meaning:
      schema.description ?? all.find(({ description }) => description !== undefined)?.description ?? "One of them.",
    type: [...new Set(all.map(typeOf))].join(", or "),
    allowed: allowedIn(all),
    isRequired,
    default: isGroup && isEmpty(schema.default) ? undefined : schema.default,
    when,
    children: merged(all.flatMap((one) => childrenOf(path, one, discriminatorsOf(one, all)))),
  };
}

const isEmpty = (value: unknown): boolean =>
  typeof value === "object" && value !== null && Object.keys(value).length === 0;

/** A union's members, and those of the unions in it. */
function alternativesOf(schema: Schema): Schema[] {
  const members = schema.oneOf ?? schema.anyOf;
  return members ? members.flatMap(alternativesOf) : [schema];
}

/** What of a member is a constant, where another member has another one. */
function discriminatorsOf(member: Schema, all: readonly Schema[]): Condition[] {
  return Object.entries(member.properties ?? {}).flatMap(([key, { const: value }]) => {
    const isOther = all.some(({ properties }) => {
      const other = properties?.[key];
      return other !== undefined && "const" in other && other.const !== value;
    });
    return value !== undefined && isOther ? [{ key, values: [value] }] : [];
  });
}

function partsOf({ properties, additionalProperties, items }: Schema): [part: string, schema: Schema][] {
  return [
    ...Object.entries(properties ?? {}),
    ...(typeof additionalProperties === "object" ? [[NAME, additionalProperties] as [string, Schema]] : []),
    // A list of plain values is one setting.
    ...(items !== undefined && alternativesOf(items).some((one) => partsOf(one).length > 0)
      ? [[ITEM, items] as [string, Schema]]
      : []),
  ];
}

function childrenOf(path: readonly string[], schema: Schema, when: readonly Condition[]): Setting[] {
  return partsOf(schema).map(([part, child]) => {
    const own = when.filter(({ key }) => key !== part);
    return settingOf([...path, part], child, schema.required?.includes(part) === true, own);
  });
}

/** Settings of several alternatives that are the same are one; constants are one setting with several values. */
function merged(children: readonly Setting[]): Setting[] {
  const known = new Map<string, Setting>();
  const alternatives = new Set(
    children.flatMap(({ when }) => when.map(({ key, values }) => `${key}=${String(values)}`)),
  );
  for (const child of children) {
    const key = JSON.stringify([child.path, isConstant(child) ? "constant" : { ...child, when: undefined }]);
    const before = known.get(key);
    known.set(key, before ? together(before, child) : child);
  }
  return [...known.values()].map((one) => (isOfAll(one, alternatives) ? { ...one, when: [] } : one));
}

const isConstant = ({ type }: Setting): boolean => type === ONE_OF;

function together(a: Setting, b: Setting): Setting {
  const allowed = [a.allowed, b.allowed].flatMap((one) => one?.split(", ") ?? []);
  const when = a.when.map((one, index) => ({ ...one, values: [...one.values, ...(b.when[index]?.values ?? [])] }));
  return { ...a, when, allowed: isConstant(a) ? [...new Set(allowed)].join(", ") : a.allowed };
}

/** Whether a setting is one of each alternative that there is. */
function isOfAll({ when }: Setting, alternatives: ReadonlySet<string>): boolean {
  const own = when.flatMap(({ key, values }) => values.map((value) => `${key}=${String(value)}`));
  return [...alternatives]
    .filter((one) => when.some(({ key }) => one.startsWith(`${key}=`)))
    .every((one) => own.includes(one));
}

const ONE_OF = "one of some values";

function typeOf(schema: Schema): string {
  const { type, items, "x-refers-to": refers, patternErrorMessage = "" } = schema;
  if (schema.const === false || schema.const === true) return String(schema.const);
  if (schema.const !== undefined || schema.enum !== undefined) return ONE_OF;
  if (schema.$ref !== undefined) return `a group as holdfast:${schema.$ref.replace("#/$defs/", "")}`;
  if (refers !== undefined) return `a name in ${refers.join(" or ")}`;
  switch (type) {
    case "object":
      return typeof schema.additionalProperties === "object" ? "a group by names of your own" : "a group";
    case "array":
      return items === undefined ? "a list" : `a list, each item ${alternativesOf(items).map(typeOf).join(" or ")}`;
    case "integer":
      return "a whole number";
    case "number":
      return "a number";
    case "boolean":
      return "true or false";
    case "string":
      return patternErrorMessage.startsWith("a duration") ? "a duration" : "a text";
    default:
      return "a value";
  }
}

function allowedIn(all: readonly Schema[]): string | undefined {
  const words = all.flatMap((schema) => allowedOf(schema) ?? []);
  return words.length === 0 ? undefined : [...new Set(words)].join(", ");
}

function allowedOf(schema: Schema): string | undefined {
  const { minimum, exclusiveMinimum, maximum, items, patternErrorMessage } = schema;
  if (typeof schema.const === "boolean") return undefined;
  if (schema.const !== undefined) return String(schema.const);
  if (schema.enum) return schema.enum.join(", ");
  if (patternErrorMessage !== undefined) return patternErrorMessage;
  if (schema["x-allowed"] !== undefined) return schema["x-allowed"];
  if (exclusiveMinimum !== undefined)
    return `above ${exclusiveMinimum}${maximum === undefined ? "" : `, to ${maximum}`}`;
  if (minimum !== undefined || maximum !== undefined) return range(minimum, maximum, "");
  if (schema.minItems !== undefined || schema.maxItems !== undefined) {
    const each = items && allowedIn(alternativesOf(items));
    return `${range(schema.minItems, schema.maxItems, " items")}${each === undefined ? "" : `, each ${each}`}`;
  }
  if (schema.maxLength !== undefined) return range(schema.minLength, schema.maxLength, " characters");
  if (schema.format !== undefined) return `a ${schema.format === "uri" ? "URL" : schema.format}`;
  return items && allowedIn(alternativesOf(items));
}

function range(min: number | undefined, max: number | undefined, unit: string): string {
  if (max === undefined) return `${min} or more${unit}`;
  return min === undefined ? `at most ${max}${unit}` : `${min} to ${max}${unit}`;
}
