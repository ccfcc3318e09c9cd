import { CLOUDFORMATION_STACK, SSM_PARAMETER } from "../aws";
import { isTreeList, isTreeObject, leavesAt, parsePath, SECRET, UNKNOWN, type Tree } from "./tree";
import type { Found } from "./found";
import { append } from "./grouped";
import { arnTail, indexOwners, isNamesake, ownNames } from "./owners";
import { otherThanText } from "./malformed";
import type { PropertiesOf } from "./property";
import type { Resource } from "./resource";

/** The resources that a property refers to; `why` is there where it may be others than those. */
export interface References<R = Resource> extends Found<R> {
  /** Values that belong to no resource of the graph, such as the id of something made elsewhere. */
  readonly external: readonly string[];
  /** True where `certain` and `external` are all that the property refers to. */
  readonly complete: boolean;
  /** What is wrong with the property's shape, where AWS would refuse it. */
  readonly malformed?: string | undefined;
}

/** What the resolver needs of a graph. */
export interface Surroundings {
  readonly resources: readonly Resource[];
  get(urn: string): Resource | undefined;
  ofType<const T extends readonly string[]>(...types: T): readonly Resource<PropertiesOf<T>>[];
  children(resource: Resource): readonly Resource[];
  properties(resource: Resource): Tree;
}

/** Finds references between resources, by value and, where a value is unknown, by dependency. */
export class ReferenceResolver {
  private owners: Map<string, Map<string, Resource[]>> | undefined;
  private readonly forward = new Map<string, Map<Resource, References>>();
  private readonly backward = new Map<string, Referrers>();
  private readonly inside = new Map<Resource, readonly Resource[]>();
  private readonly names = new WeakMap<readonly string[], string>();

  constructor(private readonly graph: Surroundings) {}

  references<const T extends readonly string[]>(
    resource: Resource,
    path: string,
    types: T,
  ): References<Resource<PropertiesOf<T>>>;
  references(resource: Resource, path: string, types: readonly string[]): References {
    const key = `${path} ${this.nameOf(types)}`;
    const cache = this.forward.get(key) ?? new Map<Resource, References>();
    this.forward.set(key, cache);
    const result = cache.get(resource) ?? this.resolve(resource, path, new Set(types));
    cache.set(resource, result);
    return result;
  }

  referrers<const T extends readonly string[]>(
    target: Resource,
    types: T,
    path: string,
    among: readonly string[],
  ): Found<Resource<PropertiesOf<T>>>;
  referrers(target: Resource, types: readonly string[], path: string, among: readonly string[]): Found {
    const key = `${path} ${types.join()} ${among.join()}`;
    const { certain, possible, groundless } = this.backward.get(key) ?? this.invert(key, types, path, among);
    const sure = certain.get(target) ?? [];
    const perhaps = possible.get(target) ?? [];
    const anything = groundless.get(target.stack) ?? [];
    if (anything.length === 0) return { certain: sure, possible: perhaps };
    return { certain: sure, possible: [...perhaps, ...anything.filter((one) => !sure.includes(one))] };
  }

  /** Joined once for each list: some are of every type that there is. */
  private nameOf(types: readonly string[]): string {
    if (types.length < 2) return types[0] ?? "";
    const name = this.names.get(types) ?? types.join();
    this.names.set(types, name);
    return name;
  }

  private invert(key: string, types: readonly string[], path: string, among: readonly string[]): Referrers {
    const index: Referrers = { certain: new Map(), possible: new Map(), groundless: new Map() };
    for (const referrer of this.graph.ofType(...types)) {
      const found = this.references(referrer, path, among);
      const sure = new Set(found.certain);
      for (const to of sure) append(index.certain, to, referrer);
      for (const to of found.possible) if (!sure.has(to)) append(index.possible, to, referrer);
      const anything = !found.complete && found.possible.length === 0 && !originRecorded(referrer, path);
      if (anything) append(index.groundless, referrer.stack, referrer);
    }
    this.backward.set(key, index);
    return index;
  }

