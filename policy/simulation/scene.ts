import type { Graph, Resource } from "../graph";
import { liveAtoms, planeAtoms } from "./atoms";
import type {
  Atom,
  BlindSpot,
  Copy,
  Doubt,
  Element,
  ElementId,
  Figure,
  Given,
  NewStep,
  Place,
  Served,
  SimulatedFunction,
  Step,
} from "./model";
import { sum } from "./figures";
import { uniqueNames } from "./names";
import { accountIn, anyIn, doubtsOf, isGlobal } from "./place";
import type { Settings } from "./settings";

/** How a resource is read: its element, made by the reader of its type. */
export type ReadResource = (resource: Resource, scene: Scene) => ElementId;

/** Names, checks and balancers lead to each other over a few steps; a longer way is that of a mistake. */
const DEEPEST = 100;

interface LeafOptions {
  readonly resource?: Resource | undefined;
  readonly mayFailWith?: Doubt | undefined;
  readonly given?: Given | undefined;
}

/** What decides over functions, once it is all read. */
export type DecidedScene = Pick<Scene, "elements" | "graph" | "settings" | "copies" | "blindSpots" | "stepOf">;

/**
 * What a graph comes to: elements and how they depend on each other, functions, copies, steps and blind spots. Readers add
 * to it; the engine reads it. Equal formulas are one element.
 */
export class Scene {
  readonly elements: Element[] = [];
  readonly functions: SimulatedFunction[] = [];
  readonly copies: Copy[] = [];
  readonly steps: Step[] = [];
  readonly blindSpots: BlindSpot[] = [];
  /** Always up. */
  readonly up: ElementId;
  /** Never up. */
  readonly down: ElementId;
  private readonly same = new Map<string, ElementId>();
  private readonly stepById = new Map<string, Step>();
  private readonly knownSpots = new Set<string>();
  private readonly asked = new Map<ElementId, () => ElementId>();
  private readonly read = new Map<Resource, ElementId>();
  private readonly serving = new Map<Resource, Served | undefined>();
  /** How many resources are being read, each for the one before. */
  private depth = 0;
  private readonly names: ReadonlyMap<Resource, string>;

  constructor(
    readonly graph: Graph,
    readonly settings: Settings,
    private readonly reader: ReadResource,
    private readonly server: (resource: Resource, scene: Scene) => Served,
  ) {
    this.names = uniqueNames(graph);
    this.up = this.add({ op: "all", kids: [], k: 0, atoms: [], why: "nothing is needed" });
    this.down = this.add({ op: "any", kids: [], k: 0, atoms: [], why: "nothing is there" });
  }

  /**
   * What health checks ask for if they ask for data, where it is not known whether they do: always up here, and as `data` says in the scene
   * of checks that do.
   * @param data asked once all is read that this scene needs
   */
  askedFor(data: () => ElementId, why: string): ElementId {
    const id = this.add({ op: "all", kids: [], k: 0, atoms: [], why });
    this.asked.set(id, data);
    return id;
  }

  /** The same with health checks that ask for data, and the elements that are otherwise there. To be called once everything was read. */
  askingForData(): { readonly scene: DecidedScene; readonly otherwise: readonly ElementId[] } {
    const kids = new Map([...this.asked].map(([id, data]) => [id, data()]));
    const elements = this.elements.map((element) => {
      const kid = kids.get(element.id);
      return kid === undefined ? element : { ...element, kids: [kid] };
    });
    const { graph, settings, copies, blindSpots } = this;
    const stepOf: DecidedScene["stepOf"] = (id) => this.stepOf(id);
    return { scene: { elements, graph, settings, copies, blindSpots, stepOf }, otherwise: [...kids.keys()] };
  }

  /** A resource as ids name it: its logical name; where another of its type has the same, with its Region or stack. */
  nameOf(resource: Resource): string {
    return this.names.get(resource) ?? resource.name;
  }

