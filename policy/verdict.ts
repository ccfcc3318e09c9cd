import { UndecidedError, type Resource, type Tree, type Unknown } from "./graph";

/** The resource does what the rule requires. */
export interface Compliant {
  readonly verdict: "compliant";
}

/** The resource would not survive. */
export interface Violation {
  readonly verdict: "violation";
  /** The path of the property that is wrong or missing. */
  readonly property: string;
  /** What it is; undefined where it is missing. */
  readonly actual: Tree | undefined;
  /** What it must be: a value, or words such as "at least 2 zones". */
  readonly wanted: Tree;
  /** What is wrong with this very resource, in one sentence. */
  readonly message: string;
}

/** The rule has nothing to say about the resource. */
export interface NotApplicable {
  readonly verdict: "notApplicable";
  readonly reason: string;
}

/** The resource can't be judged yet. */
export interface Undecided {
  readonly verdict: "undecided";
  readonly property: string;
  /** Why, in one sentence. */
  readonly reason: string;
}

/** What a rule says of a resource. */
export type Verdict = Compliant | Violation | NotApplicable | Undecided;

export function compliant(): Compliant {
  return { verdict: "compliant" };
}

export function violation(found: Omit<Violation, "verdict">): Violation {
  return { verdict: "violation", ...found };
}

export function notApplicable(reason: string): NotApplicable {
  return { verdict: "notApplicable", reason };
}

export function undecided(doubt: Omit<Undecided, "verdict">): Undecided {
  return { verdict: "undecided", ...doubt };
}

/** The verdict on a property that can't be read: "Its kmsKeyId is known only after deployment." */
export function undecidedOn(property: string, { reason }: Unknown): Undecided {
  return undecided({ property, reason: `Its ${property} ${reason}.` });
}

/** One of several checks on a resource: what it finds. */
export type Check = () => Verdict | readonly Verdict[] | undefined;

/** The verdicts of several checks on a resource: one that can't be decided does not hide the others. `none` where none finds anything. */
export function verdictsOf(
  resource: Resource,
  checks: readonly Check[],
  none: Verdict = compliant(),
): readonly Verdict[] {
  const found = checks.flatMap((check) => {
    try {
      return check() ?? [];
    } catch (error) {
      if (error instanceof UndecidedError) return undecided(error.on(resource));
      throw error;
    }
  });
  return found.length > 0 ? found : [none];
}

/** Those verdicts that are not compliant; compliant where all are. */
export function failuresOf(found: readonly Verdict[]): readonly Verdict[] {
  const failures = found.filter(({ verdict }) => verdict !== "compliant");
  return failures.length > 0 ? failures : [compliant()];
}