  private resolve(resource: Resource, path: string, types: ReadonlySet<string>): References {
    let malformed: string | undefined;
    const { values, open } = leavesAt(this.graph.properties(resource), path, () => {
      malformed = "can't be read, because of the shape of what holds it";
    });
    malformed = values.map(otherThanText).find((what) => what !== undefined) ?? malformed;
    const dependencies = this.dependencies(resource, path, types);
    const certain = new Set<Resource>();
    const possible = new Set<Resource>();
    const external: string[] = [];
    let unknown = 0;
    let opaque = 0;
    for (const value of values) {
      if (malformed !== undefined) break;
      if (value === UNKNOWN || value === SECRET) unknown += 1;
      if (typeof value !== "string") continue;
      const owners = this.ownersOf(value, types, resource);
      if (owners.length === 1) certain.add(owners[0]!);
      else if (owners.length > 1) owners.forEach((owner) => possible.add(owner));
      // CrossGuard gives no ids, so that a known value may be the id of a resource that is not otherwise identified.
      else if (dependencies.found.some((one) => mayBe(value, one))) opaque += 1;
      else external.push(value);
    }
    if (malformed !== undefined) return { ...fromOrigins(dependencies.found, resource, path), malformed };
    const ambiguous = possible.size > 0;
    const left = dependencies.found.filter((one) => !certain.has(one) && !possible.has(one));
    if (!open && !ambiguous && dependencies.exact) {
      const beside = this.beside(resource, path, types);
      const unexplained = left.filter((one) => !beside.named.has(one));
      // Each value has its own candidate, and nothing else in the property can be what a candidate is for.
      const matched = !beside.unknown && unknown + opaque === unexplained.length;
      // An unknown value comes from one of the dependencies; with such as hold anything it may come from them.
      const onlySource = opaque === 0 && unknown === left.length && !dependencies.foreign;
      if (matched || onlySource) {
        const meant = matched ? unexplained : left;
        return { certain: [...certain, ...meant], external, possible: [], complete: true };
      }
    }
    const unresolved = unknown + opaque;
    if (unresolved > 0 || open) left.forEach((one) => possible.add(one));
    const complete = !open && !ambiguous && unresolved === 0;
    const why = complete ? undefined : notYet(resource, path);
    return { certain: [...certain], external, possible: [...possible], complete, why };
  }

  /** The resources of the wanted types that a property depends on. */
  private dependencies(resource: Resource, path: string, types: ReadonlySet<string>) {
    const byProperty = Object.keys(resource.propertyDependencies).length > 0;
    const urns = byProperty ? resource.propertyDependencies[String(parsePath(path)[0])] : resource.dependencies;
    const named = (urns ?? []).map((urn) => this.graph.get(urn)).filter((one) => one !== undefined);
    const all = new Set(named);
    const found = new Set<Resource>();
    const add = (one: Resource): void => {
      if (one === resource || found.has(one)) return;
      if (types.has(one.type)) found.add(one);
      if (one.custom) return;
      // A component alone may mean anything in it; with some of its resources beside it, it means those.
      const inside = this.descendants(one);
      if (!inside.some((inner) => all.has(inner))) inside.filter((inner) => types.has(inner.type)).forEach(add);
    };
    named.forEach(add);
    const foreign = (urns ?? []).some((urn) => holdsAnything(this.graph.get(urn), types));
    return { found: [...found], exact: byProperty, foreign };
  }

  /**
   * What a path's property holds besides the path's own values, and may be what the property has a dependency for: the resources that
   * its texts name (`rules[0].targetVaultName` beside `rules[0].copyActions[0].destinationVaultArn`), and whether anything is unknown.
   */
  private beside(resource: Resource, path: string, types: ReadonlySet<string>) {
    const { named, unknown } = this.namedIn(resource.inputs[String(parsePath(path)[0])], types, resource);
    const own = leavesAt(resource.inputs, path).values.filter((value) => value === UNKNOWN || value === SECRET).length;
    return { named, unknown: unknown > own };
  }