  /** The element of a resource: up while it does what it is for. Made by the reader of its type, once. */
  of(resource: Resource): ElementId {
    const before = this.read.get(resource);
    if (before !== undefined) return before;
    if (this.depth >= DEEPEST) return this.tooDeep(resource);
    // A resource that depends on itself through others finds this one, which is filled in below.
    const place = this.add({ op: "all", kids: [], k: 0, atoms: [], why: resource.name, resource });
    this.read.set(resource, place);
    const made = this.deeper(() => this.reader(resource, this));
    this.elements[place] = { ...this.elements[place]!, kids: [made] };
    this.read.set(resource, made);
    return made;
  }

  /** What a resource delivers to its clients. */
  served(resource: Resource): Served {
    const before = this.serving.get(resource);
    if (before) return before;
    if (this.serving.has(resource)) {
      const reason = `${this.nameOf(resource)} sends its clients back to itself.`;
      this.blind({ id: `unknown ${this.nameOf(resource)}`, kind: "unknown", urn: resource.urn, reason });
      const element = this.unknown(reason, resource);
      return { flow: { kind: "gate", element }, capability: element };
    }
    if (this.depth >= DEEPEST) {
      const element = this.tooDeep(resource);
      return { flow: { kind: "gate", element }, capability: element, health: element };
    }
    this.serving.set(resource, undefined);
    const made = this.deeper(() => this.server(resource, this));
    this.serving.set(resource, made);
    return made;
  }

  private deeper<T>(read: () => T): T {
    this.depth += 1;
    try {
      return read();
    } finally {
      this.depth -= 1;
    }
  }

  private tooDeep(resource: Resource): ElementId {
    const reason = `What leads to ${this.nameOf(resource)} is longer than the simulation follows: ${DEEPEST} resources.`;
    this.blind({ id: `unknown ${this.nameOf(resource)}`, kind: "unknown", urn: resource.urn, reason });
    return this.unknown(reason, resource);
  }

  /** Up while none of the atoms fails. */
  leaf(atoms: readonly Atom[], why: string, { resource, mayFailWith, given }: LeafOptions = {}): ElementId {
    const made = { op: "leaf" as const, kids: [], k: 0, atoms: [...atoms], why, resource, given };
    if (mayFailWith) return this.add({ ...made, mayFailWith });
    const key = `leaf ${[...atoms].sort().join()} ${resource?.urn ?? ""} ${why}`;
    const id = this.same.get(key) ?? this.add(made);
    this.same.set(key, id);
    return id;
  }

  /**
   * Something at a place, with further atoms of its own; what is not known of the place opens the gap between surely and possibly.
   * @param zonal it is in one Availability Zone: a place without a zone is then one whose zone is not known
   */
  placed(resource: Resource, place: Place, zonal: boolean, why: string, atoms: readonly Atom[] = []): ElementId {
    const whole = { ...place, account: place.account ?? accountIn(resource, this.graph) };
    const { given } = place;
    return this.leaf([...atoms, ...liveAtoms(whole)], why, { resource, mayFailWith: doubtsOf(whole, zonal), given });
  }

  /** Up while all are. */
  all(kids: readonly ElementId[], why: string, resource?: Resource): ElementId {
    const several = [...new Set(kids)].filter((kid) => kid !== this.up);
    if (several.includes(this.down)) return this.down;
    return several.length === 1
      ? several[0]!
      : several.length === 0
        ? this.up
        : this.join("all", several, 0, why, resource);
  }

  /** Up while one is. */
  any(kids: readonly ElementId[], why: string, resource?: Resource): ElementId {
    const several = [...new Set(kids)].filter((kid) => kid !== this.down);
    if (several.includes(this.up)) return this.up;
    return several.length === 1
      ? several[0]!
      : several.length === 0
        ? this.down
        : this.join("any", several, 0, why, resource);
  }

  /** Up while at least `k` are; a kid that is there twice counts twice. */
  atLeast(k: number, kids: readonly ElementId[], why: string, resource?: Resource): ElementId {
    if (k <= 0) return this.up;
    if (k > kids.length) return this.down;
    if (k === 1) return this.any(kids, why, resource);
    return k === kids.length ? this.all(kids, why, resource) : this.join("atLeast", kids, k, why, resource);
  }

  not(kid: ElementId, why: string): ElementId {
    return kid === this.up ? this.down : kid === this.down ? this.up : this.join("not", [kid], 0, why);
  }

