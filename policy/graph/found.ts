import type { Resource } from "./resource";

/** What was found, as far as it is known. `why` is there where more may be found after deployment: a sentence. */
export interface Found<T = Resource> {
  readonly certain: readonly T[];
  /** What may belong to it besides. */
  readonly possible: readonly T[];
  readonly why?: string | undefined;
}

/** The one thing that a property names. */
export type Named<T = Resource> =
  | { readonly is: "none" }
  | { readonly is: "resource"; readonly resource: T }
  /** What is in no stack that can be seen: its name or ARN. */
  | { readonly is: "elsewhere"; readonly name: string }
  /** `why` is a sentence; `candidates` are those that it may be, where that much is known. */
  | { readonly is: "unknown"; readonly why: string; readonly candidates?: readonly T[] | undefined };

/** The answer to a question with yes or no; `why` says in a sentence why it is not known. */
export type Answer = { readonly is: "yes" } | { readonly is: "no" } | { readonly is: "unknown"; readonly why: string };

export const YES: Answer = { is: "yes" };
export const NO: Answer = { is: "no" };

export function unknown(why: string): Answer {
  return { is: "unknown", why };
}

/** Yes or no. */
export function answer(is: boolean): Answer {
  return is ? YES : NO;
}

/** Yes where one is, no where all are. */
export function any(answers: readonly Answer[]): Answer {
  return answers.find(({ is }) => is === "yes") ?? answers.find(({ is }) => is === "unknown") ?? NO;
}

/** No where one is, yes where all are. */
export function all(answers: readonly Answer[]): Answer {
  return answers.find(({ is }) => is === "no") ?? answers.find(({ is }) => is === "unknown") ?? YES;
}

export function not(one: Answer): Answer {
  return one.is === "yes" ? NO : one.is === "no" ? YES : one;
}

/** Of some things those that a question is answered with yes for, and those that it is not known of. */
export function foundBy<T>(things: readonly T[], question: (thing: T) => Answer): Found<T> {
  const answers = things.map((thing) => ({ thing, is: question(thing) }));
  const of = (kind: Answer["is"]) => answers.filter(({ is }) => is.is === kind).map(({ thing }) => thing);
  const doubt = any(answers.map(({ is }) => (is.is === "yes" ? NO : is)));
  return { certain: of("yes"), possible: of("unknown"), ...(doubt.is === "unknown" && { why: doubt.why }) };
}

/** Several findings as one. What is certain by one of them is not only possible. */
export function merged<T>(findings: readonly Found<T>[]): Found<T> {
  const certain = new Set(findings.flatMap((one) => one.certain));
  const possible = new Set(findings.flatMap((one) => one.possible).filter((one) => !certain.has(one)));
  return { certain: [...certain], possible: [...possible], why: findings.find(({ why }) => why !== undefined)?.why };
}

/** Whether anything was found; `doubt` says in a sentence why it is not known, where the finding itself does not. */
export function isAny({ certain, possible, why }: Found<unknown>, doubt: string): Answer {
  if (certain.length > 0) return YES;
  return possible.length > 0 || why !== undefined ? unknown(why ?? doubt) : NO;
}