  private namedIn(value: Tree | undefined, types: ReadonlySet<string>, referrer: Resource) {
    const named = new Set<Resource>();
    let unknown = 0;
    const walk = (inner: Tree | undefined): void => {
      if (inner === UNKNOWN || inner === SECRET) unknown += 1;
      else if (typeof inner === "string") {
        const owners = this.ownersOf(inner, types, referrer);
        if (owners.length === 1) named.add(owners[0]!);
      } else if (isTreeList(inner)) inner.forEach(walk);
      else if (isTreeObject(inner)) Object.values(inner).forEach(walk);
    };
    walk(value);
    return { named, unknown };
  }

  /** What is in a component, at any depth. A state may hold a chain of thousands of parents, or a circle. */
  private descendants(resource: Resource): readonly Resource[] {
    const before = this.inside.get(resource);
    if (before) return before;
    const found = new Set<Resource>();
    const waiting = [...this.graph.children(resource)];
    for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
      if (found.has(one) || one === resource) continue;
      found.add(one);
      waiting.push(...this.graph.children(one));
    }
    this.inside.set(resource, [...found]);
    return [...found];
  }

  private ownersOf(value: string, types: ReadonlySet<string>, referrer: Resource): readonly Resource[] {
    this.owners ??= indexOwners(this.graph.resources);
    const byType = this.owners.get(value);
    if (!byType) return [];
    // Most values belong to resources of one type.
    const found = byType.size === 1 ? [...byType.keys()].filter((type) => types.has(type)) : [...types];
    const owners = found
      .flatMap((type) => byType.get(type) ?? [])
      .filter((owner) => owner !== referrer && !isNamesake(value, owner, referrer));
    if (owners.length < 2) return owners;
    // The two regions may use one name twice; a name refers to the resource of its own region, then stack.
    const near = owners.filter((owner) => owner.region === referrer.region);
    const pool = near.length > 0 ? near : owners;
    const own = pool.filter((owner) => owner.stack === referrer.stack);
    return own.length > 0 ? own : pool;
  }
}

/** Who refers to what through one property. */
interface Referrers {
  readonly certain: Map<Resource, Resource[]>;
  readonly possible: Map<Resource, Resource[]>;
  /** Those that may refer to anything in their stack, by stack. */
  readonly groundless: Map<string, Resource[]>;
}

function notYet(resource: Resource, path: string): string {
  return `What the ${path} of ${resource.name} refers to is known only after deployment.`;
}

/** What a malformed property refers to: nothing, but for what it depends on. */
function fromOrigins(origins: readonly Resource[], resource: Resource, path: string): References {
  const none = origins.length === 0;
  return {
    certain: [],
    external: [],
    possible: origins,
    complete: none,
    why: none ? undefined : notYet(resource, path),
  };
}

/** Whether it is recorded what a property depends on: then an unknown value can come from nothing else. */
export function originRecorded(resource: Resource, path: string): boolean {
  const byProperty = Object.keys(resource.propertyDependencies).length > 0;
  const origins = byProperty ? resource.propertyDependencies[String(parsePath(path)[0])] : resource.dependencies;
  return origins !== undefined && origins.length > 0;
}

const ARN = /^arn:[^:]*:[^:]*:([^:]*):[^:]*:(.+)$/;

/** Whether a text that nothing in the graph owns may be the id or ARN of a resource, whose own are not known. */
function mayBe(value: string, resource: Resource): boolean {
  if (resource.id !== undefined || arnTail(resource) !== undefined) return false;
  const [, region, tail] = ARN.exec(value) ?? [];
  // What is not made yet has no id that could be known.
  if (tail === undefined) return resource.outputs.arn !== UNKNOWN;
  if (region && resource.region !== undefined && region !== resource.region) return false;
  // An ARN that is known before its resource is made was put together of its name.
  const names = ownNames(resource);
  return names.length === 0 || names.some((name) => tail.includes(name));
}

/** AWS types whose outputs are arbitrary content. */
const CARRIERS = new Set([SSM_PARAMETER, CLOUDFORMATION_STACK]);

/** Whether a dependency can give any value at all: a stack reference, something that was only looked up, or made by another provider. */
function holdsAnything(dependency: Resource | undefined, types: ReadonlySet<string>): boolean {
  if (dependency === undefined) return true;
  if (!dependency.custom || types.has(dependency.type)) return false;
  return !dependency.type.startsWith("aws:") || CARRIERS.has(dependency.type);
}
