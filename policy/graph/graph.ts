import { findObjectives, type Objectives } from "./objectives";
import { asBoolean, asNumber, asString, known, readingOf, type Known, type Reading, type Unknown } from "./reading";
import { ReferenceResolver, type References, type Referrers } from "./references";
import type { PathOf, PropertiesOf } from "./property";
import type { Resource } from "./resource";
import { completed, isTreeList, leavesAt, valueAt, type Leaves, type Tree } from "./tree";

/**
 * The resources of one or several stacks, and the references between them. Reading never throws on a value that is
 * unknown until deployment: it says so.
 */
export class Graph {
  private readonly byUrn: ReadonlyMap<string, Resource>;
  private readonly byType = new Map<string, Resource[]>();
  private readonly byParent = new Map<string, Resource[]>();
  private readonly views = new Map<Resource, Tree>();
  private readonly resolver: ReferenceResolver;
  private found: { objectives: Objectives | undefined } | undefined;

  constructor(readonly resources: readonly Resource[]) {
    this.byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
    for (const resource of resources) {
      append(this.byType, resource.type, resource);
      if (resource.parent) append(this.byParent, resource.parent, resource);
    }
    this.resolver = new ReferenceResolver(this);
  }

  /** The recovery objectives (seconds) that a component or stack declares in its output `objectives`. */
  get objectives(): Objectives | undefined {
    this.found ??= { objectives: findObjectives(this.resources) };
    return this.found.objectives;
  }

  get(urn: string): Resource | undefined {
    return this.byUrn.get(urn);
  }

  /** All resources of these type tokens, in the order of the source. */
  ofType<const T extends readonly string[]>(...types: T): readonly Resource<PropertiesOf<T>>[];
  ofType(...types: readonly string[]): readonly Resource[] {
    return types.flatMap((type) => this.byType.get(type) ?? []);
  }

  /** The resources whose parent this is. */
  children(resource: Resource): readonly Resource[] {
    return this.byParent.get(resource.urn) ?? [];
  }

  /** Inputs completed with outputs. */
  properties(resource: Resource): Tree {
    const view = this.views.get(resource) ?? completed(resource.inputs, resource.outputs) ?? {};
    this.views.set(resource, view);
    return view;
  }

  /** The value at a path such as `healthCheck.path` or `listeners[0].port`: the input, else the output. */
  value<P, const S extends string>(resource: Resource<P>, path: PathOf<P, S>): Reading<Tree> {
    return readingOf(valueAt(this.properties(resource), path));
  }

  /** What the program gave at a path, whatever AWS made of it. */
  input<P, const S extends string>(resource: Resource<P>, path: PathOf<P, S>): Reading<Tree> {
    return readingOf(valueAt(resource.inputs, path));
  }

  /** Every value at a path with `[*]`; unknown ones are there as UNKNOWN, and `open` says that a list is unknown. */
  values<P, const S extends string>(resource: Resource<P>, path: PathOf<P, S>): Leaves {
    return leavesAt(this.properties(resource), path);
  }

  /** The list at a path; its elements may be UNKNOWN or SECRET. A single value counts as a list of one. */
  list<P, const S extends string>(resource: Resource<P>, path: PathOf<P, S>): Reading<readonly Tree[]> {
    const reading = this.value(resource, path);
    return reading.kind === "known" ? known(isTreeList(reading.value) ? reading.value : [reading.value]) : reading;
  }

  /** `byDefault` is what AWS does where nothing is given: cite it. With it, the reading is never missing. */
  string<P, const S extends string>(
    resource: Resource<P>,
    path: PathOf<P, S>,
    byDefault: string,
  ): Known<string> | Unknown;
  string<P, const S extends string>(resource: Resource<P>, path: PathOf<P, S>): Reading<string>;
  string<P, const S extends string>(resource: Resource<P>, path: PathOf<P, S>, byDefault?: string): Reading<string> {
    return asString(this.defaulted(resource, path, byDefault));
  }

  /** `byDefault` is what AWS does where nothing is given: cite it. With it, the reading is never missing. */
  number<P, const S extends string>(
    resource: Resource<P>,
    path: PathOf<P, S>,
    byDefault: number,
  ): Known<number> | Unknown;
  number<P, const S extends string>(resource: Resource<P>, path: PathOf<P, S>): Reading<number>;
  number<P, const S extends string>(resource: Resource<P>, path: PathOf<P, S>, byDefault?: number): Reading<number> {
    return asNumber(this.defaulted(resource, path, byDefault));
  }

  /** `byDefault` is what AWS does where nothing is given: cite it. With it, the reading is never missing. */
  boolean<P, const S extends string>(
    resource: Resource<P>,
    path: PathOf<P, S>,
    byDefault: boolean,
  ): Known<boolean> | Unknown;
  boolean<P, const S extends string>(resource: Resource<P>, path: PathOf<P, S>): Reading<boolean>;
  boolean<P, const S extends string>(resource: Resource<P>, path: PathOf<P, S>, byDefault?: boolean): Reading<boolean> {
    return asBoolean(this.defaulted(resource, path, byDefault));
  }

  /**
   * The resources of `types` that the property refers to. Write `subnets[*]` for a list and `vpcId` for a single
   * value: a list without `[*]` is refused with an error. A missing property refers to nothing, completely.
   */
  references<P, const S extends string>(
    resource: Resource<P>,
    path: PathOf<P, S>,
    types: readonly string[],
  ): References {
    return this.resolver.references(resource, path, types);
  }

  /** The resources of `types` whose property at `path` refers to this one. */
  referrers(resource: Resource, types: readonly string[], path: string): Referrers {
    return this.resolver.referrers(resource, types, path);
  }

  private defaulted(resource: Resource, path: string, byDefault: string | number | boolean | undefined): Reading<Tree> {
    const reading = this.value(resource, path);
    if (byDefault === undefined || reading.kind === "known") return reading;
    // The program gave nothing, so the output that the preview does not know yet will be AWS's default.
    const left = reading.kind === "missing" || this.input(resource, path).kind === "missing";
    return left ? known(byDefault) : reading;
  }
}

function append(map: Map<string, Resource[]>, key: string, resource: Resource): void {
  const list = map.get(key);
  if (list) list.push(resource);
  else map.set(key, [resource]);
}
