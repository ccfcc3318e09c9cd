import { answer, unknown, type Answer } from "./found";
import type { Resource } from "./resource";

/** Completes the sentence "Its minSize ...". */
export const NOT_YET = "is known only after deployment";

/** What a rule needs to know and can't: its verdict is "undecided" (policy/judge.ts). */
export class UndecidedError extends Error {
  override readonly name = "UndecidedError";

  /**
   * @param property the path of the property that can't be read; "" where it is no single one
   * @param reason a sentence; with `of`, the rest of the sentence "Its <property> ..."
   * @param of the resource that the property belongs to
   */
  constructor(
    readonly property: string,
    readonly reason: string,
    readonly of?: Resource,
  ) {
    super(of ? `The ${property} of ${of.name} ${reason}.` : reason);
  }

  /** What the verdict on a resource says of it. */
  on(judged: Resource): { property: string; reason: string } {
    if (this.of === undefined) return { property: this.property, reason: this.reason };
    return this.of === judged
      ? { property: this.property, reason: `Its ${this.property} ${this.reason}.` }
      : { property: "", reason: this.message };
  }
}

/** The answer to a question that reads with graph.read: unknown where that throws UndecidedError. */
export function answered(question: () => boolean): Answer {
  try {
    return answer(question());
  } catch (error) {
    if (error instanceof UndecidedError) return unknown(error.message);
    throw error;
  }
}

/** Whether the answer is yes. Throws UndecidedError on `property` where it is not known. */
export function decided(answer: Answer, property: string): boolean {
  if (answer.is === "unknown") throw new UndecidedError(property, answer.why);
  return answer.is === "yes";
}

/**
 * Throws UndecidedError on `property` where there may be any of something.
 * @param does the middle of the sentence "Whether shop-1, shop-2 belongs to it is known only after deployment."
 */
export function undecidedIfAny(possible: readonly Resource[], property: string, does: string): void {
  if (possible.length === 0) return;
  throw new UndecidedError(property, `Whether ${possible.map(({ name }) => name).join(", ")} ${does} ${NOT_YET}.`);
}
