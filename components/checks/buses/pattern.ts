import { EVENTBRIDGE_QUOTAS, PATTERN_OPERATORS } from "../../../facts/eventbridge";
import { nearest } from "../../../lib/nearest";
import type { Problem } from "../../config/problems";
import { isGroup } from "../../config/schema-at";
import { show } from "../../config/show";

const LONGEST_PATTERN = EVENTBRIDGE_QUOTAS.data.pattern;
const OPERATORS = PATTERN_OPERATORS.data;

/** Any of several parts of a pattern (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html). */
const OR = "$or";

/** What EventBridge would refuse in an event pattern: each value to match is in a list, and what is no value is a group. */
export function checkPattern(path: string, pattern: unknown): Problem[] {
  if (!isGroup(pattern)) return [];
  const found = inGroup(path, pattern);
  const length = JSON.stringify(pattern).length;
  if (length <= LONGEST_PATTERN) return found;
  const message = `the pattern has ${length} characters as JSON, too many for EventBridge`;
  const fix = `Allowed: at most ${LONGEST_PATTERN}, AWS's quota; a shorter pattern, or several rules.`;
  return [...found, { path, message, fix }];
}

function inGroup(path: string, group: Record<string, unknown>): Problem[] {
  if (Object.keys(group).length === 0) {
    const fix = "Allowed: at least one field, such as { source: [shop.orders] }.";
    return [{ path, message: "{} matches nothing that EventBridge would take", fix }];
  }
  return Object.entries(group).flatMap(([key, value]) => {
    const at = `${path}.${key}`;
    if (key === OR) return inAlternatives(at, value);
    if (isGroup(value)) return inGroup(at, value);
    return Array.isArray(value) ? inList(at, value) : [notInList(at, value)];
  });
}

function notInList(path: string, value: unknown): Problem {
  const fix = `Allowed: a list, also of one value: [${show(value)}].`;
  return { path, message: `${show(value)} is not a list of values to match`, fix };
}

function inAlternatives(path: string, value: unknown): Problem[] {
  if (Array.isArray(value) && value.length > 1 && value.every(isGroup)) {
    return value.flatMap((part: Record<string, unknown>, i) => inGroup(`${path}[${i}]`, part));
  }
  const fix = "Allowed: a list of at least two groups of fields, of which one must match.";
  return [{ path, message: `${show(value)} is not a list of alternatives`, fix }];
}

function inList(path: string, list: readonly unknown[]): Problem[] {
  if (list.length === 0)
    return [{ path, message: "[] matches nothing", fix: "Allowed: at least one value in the list." }];
  return list.flatMap((item, i) => inItem(`${path}[${i}]`, item));
}

/** A value as it is, or a group with one operator. */
function inItem(path: string, item: unknown): Problem[] {
  if (Array.isArray(item)) {
    return [
      { path, message: `${show(item)} is a list in a list`, fix: "Allowed: values and groups with one operator." },
    ];
  }
  if (!isGroup(item)) return [];
  const keys = Object.keys(item);
  const [operator = ""] = keys;
  if (keys.length === 1 && OPERATORS.includes(operator)) return [];
  const meant = keys.length === 1 ? nearest(operator, OPERATORS) : undefined;
  const hint = meant === undefined ? "" : `Did you mean ${meant}? `;
  const fix = `${hint}Allowed: one of ${OPERATORS.join(", ")}.`;
  return [{ path, message: `${show(item)} is not a group with one operator`, fix }];
}
