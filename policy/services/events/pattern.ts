import { all, answer, any, NO, not, unknown, YES, type Answer } from "../../graph";
import { fits } from "../../glob";

/** An event, as far as a rule can look at it; a field that is not here may have any value. */
export interface Event {
  readonly [field: string]: string | number | boolean | Event;
}

const UNCLEAR = unknown("Whether a pattern matches depends on fields of the event that are not known.");

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Whether an event pattern of EventBridge matches an event: each field of the pattern must
 * (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html).
 */
export function matchesEvent(pattern: unknown, event: Event): Answer {
  if (!isFields(pattern)) return NO;
  return all(
    Object.entries(pattern).map(([field, wanted]): Answer => {
      if (field === "$or") return any([wanted].flat().map((one: unknown) => matchesEvent(one, event)));
      const actual = Object.hasOwn(event, field) ? event[field] : undefined;
      if (isFields(wanted)) {
        if (actual === undefined) return matchesAnything(wanted) ? YES : UNCLEAR;
        return typeof actual === "object" ? matchesEvent(wanted, actual) : NO;
      }
      const values = [wanted].flat();
      if (actual === undefined) return UNCLEAR;
      return any(values.map((one: unknown) => matchesValue(one, actual)));
    }),
  );
}

function matchesAnything(pattern: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(pattern).length === 0;
}

function matchesValue(wanted: unknown, actual: Event[string]): Answer {
  if (!isFields(wanted)) return answer(wanted === actual);
  const text = typeof actual === "string" ? actual : undefined;
  const [operator = "", value] = Object.entries(wanted)[0] ?? [];
  switch (operator) {
    case "exists":
      return answer(value === true);
    case "prefix":
      return answer(text !== undefined && startsWith(text, value));
    case "suffix":
      return answer(text !== undefined && startsWith(reversed(text), reversedValue(value)));
    case "wildcard":
      return answer(text !== undefined && typeof value === "string" && fits(value, text));
    case "equals-ignore-case":
      return answer(text !== undefined && typeof value === "string" && value.toLowerCase() === text.toLowerCase());
    case "anything-but":
      return not(any(excluded(value).map((one) => matchesValue(one, actual))));
    default:
      return UNCLEAR;
  }
}

/** What `anything-but` excludes: a value, a list of them, or one of some operators with a value or a list. */
function excluded(value: unknown): unknown[] {
  if (!isFields(value)) return [value].flat();
  return Object.entries(value).flatMap(([operator, given]) =>
    [given].flat().map((one: unknown) => ({ [operator]: one })),
  );
}

function startsWith(text: string, given: unknown): boolean {
  if (isFields(given)) {
    const folded = given["equals-ignore-case"];
    return typeof folded === "string" && text.toLowerCase().startsWith(folded.toLowerCase());
  }
  return typeof given === "string" && text.startsWith(given);
}

function reversed(text: string): string {
  return [...text].reverse().join("");
}

function reversedValue(value: unknown): unknown {
  if (typeof value === "string") return reversed(value);
  return isFields(value) && typeof value["equals-ignore-case"] === "string"
    ? { "equals-ignore-case": reversed(value["equals-ignore-case"]) }
    : value;
}
