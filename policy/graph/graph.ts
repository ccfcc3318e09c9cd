import type { Found } from "./found";
import { append } from "./grouped";
import { inlinePartsOf } from "./inline-parts";
import { MalformedReads } from "./malformed";
import { findObjectives, isFailoverByHand, type Objectives } from "./objectives";
import type { PathOf, PropertiesOf } from "./property";
import { Read } from "./read";
import { asBoolean, asNumber, asString, known, readingOf, type Known, type Reading, type Unknown } from "./reading";
import { ReferenceResolver, type References } from "./references";
import type { Resource } from "./resource";
import { completed, isTreeList, leavesAt, valueAt, type Leaves, type Tree } from "./tree";

/**
 * The resources of one or several stacks, and the references between them. Reading never throws on a value that is
 * unknown until deployment: it says so. `read` is for rules that can't go on without the value.
 */
export class Graph {
  readonly read = new Read(this);
  /** What was read of a shape that AWS would refuse. */
  readonly malformed = new MalformedReads();
  /** The names of the stacks that are judged together. */
  readonly stacks: ReadonlySet<string>;
  private readonly byUrn: ReadonlyMap<string, Resource>;
  private readonly byType = new Map<string, Resource[]>();
  private readonly byTypes = new Map<string, readonly Resource[]>();
  private readonly byParent = new Map<string, Resource[]>();
  private readonly views = new Map<Resource, Tree>();
  private readonly resolver: ReferenceResolver;
  private found: { objectives: Objectives | undefined } | undefined;

  constructor(readonly resources: readonly Resource[]) {
    this.byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
    this.stacks = new Set(resources.map(({ stack }) => stack));
    for (const resource of resources) {
      append(this.byType, resource.type, resource);
      if (resource.parent) append(this.byParent, resource.parent, resource);
    }
    for (const part of inlinePartsOf(resources)) append(this.byType, part.type, part);
    this.resolver = new ReferenceResolver(this);
  }

  /** The recovery objectives (seconds) that a component or stack declares in its output `objectives`. */
  get objectives(): Objectives | undefined {
    this.found ??= { objectives: findObjectives(this.resources) };
    return this.found.objectives;
  }

  /** Whether users are moved by operators and not by health checks, as a component or stack declares in its output `failover: manual`. */
  get isFailoverByHand(): boolean {
    return isFailoverByHand(this.resources);
  }

  get(urn: string): Resource | undefined {
    return this.byUrn.get(urn);
  }

  /** All resources of these type tokens, type by type in the order of the source. */
  ofType<const T extends readonly string[]>(...types: T): readonly Resource<PropertiesOf<T>>[];
  ofType(...types: readonly string[]): readonly Resource[] {
    const [only, ...more] = types;
    if (only !== undefined && more.length === 0) return this.byType.get(only) ?? [];
    const key = types.join();
    const list = this.byTypes.get(key) ?? types.flatMap((type) => this.byType.get(type) ?? []);
    this.byTypes.set(key, list);
    return list;
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
    return readingOf(valueAt(this.properties(resource), path, this.refuse(resource, path)));
  }

  /** What the program gave at a path, whatever AWS made of it. */
  input<P, const S extends string>(resource: Resource<P>, path: PathOf<P, S>): Reading<Tree> {
    return readingOf(valueAt(resource.inputs, path, this.refuse(resource, path)));
  }

  /** What a verdict shows as the value of a property: undefined where the program gave none, whatever AWS makes of it. */
  actual<P, const S extends string>(resource: Resource<P>, path: PathOf<P, S>, value: Tree): Tree | undefined {
    return this.input(resource, path).kind === "missing" ? undefined : value;
  }

  /** As `value`; but what the program left out is missing even where the preview calls it unknown: AWS alone fills it in. */
  given<P, const S extends string>(resource: Resource<P>, path: PathOf<P, S>): Reading<Tree> {
    const reading = this.value(resource, path);
    const leftOut = reading.kind === "unknown" && this.input(resource, path).kind === "missing";
    return leftOut ? { kind: "missing" } : reading;
  }

  /** As `given`, and a string. */
  givenString<P, const S extends string>(resource: Resource<P>, path: PathOf<P, S>): Reading<string> {
    const reading = this.string(resource, path);
    return reading.kind === "unknown" && this.given(resource, path).kind === "missing" ? { kind: "missing" } : reading;
  }

  /** Every value at a path with `[*]`; unknown ones are there as UNKNOWN, and `open` says that a list is unknown. */
  values<P, const S extends string>(resource: Resource<P>, path: PathOf<P, S>): Leaves {
    return leavesAt(this.properties(resource), path, this.refuse(resource, path));
  }

  /** Every text at a path with `[*]`; `why` says that there may be more. */
  strings<P, const S extends string>(resource: Resource<P>, path: PathOf<P, S>): Found<string> {
    const { values, open } = this.values(resource, path);
    const texts = values.filter((value) => typeof value === "string");
    const hidden = values.filter((value) => typeof value === "symbol").length;
    if (texts.length + hidden < values.length) this.malformed.note(resource, path, "is not a list of strings");
    const why = open || hidden > 0 ? `The ${path} of ${resource.name} is known only after deployment.` : undefined;
    return { certain: texts, possible: [], why };
  }

