import type { Resource } from "./resource";
import { isTreeList, type Tree } from "./tree";

/** A property whose shape AWS would refuse, such as a list where text belongs. */
export interface Malformed {
  readonly resource: Resource;
  readonly property: string;
  /** Completes the sentence "Its minSize ...". */
  readonly reason: string;
}

/**
 * Remembers which malformed properties a judgement has read. For the resource that has one, the verdict is then
 * undecided (policy/judge.ts); for every other the property is as good as missing.
 */
export class MalformedReads {
  private current: Malformed[] = [];

  note(resource: Resource, property: string, reason: string): void {
    this.current.push({ resource, property, reason });
  }

  /** What `read` gives, and the malformed properties that it has read; they count for whatever is under way, too. */
  during<T>(read: () => T): { readonly value: T; readonly malformed: readonly Malformed[] } {
    const outer = this.current;
    const inner: Malformed[] = [];
    this.current = inner;
    try {
      return { value: read(), malformed: inner };
    } finally {
      this.current = outer;
      this.again(inner);
    }
  }

  /** What was read before, from a cache, counts again. */
  again(malformed: readonly Malformed[]): void {
    for (const one of malformed) this.current.push(one);
  }
}

/** What is wrong with a value that should be a name, an id or an ARN. */
export function otherThanText(value: Tree): string | undefined {
  if (value === null || typeof value === "string" || typeof value === "symbol") return undefined;
  const what = isTreeList(value) ? "a list" : typeof value === "object" ? "an object" : `a ${typeof value}`;
  return `is ${what} where text belongs`;
}
