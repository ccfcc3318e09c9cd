import { z } from "zod";
import { areas } from "../../../components/config/schema";
import { bare, defOf, fits, isGroup, literalsIn, membersOf } from "./schema-paths";

/** What is done with the settings, by the paths of their schema. */
export class Recorder {
  /** Asked for by name. */
  readonly read = new Set<string>();
  /** Copied with everything beside them, as `{ ...settings }` does: whether the copy is read is not seen. */
  readonly copied = new Set<string>();
  private readonly kept = new WeakMap<object, object>();

  /** All areas, recorded. */
  settings<T extends object>(settings: T): T {
    return this.of(z.object(areas), "", settings);
  }

  /** A value of a schema that behaves as it does, and is recorded. */
  private of<T>(schema: z.ZodType, path: string, value: T): T {
    if (typeof value !== "object" || value === null) return value;
    const before = this.kept.get(value);
    if (before) return before as T;
    const proxy = this.proxy(schema, path, value);
    this.kept.set(value, proxy);
    return proxy as T;
  }

  private proxy(schema: z.ZodType, path: string, value: object): object {
    /** What was enumerated, and is asked for next, in that order, because of that. */
    let enumerated: PropertyKey[] = [];
    const look = (key: PropertyKey, isCopy: boolean) => {
      const inner = childOf(schema, path, key, value);
      if (!inner) return undefined;
      if (!isGroup(inner.schema)) (isCopy && !inner.named ? this.copied : this.read).add(inner.path);
      return inner;
    };
    return new Proxy(value, {
      get: (target, key, receiver) => {
        const isCopy = enumerated[0] === key;
        enumerated = isCopy ? enumerated.slice(1) : [];
        const found: unknown = Reflect.get(target, key, receiver);
        const inner = Object.hasOwn(target, key) || isSchemaKey(schema, key) ? look(key, isCopy) : undefined;
        return inner && isGroup(inner.schema) ? this.of(inner.schema, inner.path, found) : found;
      },
      has: (target, key) => {
        look(key, false);
        return Reflect.has(target, key);
      },
      getOwnPropertyDescriptor: (target, key) => {
        enumerated.push(key);
        return Reflect.getOwnPropertyDescriptor(target, key);
      },
    });
  }
}

function isSchemaKey(schema: z.ZodType, key: PropertyKey): boolean {
  const { shape } = defOf(bare(schema));
  return shape !== undefined && Object.hasOwn(shape, key);
}

/** What is at a key; `named` where the key is a name of the user's, which is asked for with the others. */
function childOf(schema: z.ZodType, path: string, key: PropertyKey, value: object): Child | undefined {
  if (typeof key !== "string") return undefined;
  const inner = bare(schema);
  const { type, shape, valueType, element } = defOf(inner);
  if (type === "object")
    return shape![key] && { schema: shape![key], path: path === "" ? key : `${path}.${key}`, named: false };
  if (type === "record") return { schema: valueType!, path: `${path}.*`, named: true };
  if (type === "array")
    return isGroup(element!) && /^\d+$/.test(key) ? { schema: element!, path: `${path}[]`, named: true } : undefined;
  if (type !== "union") return undefined;
  const member = membersOf(inner)
    .filter(isGroup)
    .find((one) => fits(one, value));
  return member && childOf(member, path + literalsIn(member), key, value);
}

interface Child {
  schema: z.ZodType;
  path: string;
  named: boolean;
}