  /** As `kid`, but later: `rise` after it comes up, `fall` after it goes down. For what goes on by itself: detection, caches. */
  delay(kid: ElementId, times: { rise?: Figure; fall?: Figure; step?: string }, why: string): ElementId {
    if (kid === this.up || kid === this.down) return kid;
    return this.add({ op: "delay", kids: [kid], k: 0, atoms: [], why, ...times });
  }

  /** Up from when `kid` first is: what stays engaged until a person releases it. */
  latch(kid: ElementId, why: string, resource?: Resource): ElementId {
    if (kid === this.up || kid === this.down) return kid;
    return this.add({ op: "latch", kids: [kid], k: 0, atoms: [], why, resource });
  }

  /** Never surely up and never surely down, at rest too: a value that decides over it is not known. */
  unknown(reason: string, resource?: Resource): ElementId {
    const why = resource?.name ?? "what is not known";
    return this.add({ op: "leaf", kids: [], k: 0, atoms: [], why, resource, opaque: reason });
  }

  /**
   * A resource that is not followed: up at rest, in doubt under every fault that may reach it, and a blind spot.
   * @param isAnywhere what it follows may be in whatever Region
   */
  opaque(resource: Resource, kind: BlindSpot["kind"], reason: string, isAnywhere = isGlobal(resource.type)): ElementId {
    this.blind({ id: `${kind} ${this.nameOf(resource)}`, kind, urn: resource.urn, reason });
    const region = isAnywhere ? undefined : resource.region;
    return this.leaf([], reason, { resource, mayFailWith: anyIn(region) });
  }

  /**
   * Something that no resource here is, such as an address in a record: up at rest, in doubt under every fault that may
   * reach it, and a blind spot.
   */
  elsewhere(what: string, region: string | undefined, resource?: Resource): ElementId {
    const reason = `${what} is not among the resources.`;
    this.blind({ id: `external ${what}`, kind: "external", urn: resource?.urn, reason });
    return this.leaf([], reason, { resource, mayFailWith: anyIn(region) });
  }

  /** A control plane, such as `ec2.launch`: a need of steps. */
  plane(plane: string, region: string): ElementId {
    return this.leaf(planeAtoms(plane, region), `the control plane ${plane} in ${region}`);
  }

  blind(spot: BlindSpot): void {
    const key = `${spot.id}\n${spot.reason}`;
    if (this.knownSpots.has(key)) return;
    this.knownSpots.add(key);
    this.blindSpots.push(spot);
  }

  /** Something that happens once `after` is up and every need is met: its `done` is up that long afterwards. */
  step(step: NewStep): Step {
    const before = this.stepById.get(step.id);
    if (before) return before;
    const title = step.title ?? step.id;
    const begins = this.all([step.after, ...step.needs.map(({ element }) => element)], `${title} can begin`);
    const done = this.delay(begins, { rise: sum(step.takes), step: step.id }, `${title} is done`);
    const made: Step = { ...step, title, done };
    this.steps.push(made);
    this.stepById.set(made.id, made);
    return made;
  }

  /** The step of an id, where there is one. */
  stepOf(id: string | undefined): Step | undefined {
    return id === undefined ? undefined : this.stepById.get(id);
  }

  copy(copy: Omit<Copy, "reachable"> & { readonly reachable?: ElementId }): Copy {
    const reachable = copy.reachable ?? this.leaf(copy.atoms, `the copy ${copy.id}`, { resource: copy.resource });
    const made: Copy = { ...copy, reachable };
    this.copies.push(made);
    return made;
  }

  fn(made: SimulatedFunction): void {
    this.functions.push(made);
  }

  private join(
    op: "all" | "any" | "atLeast" | "not",
    kids: readonly ElementId[],
    k: number,
    why: string,
    resource?: Resource,
  ) {
    const key = `${op} ${k} ${kids.join()} ${resource?.urn ?? ""}`;
    const before = this.same.get(key);
    const id = before ?? this.add({ op, kids: [...kids], k, atoms: [], why, resource });
    this.same.set(key, id);
    return id;
  }

  private add(element: Omit<Element, "id">): ElementId {
    return this.elements.push({ ...element, id: this.elements.length }) - 1;
  }
}
