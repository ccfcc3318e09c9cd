import { fits } from "../glob";
import { all, answer, NO, unknown, YES, type Answer } from "../graph";

/** Takes the place, in a text, of a part that is known only after deployment, such as the account in an ARN: any text without a colon. */
export const UNSEEN = "\u0000";

const UNCLEAR = unknown("Whether a policy names it is known only after deployment.");

/** Whether a text, parts of which may be unseen, fits a pattern of a policy: `*` is any text, `?` one character. */
export function fitsPattern(pattern: string, text: string): Answer {
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
  if (pattern.includes("${")) return unknown(`What ${pattern} in a policy stands for is known only at the request.`);
  if (!text.includes(UNSEEN)) return answer(fits(pattern, text, true));
  // Where the pattern does not look at what is unseen, its value does not matter.
  if (!pattern.includes("?") && fits(pattern, text)) return YES;
  return mayFit(pattern, text) ? UNCLEAR : NO;
}

/** Whether a text, parts of which may be unseen, is another. */
export function equalsText(wanted: string, text: string): Answer {
  if (!text.includes(UNSEEN)) return answer(wanted === text);
  return mayFit(wanted, text) ? UNCLEAR : NO;
}

const ARN_PARTS = 6;

/**
 * Whether an ARN fits that of a condition: each of the six parts by itself
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN).
 */
export function fitsArn(pattern: string, arn: string): Answer {
  const [wanted, own] = [partsOf(pattern), partsOf(arn)];
  if (own.length < ARN_PARTS) return fitsPattern(pattern, arn);
  if (wanted.length < ARN_PARTS)
    return fitsPattern(pattern, arn).is === "no" ? NO : unknown(`${pattern} in a policy has fewer parts than an ARN.`);
  return all(wanted.map((part, i) => fitsPattern(part, own[i] ?? "")));
}

function partsOf(arn: string): string[] {
  const parts = arn.split(":");
  return [
    ...parts.slice(0, ARN_PARTS - 1),
    ...(parts.length >= ARN_PARTS ? [parts.slice(ARN_PARTS - 1).join(":")] : []),
  ];
}

/** Whether a pattern fits the text for any value of what is unseen in it. */
function mayFit(pattern: string, text: string): boolean {
  let reached = afterStars(pattern, new Set([0]));
  for (const character of text) {
    const next = new Set<number>();
    for (const at of reached) {
      if (pattern[at] === "*") next.add(at);
      if (character === UNSEEN) {
        for (let to = at; ; to += 1) {
          next.add(to);
          if (to >= pattern.length || pattern[to] === ":") break;
        }
      } else if (pattern[at] === character || pattern[at] === "?") next.add(at + 1);
    }
    reached = afterStars(pattern, next);
  }
  return reached.has(pattern.length);
}

/** A star may stand for nothing. */
function afterStars(pattern: string, reached: Set<number>): Set<number> {
  for (const at of reached) if (pattern[at] === "*") reached.add(at + 1);
  return reached;
}
