/** Marks a value that is known only after deployment. */
export const UNKNOWN: unique symbol = Symbol("unknown until deployment");

/** Marks a secret: its content is never read, so that no message can show it. */
export const SECRET: unique symbol = Symbol("secret");

/** A property value with its unknown and secret parts marked. `null` counts as missing. */
export type Tree =
  | null
  | boolean
  | number
  | string
  | typeof UNKNOWN
  | typeof SECRET
  | readonly Tree[]
  | { readonly [key: string]: Tree };

/** The properties of a resource, or a nested object. */
export interface TreeObject {
  readonly [key: string]: Tree;
}

/** One step of a path: a key, an index, or every element of a list. */
export type Step = string | number | typeof EVERY;

/** The step that `[*]` stands for. */
export const EVERY: unique symbol = Symbol("[*]");

/** Whether a value is a nested object (not a list, not a marker). */
export function isTreeObject(value: Tree | undefined): value is TreeObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a value is a list. */
export function isTreeList(value: Tree | undefined): value is readonly Tree[] {
  return Array.isArray(value);
}

const parsedPaths = new Map<string, readonly Step[]>();
const STEP = /\[(\*)\]|\[(\d+)\]|\["([^"]*)"\]|([^.[\]]+)/g;

/**
 * The steps of a path such as `healthCheck.path`, `listeners[0].port`, `subnets[*]` or `tags["a.b"]`.
 * Throws on an empty path.
 */
export function parsePath(path: string): readonly Step[] {
  const before = parsedPaths.get(path);
  if (before) return before;
  const steps: Step[] = [...path.matchAll(STEP)].map((match) =>
    match[1] ? EVERY : match[2] !== undefined ? Number(match[2]) : (match[3] ?? match[4] ?? ""),
  );
  if (steps.length === 0) throw new Error(`"${path}" is no property path`);
  parsedPaths.set(path, steps);
  return steps;
}

/** Reported where a path steps into a value without parts, or with parts of the other kind. */
type Refuse = () => void;

function step(value: Tree, key: string | number, refuse: Refuse | undefined): Tree | undefined {
  if (value === UNKNOWN || value === SECRET) return value;
  if (typeof key === "number" ? !isTreeList(value) : !isTreeObject(value)) refuse?.();
  if (typeof key === "number") return isTreeList(value) ? value[key] : undefined;
  return isTreeObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The value at a path without `[*]`; undefined where it is missing, a marker where it or a parent is marked. */
export function valueAt(tree: Tree, path: string, refuse?: Refuse): Tree | undefined {
  let value: Tree | undefined = tree;
  for (const key of parsePath(path)) {
    if (key === EVERY)
      throw new Error(`"${path}" names every element of a list: read it with values() or references()`);
    if (value === undefined || value === null) return undefined;
    value = step(value, key, refuse);
  }
  return value === null ? undefined : value;
}

/** What a path with `[*]` leads to. */
export interface Leaves {
  /** The known values, and one marker for each element that is unknown or secret. */
  readonly values: readonly Tree[];
  /** True where a list is itself unknown, so that the number of values is unknown. */
  readonly open: boolean;
}

/** Every value that a path leads to; `[*]` stands for each element of a list. Lists without `[*]` stay whole. */
export function leavesAt(tree: Tree, path: string, refuse?: Refuse): Leaves {
  const values: Tree[] = [];
  let open = false;
  const walk = (value: Tree | undefined, steps: readonly Step[]): void => {
    if (value === undefined || value === null) return;
    const [first, ...rest] = steps;
    if (value === UNKNOWN || value === SECRET) {
      if (steps.includes(EVERY)) open = true;
      else values.push(value);
    } else if (first === undefined) values.push(value);
    else if (first !== EVERY) walk(step(value, first, refuse), rest);
    else if (isTreeList(value)) value.forEach((element) => walk(element, rest));
    else walk(value, rest);
  };
  walk(tree, parsePath(path));
  return { values, open };
}

/**
 * Inputs completed with outputs: what the program gave wins, also inside nested objects; lists are taken whole,
 * because AWS may return them in another order. An input that was unknown takes the output's value.
 */
export function completed(inputs: Tree | undefined, outputs: Tree | undefined): Tree | undefined {
  if (inputs === undefined || inputs === null) return outputs;
  if (inputs === UNKNOWN) return outputs ?? UNKNOWN;
  if (!isTreeObject(inputs) || !isTreeObject(outputs)) return inputs;
  const given = Object.entries(inputs).map(([key, value]) => {
    const answer = Object.hasOwn(outputs, key) ? outputs[key] : undefined;
    return [key, completed(value, answer) ?? null] as const;
  });
  return { ...outputs, ...Object.fromEntries(given) };
}

/** A value as a message or a JSON report can show it: markers in words, everything else as it is. */
export function shown(value: Tree | undefined): unknown {
  if (value === UNKNOWN) return "(known after deployment)";
  if (value === SECRET) return "(secret)";
  if (isTreeList(value)) return value.map(shown);
  if (isTreeObject(value)) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shown(inner)]));
  return value ?? null;
}
