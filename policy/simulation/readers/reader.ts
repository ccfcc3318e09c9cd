import { isTreeList, type PropertiesOf, type Resource, type TreeObject } from "../../graph";
import type { ElementId } from "../model";
import type { Scene } from "../scene";

/** How resources of some types are read; made with `reader`. */
export interface Reader {
  readonly types: readonly string[];
  /** The top-level properties that it understands. One that the program sets besides puts the element in doubt. */
  readonly understands: readonly string[];
  read(resource: Resource, scene: Scene): ElementId;
}

type Keys<P> = P extends unknown ? Extract<keyof P, string> : never;

/** A reader of some types; `understands` can name no property that they do not have. */
export function reader<const T extends readonly string[]>(made: {
  readonly types: T;
  readonly understands: readonly Keys<PropertiesOf<T>>[];
  readonly read: (resource: Resource<PropertiesOf<T>>, scene: Scene) => ElementId;
}): Reader {
  return made;
}

const isSet = (value: TreeObject[string]): boolean => value !== null && !(isTreeList(value) && value.length === 0);

/** The properties that a program sets and a reader does not understand. */
export function notUnderstood(resource: Resource, { understands }: Pick<Reader, "understands">): readonly string[] {
  return Object.keys(resource.inputs).filter((key) => isSet(resource.inputs[key]!) && !understands.includes(key));
}

/** Reads a resource by the reader of its type. One without a reader is a blind spot, in doubt under every fault. */
export function readBy(readers: ReadonlyMap<string, Reader>) {
  return (resource: Resource, scene: Scene): ElementId => {
    const one = readers.get(resource.type);
    if (!one) return scene.opaque(resource, "type", `What ${resource.type} depends on is not modelled.`);
    const element = one.read(resource, scene);
    const extra = notUnderstood(resource, one);
    if (extra.length === 0) return element;
    const reason = `${resource.name} sets ${extra.join(", ")}, which the simulation does not understand.`;
    return scene.all([element, scene.opaque(resource, "property", reason)], resource.name, resource);
  };
}
