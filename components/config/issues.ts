import { z } from "zod";
import { nearest } from "./nearest";
import { pathText, show, type Problem } from "./problems";
import { looksSecret } from "./secrets";

/** The problems of one area's value, from what zod found wrong. */
export function problemsOf(key: string, schema: z.ZodType, value: unknown, error: z.ZodError): Problem[] {
  return error.issues.flatMap((issue) => problemsOfIssue(key, schema, value, issue));
}

function problemsOfIssue(key: string, schema: z.ZodType, root: unknown, issue: z.core.$ZodIssue): Problem[] {
  const path = pathText(key, issue.path);
  const value = valueAt(root, issue.path);
  if (issue.code === "unrecognized_keys") {
    const known = keysAt(schema, issue.path, root);
    return issue.keys.map((unknownKey) => unknownKeyProblem(`${path}.${unknownKey}`, unknownKey, known));
  }
  if (issue.code === "invalid_union") return unionProblems(key, path, schema, root, value, issue);
  const missing = value === undefined;
  return [
    {
      path,
      message: missing ? "is missing" : `${shownUnlessSecret(path, value)} is not allowed`,
      fix: missing ? `Add it: ${allowedBy(issue)}.` : `Allowed: ${allowedBy(issue)}.`,
    },
  ];
}

/** A key that no schema knows, with the nearest that one does. */
export function unknownKeyProblem(path: string, unknownKey: string, known: readonly string[]): Problem {
  const near = nearest(unknownKey, known);
  const hint = near ? `Did you mean ${near}? ` : "";
  return { path, message: "is not a setting", fix: `${hint}Known here: ${known.join(", ") || "nothing"}.` };
}

/** Where one alternative of a union fits the value's shape, its own issues say more than "no alternative fits". */
function unionProblems(
  key: string,
  path: string,
  schema: z.ZodType,
  root: unknown,
  value: unknown,
  issue: z.core.$ZodIssueInvalidUnion,
): Problem[] {
  if (issue.discriminator !== undefined) {
    const allowed = discriminatorValues(schemaAt(schema, issue.path.slice(0, -1), root), issue.discriminator);
    const missing = value === undefined;
    return [
      {
        path,
        message: missing ? "is missing" : `${show(value)} is not allowed`,
        fix: `${missing ? "Add it: one of" : "Allowed:"} ${allowed.join(", ")}.`,
      },
    ];
  }
  const fitting = issue.errors.find(
    (errors) => !errors.some((e) => e.path.length === 0 && e.code !== "unrecognized_keys"),
  );
  if (fitting && isObject(value)) {
    return fitting.flatMap((inner) =>
      problemsOfIssue(key, schema, root, { ...inner, path: [...issue.path, ...inner.path] } as z.core.$ZodIssue),
    );
  }
  const allowed = [...new Set(issue.errors.flat().map((e) => allowedBy(e as z.core.$ZodIssue)))].join("; or ");
  const own = issue.message === "Invalid input" ? allowed : issue.message;
  return [
    {
      path,
      message: value === undefined ? "is missing" : `${shownUnlessSecret(path, value)} is not allowed`,
      fix: value === undefined ? `Add it: ${own}.` : `Allowed: ${own}.`,
    },
  ];
}

/** What would be allowed, in words. Our schemas carry their own words as messages; zod's plain issues are put into words here. */
function allowedBy(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_value":
      return issue.values.length === 1 ? String(issue.values[0]) : `one of ${issue.values.map(String).join(", ")}`;
    case "invalid_type":
      return issue.message.startsWith("Invalid input") ? article(issue.expected) : issue.message;
    default:
      return issue.message.replace(/^Invalid input: /, "");
  }
}

const TYPE_WORDS: Record<string, string> = {
  object: "a group of settings",
  array: "a list",
  boolean: "true or false",
  string: "a text",
  number: "a number",
  int: "a whole number",
  record: "a group of settings",
};

function article(expected: string): string {
  return TYPE_WORDS[expected] ?? expected;
}

function shownUnlessSecret(path: string, value: unknown): string {
  return looksSecret(path.split(".").at(-1) ?? "", value)
    ? "the value (not shown: it looks like a secret)"
    : show(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, part) => (value as Record<PropertyKey, unknown> | undefined | null)?.[part],
    root,
  );
}

/** The keys that the schema knows at a path of the value. */
function keysAt(schema: z.ZodType, path: readonly PropertyKey[], root: unknown): string[] {
  const at = schemaAt(schema, path, root);
  return at instanceof z.ZodObject ? Object.keys(at.shape) : [];
}

function discriminatorValues(schema: z.ZodType | undefined, discriminator: string): string[] {
  if (!(schema instanceof z.ZodDiscriminatedUnion)) return [];
  return schema.options.flatMap((option) => {
    const literal = (option as z.ZodObject).shape[discriminator];
    return literal instanceof z.ZodLiteral ? [...literal.values].map(String) : [];
  });
}

/** The schema that judges the value at a path: wrappers taken off, and of a union the alternative that the value chose. */
function schemaAt(schema: z.ZodType, path: readonly PropertyKey[], value: unknown): z.ZodType | undefined {
  const inner = unwrap(schema, value);
  const [first, ...rest] = path;
  if (first === undefined || !inner) return inner;
  const next = (value as Record<PropertyKey, unknown> | undefined)?.[first];
  if (inner instanceof z.ZodObject) {
    const child = inner.shape[String(first)] as z.ZodType | undefined;
    return child && schemaAt(child, rest, next);
  }
  if (inner instanceof z.ZodArray) return schemaAt(inner.element as z.ZodType, rest, next);
  if (inner instanceof z.ZodRecord) return schemaAt(inner.valueType as z.ZodType, rest, next);
  return undefined;
}

function unwrap(schema: z.ZodType, value: unknown): z.ZodType | undefined {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
    return unwrap(schema.unwrap() as z.ZodType, value);
  }
  if (schema instanceof z.ZodPipe) return unwrap(schema.in as z.ZodType, value);
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const chosen = (value as Record<string, unknown> | undefined)?.[schema.def.discriminator];
    const option = schema.options.find((o) => {
      const literal = (o as z.ZodObject).shape[schema.def.discriminator];
      return literal instanceof z.ZodLiteral && literal.values.has(chosen as string);
    });
    return option ? unwrap(option as z.ZodType, value) : schema;
  }
  if (schema instanceof z.ZodUnion) {
    return isObject(value)
      ? (schema.options.map((o) => unwrap(o as z.ZodType, value)).find((o) => o instanceof z.ZodObject) ?? schema)
      : schema;
  }
  return schema;
}
