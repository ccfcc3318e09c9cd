import { all, answer, any, NO, not, unknown, YES, type Answer } from "../graph";
import { equalsText, fitsArn, fitsPattern } from "./text";

/** A key that a request does not have. */
export const ABSENT: unique symbol = Symbol("absent from the request");

/** The condition keys of a request, in lower case. Of a key that is not in it nothing is known. */
export type Context = ReadonlyMap<string, string | typeof ABSENT>;

/** How an operator compares the value of a policy with that of a request. */
type Comparison = (wanted: string, actual: string) => Answer;

const ignoringCase: Comparison = (wanted, actual) => equalsText(wanted.toLowerCase(), actual.toLowerCase());

/** By the operator's name without Not; ArnEquals and ArnLike behave alike (reference_policies_elements_condition_operators.html). */
const COMPARISONS: Readonly<Record<string, Comparison>> = {
  stringequals: equalsText,
  stringequalsignorecase: ignoringCase,
  stringlike: fitsPattern,
  arnequals: fitsArn,
  arnlike: fitsArn,
  bool: ignoringCase,
};

/**
 * Whether the conditions of a statement hold for a request: all operators and keys must, for each one of its values
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html).
 */
export function conditionsHold(condition: unknown, context: Context): Answer {
  if (condition === undefined || condition === null) return YES;
  if (typeof condition !== "object") return unknown("The conditions of its policy can't be read.");
  return all(
    Object.entries(condition).flatMap(([operator, keys]: [string, unknown]) =>
      Object.entries(keys ?? {}).map(([key, wanted]: [string, unknown]) =>
        holds(operator, key, valuesOf(wanted), context),
      ),
    ),
  );
}

const OPERATOR = /^(forallvalues:|foranyvalue:)?(.+?)(ifexists)?$/;

function holds(operator: string, key: string, wanted: readonly string[], context: Context): Answer {
  const [, set = "", name = "", ifExists] = OPERATOR.exec(operator.toLowerCase()) ?? [];
  // Every key has the prefix of AWS, a service or an identity provider: SourceArn without it is in no request
  // (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html).
  const actual = context.get(key.toLowerCase()) ?? (key.includes(":") ? undefined : ABSENT);
  if (actual === undefined)
    return unknown(`A policy has a condition on ${key}, and its value in the request is not known.`);
  if (name === "null") return answer((actual === ABSENT) === wanted.includes("true"));
  const isNegated = name.includes("not");
  if (actual === ABSENT) {
    // IfExists and ForAllValues hold without the key, ForAnyValue does not; others do where they are negated.
    if (ifExists !== undefined || set === "forallvalues:") return YES;
    return set === "foranyvalue:" ? NO : answer(isNegated);
  }
  const comparison = COMPARISONS[name.replace("not", "")];
  if (!comparison) return unknown(`Whether the condition ${operator} on ${key} holds is not known.`);
  const found = any(wanted.map((one) => comparison(one, actual)));
  return isNegated ? not(found) : found;
}

/** One value or a list of them, as texts; numbers and booleans need no quotes in a policy. */
function valuesOf(wanted: unknown): string[] {
  return [wanted].flat().flatMap((one) => (["string", "number", "boolean"].includes(typeof one) ? [String(one)] : []));
}
