import type { PropertiesOf, Typed } from "./property";
import type { TreeObject } from "./tree";

/** A resource of a stack, as every source (plan, export, preview) gives it; `P` has its properties, where its type is known. */
export interface Resource<P = unknown> extends Typed<P> {
  /** `urn:pulumi:<stack>::<project>::<parents' types$type>::<name>`. */
  readonly urn: string;
  /** The type token, such as `aws:ec2/subnet:Subnet`. */
  readonly type: string;
  readonly name: string;
  readonly stack: string;
  /** The provider's id; undefined at preview, and for a component. */
  readonly id: string | undefined;
  /** False for a component. */
  readonly custom: boolean;
  /** What the program gave. */
  readonly inputs: TreeObject;
  /** What the provider answered; at preview what it foresees. */
  readonly outputs: TreeObject;
  /** False where the source had one set of properties only: then inputs and outputs are that one. */
  readonly inputsSeen: boolean;
  /** The parent's URN. */
  readonly parent: string | undefined;
  /** The URN of the provider's resource. */
  readonly provider: string | undefined;
  /** Its AWS region, where that is known. */
  readonly region: string | undefined;
  /** Pulumi's own protection against deletion. */
  readonly protect: boolean;
  /** The properties, or paths, whose changes Pulumi leaves alone. */
  readonly ignoreChanges: readonly string[];
  /** URNs. */
  readonly dependencies: readonly string[];
  /** URNs by top-level input property. */
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
}

/** The stack, type and name that a URN names. */
export function urnParts(urn: string): { stack: string; project: string; type: string; name: string } {
  const [head = "", project = "", types = "", ...name] = urn.split("::");
  return {
    stack: head.slice(head.lastIndexOf(":") + 1),
    project,
    type: types.slice(types.lastIndexOf("$") + 1),
    name: name.join("::"),
  };
}

/** A resource of a type, or of one of several. */
export type ResourceOf<T> = Resource<PropertiesOf<T>>;

/** Whether a resource is of one of some types; its properties are then known to the compiler. */
export function isOfType<const T extends readonly string[]>(
  resource: Resource,
  ...types: T
): resource is Resource<PropertiesOf<T>> {
  return types.includes(resource.type);
}
