/** Values that are named by their number: each is there once, in the order in which it was first met. */
export class Table<T> {
  readonly values: T[] = [];
  private readonly known = new Map<string, number>();
  private readonly byReference = new WeakMap<object, number>();

  constructor(private readonly keyOf: (value: T) => string) {}

  /** The number of a value. */
  of(value: T): number {
    const isObject = typeof value === "object" && value !== null;
    const before = isObject ? this.byReference.get(value) : undefined;
    if (before !== undefined) return before;
    const key = this.keyOf(value);
    const number = this.known.get(key) ?? this.values.push(value) - 1;
    this.known.set(key, number);
    if (isObject) this.byReference.set(value, number);
    return number;
  }
}

export const textTable = (): Table<string> => new Table((text) => text);

/** Of lists of numbers. */
export const listTable = (): Table<readonly number[]> => new Table((list) => list.join());