  /** The list at a path; its elements may be UNKNOWN or SECRET. A single value counts as a list of one. */
  list<P, const S extends string>(resource: Resource<P>, path: PathOf<P, S>): Reading<readonly Tree[]> {
    const reading = this.value(resource, path);
    return reading.kind === "known" ? known(isTreeList(reading.value) ? reading.value : [reading.value]) : reading;
  }

  /** The object that a property has as JSON text, such as a policy. */
  document<P, const S extends string>(resource: Resource<P>, path: PathOf<P, S>): Reading<Document> {
    const text = this.string(resource, path);
    if (text.kind !== "known") return text;
    const document = documentIn(text.value);
    if (document !== undefined) return known(document);
    this.malformed.note(resource, path, "is not a JSON object");
    return { kind: "missing" };
  }

  /** `byDefault` is what AWS does where nothing is given: cite it. With it, the reading is never missing. */
  string<P, const S extends string>(
    resource: Resource<P>,
    path: PathOf<P, S>,
    byDefault: string,
  ): Known<string> | Unknown;
  string<P, const S extends string>(
    resource: Resource<P>,
    path: PathOf<P, S>,
    byDefault?: string | undefined,
  ): Reading<string>;
  string<P, const S extends string>(resource: Resource<P>, path: PathOf<P, S>, byDefault?: string): Reading<string> {
    return this.narrowed(resource, path, byDefault, asString);
  }

  /** `byDefault` is what AWS does where nothing is given: cite it. With it, the reading is never missing. */
  number<P, const S extends string>(
    resource: Resource<P>,
    path: PathOf<P, S>,
    byDefault: number,
  ): Known<number> | Unknown;
  number<P, const S extends string>(
    resource: Resource<P>,
    path: PathOf<P, S>,
    byDefault?: number | undefined,
  ): Reading<number>;
  number<P, const S extends string>(resource: Resource<P>, path: PathOf<P, S>, byDefault?: number): Reading<number> {
    return this.narrowed(resource, path, byDefault, asNumber);
  }

  /** `byDefault` is what AWS does where nothing is given: cite it. With it, the reading is never missing. */
  boolean<P, const S extends string>(
    resource: Resource<P>,
    path: PathOf<P, S>,
    byDefault: boolean,
  ): Known<boolean> | Unknown;
  boolean<P, const S extends string>(
    resource: Resource<P>,
    path: PathOf<P, S>,
    byDefault?: boolean | undefined,
  ): Reading<boolean>;
  boolean<P, const S extends string>(resource: Resource<P>, path: PathOf<P, S>, byDefault?: boolean): Reading<boolean> {
    return this.narrowed(resource, path, byDefault, asBoolean);
  }

  /**
   * The resources of `types` that the property refers to. Write `subnets[*]` for a list and `vpcId` for a single
   * value. A missing property refers to nothing, completely; so does one of a shape that AWS would refuse, but for
   * what it depends on.
   */
  references<P, const S extends string, const T extends readonly string[]>(
    resource: Resource<P>,
    path: PathOf<P, S>,
    types: T,
  ): References<Resource<PropertiesOf<T>>> {
    const found = this.resolver.references(resource, path, types);
    if (found.malformed) this.malformed.note(resource, path, found.malformed);
    return found;
  }

  /**
   * The resources of `types` whose property at `path` refers to `target`. A value that is unknown and of which no
   * origin is recorded may refer to anything in its stack.
   * @param among the types that the property can hold; with all of them each unknown value finds its own origin
   */
  referrers<const T extends readonly string[], const S extends string>(
    target: Resource,
    types: T,
    path: PathOf<PropertiesOf<T>, S>,
    among: readonly string[] = [target.type],
  ): Found<Resource<PropertiesOf<T>>> {
    return this.resolver.referrers(target, types, path, among);
  }

  private narrowed<T extends string | number | boolean>(
    resource: Resource,
    path: string,
    byDefault: T | undefined,
    narrow: (reading: Reading<Tree>) => Reading<T>,
  ): Reading<T> {
    const reading = this.value(resource, path);
    const result = narrow(reading);
    const malformed = reading.kind === "known" && result.kind === "unknown";
    if (malformed) this.malformed.note(resource, path, result.reason);
    if (byDefault === undefined) return malformed ? { kind: "missing" } : result;
    if (result.kind === "known") return result;
    // The program gave nothing, so the output that the preview does not know yet will be AWS's default.
    const left = malformed || result.kind === "missing" || this.input(resource, path).kind === "missing";
    return left ? known(byDefault) : result;
  }

  /** Notes a step into what has no such parts, such as `launchTemplate.id` where `launchTemplate` is a number. */
  private refuse(resource: Resource, path: string): () => void {
    return () => this.malformed.note(resource, path, "can't be read, because of the shape of what holds it");
  }
}

/** A parsed JSON object. */
export type Document = Readonly<Record<string, unknown>>;

function documentIn(text: string): Document | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === "object" && parsed !== null && !Array.isArray(parsed) ? { ...parsed } : undefined;
  } catch {
    return undefined;
  }
}
