import type { Found } from "./found";
import type { PathOf, PropertiesOf } from "./property";
import type { Reading } from "./reading";
import type { References } from "./references";
import type { Resource } from "./resource";
import { isTreeObject, type Tree, type TreeObject } from "./tree";
import { NOT_YET, UndecidedError } from "./undecided";

type Reader<V, D = never> = <P, const S extends string>(resource: Resource<P>, path: PathOf<P, S>, byDefault?: D) => V;

/** What this reads of a graph. */
export interface Readable {
  value: Reader<Reading<Tree>>;
  given: Reader<Reading<Tree>>;
  givenString: Reader<Reading<string>>;
  string: Reader<Reading<string>, string>;
  number: Reader<Reading<number>, number>;
  boolean: Reader<Reading<boolean>, boolean>;
  list: Reader<Reading<readonly Tree[]>>;
  strings: Reader<Found<string>>;
  references<P, const S extends string, const T extends readonly string[]>(
    resource: Resource<P>,
    path: PathOf<P, S>,
    types: T,
  ): References<Resource<PropertiesOf<T>>>;
}

/**
 * Reads what a verdict can't do without: a value, or undefined where it is missing. Throws UndecidedError on what is
 * unknown until deployment, a secret, or of a shape that AWS would refuse.
 */
export class Read {
  constructor(private readonly graph: Readable) {}

  value<P, const S extends string>(resource: Resource<P>, path: PathOf<P, S>): Tree | undefined {
    return orThrow(this.graph.value(resource, path), resource, path);
  }

  /** As `value`; but what the program left out is missing even where the preview calls it unknown: AWS alone fills it in. */
  given<P, const S extends string>(resource: Resource<P>, path: PathOf<P, S>): Tree | undefined {
    return orThrow(this.graph.given(resource, path), resource, path);
  }

  /** As `given`, and a string. */
  givenString<P, const S extends string>(resource: Resource<P>, path: PathOf<P, S>): string | undefined {
    return orThrow(this.graph.givenString(resource, path), resource, path);
  }

  /** `byDefault` is what AWS does where nothing is given: cite it. */
  string<P, const S extends string>(resource: Resource<P>, path: PathOf<P, S>, byDefault: string): string;
  string<P, const S extends string>(resource: Resource<P>, path: PathOf<P, S>): string | undefined;
  string<P, const S extends string>(resource: Resource<P>, path: PathOf<P, S>, byDefault?: string): string | undefined {
    return orThrow(this.graph.string(resource, path, byDefault), resource, path);
  }

  /** `byDefault` is what AWS does where nothing is given: cite it. */
  number<P, const S extends string>(resource: Resource<P>, path: PathOf<P, S>, byDefault: number): number;
  number<P, const S extends string>(resource: Resource<P>, path: PathOf<P, S>): number | undefined;
  number<P, const S extends string>(resource: Resource<P>, path: PathOf<P, S>, byDefault?: number): number | undefined {
    return orThrow(this.graph.number(resource, path, byDefault), resource, path);
  }

  /** `byDefault` is what AWS does where nothing is given: cite it. */
  boolean<P, const S extends string>(resource: Resource<P>, path: PathOf<P, S>, byDefault: boolean): boolean;
  boolean<P, const S extends string>(resource: Resource<P>, path: PathOf<P, S>): boolean | undefined;
  boolean<P, const S extends string>(
    resource: Resource<P>,
    path: PathOf<P, S>,
    byDefault?: boolean,
  ): boolean | undefined {
    return orThrow(this.graph.boolean(resource, path, byDefault), resource, path);
  }

  /** The list at a path, empty where it is missing; its elements may be UNKNOWN or SECRET. A single value counts as a list of one. */
  list<P, const S extends string>(resource: Resource<P>, path: PathOf<P, S>): readonly Tree[] {
    return orThrow(this.graph.list(resource, path), resource, path) ?? [];
  }

  /** The objects of a list, such as the rules of a configuration: every one must be known. */
  objects<P, const S extends string>(resource: Resource<P>, path: PathOf<P, S>): readonly TreeObject[] {
    return this.list(resource, path).map((one) => {
      if (isTreeObject(one)) return one;
      throw new UndecidedError(path, typeof one === "symbol" ? NOT_YET : "is not a list of objects", resource);
    });
  }

  /** Every text at a path with `[*]`. */
  strings<P, const S extends string>(resource: Resource<P>, path: PathOf<P, S>): readonly string[] {
    const { certain, why } = this.graph.strings(resource, path);
    if (why !== undefined) throw new UndecidedError(path.slice(0, path.indexOf("[")), NOT_YET, resource);
    return certain;
  }

  /** The resources that a property refers to, and what it names besides. */
  references<P, const S extends string, const T extends readonly string[]>(
    resource: Resource<P>,
    path: PathOf<P, S>,
    types: T,
  ): { readonly resources: readonly Resource<PropertiesOf<T>>[]; readonly external: readonly string[] } {
    const { certain, external, complete } = this.graph.references(resource, path, types);
    if (!complete) throw new UndecidedError(path, NOT_YET, resource);
    return { resources: certain, external };
  }
}

function orThrow<T>(reading: Reading<T>, resource: Resource, path: string): T | undefined {
  if (reading.kind === "unknown") throw new UndecidedError(path, reading.reason, resource);
  return reading.kind === "known" ? reading.value : undefined;
}
