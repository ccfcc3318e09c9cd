import type { z } from "zod";
import { allowedBy, didYouMean, oneOf } from "./allowed";
import { DURATION_WORDS, durationHint } from "./duration";
import { pathText, type Problem } from "./problems";
import { alternativesAt, isGroup, keysAt, likely } from "./schema-at";
import { show } from "./show";

type Issue = z.core.$ZodIssue;

/** One area's value, and the schema that found it wrong. */
interface Judged {
  key: string;
  schema: z.ZodType;
  root: unknown;
}

/**
 * One area's value: parsed where it fits the schema, and else every problem that it has. Where it is not clear which alternative of a union it is,
 * the problems that it would have as any of the likely ones are reported too.
 */
export function readArea(key: string, schema: z.ZodType, value: unknown): { value?: unknown; problems: Problem[] } {
  const parsed = schema.safeParse(value);
  if (parsed.success) return { value: parsed.data, problems: [] };
  const report = (root: unknown, issues: readonly Issue[]) => problemsOfIssues({ key, schema, root }, issues);
  const guesses = likely(schema, value).map((root) => report(root, schema.safeParse(root).error?.issues ?? []));
  const [first = [], ...others] = guesses;
  const common = first.filter((problem) => others.every((other) => other.some((p) => sameProblem(p, problem))));
  return { problems: [...report(value, parsed.error.issues), ...common] };
}

function sameProblem(a: Problem, b: Problem): boolean {
  return a.path === b.path && a.message === b.message;
}

/** Settings that are elsewhere now. */
const MOVED: Readonly<Record<string, string>> = { "holdfast:backup.emails": "holdfast:alerts.emails" };

/** The setting that a misspelt key was meant to be; undefined of other problems, and where nothing is alike. */
export function meantPath({ path, message, fix }: Problem): string | undefined {
  if (message === NO_NAMESPACE) return /^Write (\S+):/.exec(fix)?.[1];
  const meant = message === "is not a setting" ? /^Did you mean (\S+)\?/.exec(fix)?.[1] : undefined;
  return meant === undefined ? undefined : path.replace(/[^.:]*$/, meant);
}

/** Said of a setting's name that is the project's own key. */
const NO_NAMESPACE = "is the project's own key";

/** A setting that is written without its namespace: Pulumi takes it for the project's own. */
export function namespaceProblem(key: string, setting: string): Problem {
  return { path: key, message: NO_NAMESPACE, fix: `Write ${setting}: a key without a namespace is not Holdfast's.` };
}

/** A key that no schema knows, with the nearest that one does. */
export function unknownKeyProblem(path: string, unknownKey: string, known: readonly string[]): Problem {
  const moved = MOVED[path];
  if (moved !== undefined) return { path, message: "is not a setting", fix: `It is ${moved} now.` };
  const fix = `${didYouMean(unknownKey, known)}Known here: ${known.join(", ") || "nothing"}.`;
  return { path, message: "is not a setting", fix };
}

/** One problem for each unknown key, and one for each value however many of its bounds it breaks. */
function problemsOfIssues(judged: Judged, issues: readonly Issue[]): Problem[] {
  const places = new Map<string, Issue[]>();
  for (const issue of issues) {
    const place = JSON.stringify([issue.path.map(String), issue.code === "unrecognized_keys"]);
    places.set(place, [...(places.get(place) ?? []), issue]);
  }
  return [...places.values()].flatMap((found) => problemsAt(judged, found));
}

/** @param issues all of one path, so of one value */
function problemsAt(judged: Judged, issues: readonly Issue[]): Problem[] {
  const first = issues[0]!;
  const path = pathText(judged.key, first.path);
  if (first.code === "unrecognized_keys") {
    const known = keysAt(judged.schema, first.path, judged.root);
    return issues.flatMap((issue) =>
      (issue as typeof first).keys.map((unknown) => unknownKeyProblem(`${path}.${unknown}`, unknown, known)),
    );
  }
  if (first.code === "invalid_key") return [nameProblem(path, first)];
  const value = valueAt(judged.root, first.path);
  if (first.code === "invalid_union") return unionProblems(judged, value, first);
  // For text in place of a list, only the type is reported, not its length too.
  const mistyped = issues.filter((issue) => issue.code === "invalid_type").slice(0, 1);
  const allowed = [...new Set((mistyped.length > 0 ? mistyped : issues).map(allowedBy))].join("; ");
  return [problem(path, value, allowed + keysOf(judged, first), hintOf(first, value))];
}

/** So many keys of a group are named. */
const KEYS_NAMED = 6;

/** The keys of a group that is missing or is something else: `: name and type`. */
function keysOf({ schema, root }: Judged, issue: Issue): string {
  if (issue.code !== "invalid_type" || issue.expected !== "object") return "";
  const keys = keysAt(schema, issue.path, root);
  if (keys.length === 0) return "";
  return ` (${keys.slice(0, KEYS_NAMED).join(", ")}${keys.length > KEYS_NAMED ? " and more" : ""})`;
}

/** Of a name that the user gives to a store; the value is the name itself. */
function nameProblem(path: string, issue: z.core.$ZodIssueInvalidKey): Problem {
  return { path, message: `${show(String(issue.path.at(-1)))} is not a name`, fix: `Allowed: ${allowedBy(issue)}.` };
}

function hintOf(issue: Issue, value: unknown): string {
  if (issue.code === "invalid_value")
    return partitionHint(value, issue.values) ?? didYouMean(value, issue.values.map(String));
  if (issue.message.startsWith(DURATION_WORDS)) return durationHint(value);
  const isQuoted = typeof value === "string" && /^(-?\d+|true|false)$/.test(value);
  const wantsPlain = issue.code === "invalid_type" && ["number", "int", "boolean"].includes(issue.expected);
  return isQuoted && wantsPlain ? "Write it without quotes. " : "";
}

/** Of a Region outside AWS's commercial partition, to which a commercial one may be alike. */
function partitionHint(value: unknown, allowed: readonly unknown[]): string | undefined {
  const isElsewhere = /^(cn|us-gov|us-iso[a-z]?|eu-isoe|eusc-de)-/.test(String(value));
  return isElsewhere && allowed.includes("us-east-1") ? "It is in another partition of AWS. " : undefined;
}

/** Where one alternative of a union fits the value's shape, its own issues say more than "no alternative fits". */
function unionProblems(judged: Judged, value: unknown, issue: z.core.$ZodIssueInvalidUnion): Problem[] {
  const path = pathText(judged.key, issue.path);
  if (issue.discriminator !== undefined) {
    const alternatives = alternativesAt(judged.schema, issue.path.slice(0, -1), judged.root);
    return [problem(path, value, oneOf(alternatives), didYouMean(value, alternatives))];
  }
  const fitting = issue.errors.find(
    (errors) => !errors.some((e) => e.path.length === 0 && e.code !== "unrecognized_keys"),
  );
  if (fitting && isGroup(value)) {
    const inner = fitting.map((e) => ({ ...e, path: [...issue.path, ...e.path] }) as Issue);
    return problemsOfIssues(judged, inner);
  }
  return [problem(path, value, allowedBy(issue), "")];
}

function problem(path: string, value: unknown, allowed: string, hint: string): Problem {
  if (value === undefined) return { path, message: "is missing", fix: `Add it: ${allowed}.` };
  const name = path.slice(path.lastIndexOf(".") + 1);
  return { path, message: `${show(value, name)} is not allowed`, fix: `${hint}Allowed: ${allowed}.` };
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, part) => (value as Record<PropertyKey, unknown> | undefined | null)?.[part],
    root,
  );
}
