import { BACKUP_PLAN } from "../../aws";
import type { Graph, Resource } from "../../graph";
import { buildScene } from "../build";
import { compare, difference, type Difference } from "../difference";
import { elementsOf } from "../flow";
import type { Scene } from "../scene";
import { DEFAULT_SETTINGS, type Settings } from "../settings";
import { simulate, type Options, type Simulation } from "../simulate";
import { urnsBelow } from "../spots";
import { COSTS, patched, type Candidate, type Change, type Cost } from "./change";
import { floorOf } from "./floor";
import { leversOf } from "./levers";
import { aimsOf, excessOf, isCloser, isMet, missesOf, singlePointsOf, type Miss } from "./misses";

/** The cheapest change that meets an objective, or takes a single point of failure away, with nothing else worse: proved by a simulation of the changed resources. */
export interface Fix {
  readonly miss: Miss;
  /** At most two candidates' changes; empty where none that is known meets it. */
  readonly changes: readonly Change[];
  readonly cost: Cost | undefined;
  /** What else the changes make better, and the answers themselves. */
  readonly better: Difference["changes"];
  /** The same function under other faults of the same kind, which is now no worse than what was fixed: hosts in a further zone fail with that. */
  readonly worse: Difference["changes"];
  /** Where there is none: what the time consists of that no change takes away; a sentence each. */
  readonly floor: readonly string[];
}

/** What a search needs of the program. */
export interface Searched {
  readonly graph: Graph;
  readonly before: Simulation;
  readonly settings?: Settings | undefined;
  /** The candidates for a miss, by cost, those of what takes part first. */
  readonly candidates?: (miss: Miss, resources: readonly Resource[]) => readonly Candidate[];
}

/** Graphs that are tried for one miss, for all, and for all single points together: the rest is left out. */
const MOST_OF_ONE = 90;
const MOST = 600;
const MOST_OF_POINTS = 120;

/**
 * A fix for each objective that is missed, and for each single point of failure. Candidates are tried on patched resources and the missed answers alone; of one that meets these it
 * yields the changes and is given the resources with them, or undefined where they can't be: the caller patches a graph, or plans a configuration again.
 */
export function* searchFixes(searched: Searched): Generator<readonly Change[], Fix[], Graph | undefined> {
  const { graph, before, settings = DEFAULT_SETTINGS } = searched;
  const scene = buildScene(graph, settings);
  const misses = missesOf(before);
  const proofs = new Map<string, Simulation | undefined>();
  let tries = 0;

  /** The whole simulation with some changes; undefined where they can't be made. */
  function* proved(
    changes: readonly Change[],
  ): Generator<readonly Change[], Simulation | undefined, Graph | undefined> {
    const key = keyOf(changes);
    if (!proofs.has(key)) {
      const changed = yield changes;
      proofs.set(key, changed && simulate(changed, { settings, pairs: false }));
    }
    return proofs.get(key);
  }

  const candidatesOf = (miss: Miss, resources: readonly Resource[]): readonly Candidate[] =>
    searched.candidates?.(miss, resources) ?? resources.flatMap((one) => leversOf(one, aimsOf(miss), graph));

  /** What some candidates would do to some answers; undefined where that is not known before they are proved. */
  const sketched = (some: readonly Candidate[], only: Only): Simulation | undefined => {
    const made: Change[] = [];
    for (const { sketch, changes } of some) {
      if (sketch === "none") return undefined;
      made.push(...(sketch ?? changes));
    }
    return simulate(patched(graph, made), { settings, pairs: false, only });
  };

  function* fixOf(miss: Miss): Generator<readonly Change[], Fix, Graph | undefined> {
    const only = onlyOf([miss]);
    const resources = resourcesOf(miss, scene, before);
    const candidates = byCost(candidatesOf(miss, resources));
    const closer: { readonly candidate: Candidate; readonly seconds: number }[] = [];
    let own = 0;

    function* tried(some: readonly Candidate[]): Generator<readonly Change[], Fix | undefined, Graph | undefined> {
      if (own >= MOST_OF_ONE || tries >= MOST) return undefined;
      own += 1;
      tries += 1;
      const changes = some.flatMap((candidate) => candidate.changes);
      const now = sketched(some, only);
      const [single] = some;
      if (now && some.length === 1 && single && isCloser(miss, now))
        closer.push({ candidate: single, seconds: excessOf(miss) - excessOf(miss, now) });
      if (now && !isMet(miss, now)) return undefined;
      const after = yield* proved(changes);
      if (!after || !isMet(miss, after)) return undefined;
      const effect = effectOf([miss], before, after);
      return effect && { miss, changes, cost: dearest(some), ...effect, floor: [] };
    }

    for (const cost of COSTS) {
      for (const one of candidates.filter((candidate) => candidate.cost === cost)) {
        const found = yield* tried([one]);
        if (found) return found;
      }
      // Two delays less save what each saves; more, only where something else than time is missing.
      const enough = (seconds: number) => !Number.isFinite(seconds) || seconds >= excessOf(miss);
      for (const pair of pairsOf(closer, enough).filter((some) => dearest(some) === cost)) {
        const found = yield* tried(pair);
        if (found) return found;
      }
    }
    return unfixed(miss);
  }

  /** One change after the other, the cheapest first, each for all the single points that it takes away. */
  function* fixesOfPoints(points: readonly Miss[]): Generator<readonly Change[], Fix[], Graph | undefined> {
    const all = points.flatMap((point) => candidatesOf(point, resourcesOf(point, scene, before)));
    const different = new Map(all.map((one) => [keyOf(one.changes), one]));
    const found = new Map<Miss, Fix>();
    for (const candidate of byCost([...different.values()]).slice(0, MOST_OF_POINTS)) {
      const left = points.filter((point) => !found.has(point));
      const now = left.length === 0 ? undefined : sketched([candidate], onlyOf(left));
      const gone = now ? left.filter((point) => isMet(point, now)) : [];
      const after = gone.length === 0 ? undefined : yield* proved(candidate.changes);
      if (!after) continue;
      const { changes, cost } = candidate;
      const met = gone.filter((point) => isMet(point, after));
      const effect = effectOf(met, before, after);
      for (const miss of effect ? met : []) found.set(miss, { miss, changes, cost, ...effect!, floor: [] });
    }
    return points.map((miss) => found.get(miss) ?? unfixed(miss));
  }

  const unfixed = (miss: Miss): Fix => {
    return { miss, changes: [], cost: undefined, better: [], worse: [], floor: floorOf(miss, before, settings) };
  };

  const fixes: Fix[] = [];
  for (const miss of misses) {
    const known = fixes.find(({ changes }) => {
      const after = changes.length > 0 ? proofs.get(keyOf(changes)) : undefined;
      return after !== undefined && isMet(miss, after);
    });
    fixes.push(known ? { ...known, miss } : yield* fixOf(miss));
  }
  return [...fixes, ...(yield* fixesOfPoints(singlePointsOf(before, scene)))];
}

/** What changes make better, and of the same function under faults of the same kind worse; undefined where anything else is worse. */
function effectOf(
  met: readonly Miss[],
  before: Simulation,
  after: Simulation,
): Pick<Fix, "better" | "worse"> | undefined {
  const { changes, cutSetsAdded } = difference(before, after);
  const worse = changes.filter(({ direction }) => direction === "worse");
  const kinds = new Map(after.faults.map(({ id, kind }) => [id, kind]));
  const fixed = (one: Difference["changes"][number]) => {
    const own = met.filter((miss) => miss.function === one.function).flatMap(({ answers }) => answers);
    const alike = new Set(own.map(({ fault }) => fault).filter((fault) => kinds.get(fault) === kinds.get(one.fault)));
    return after.survival.filter(({ function: id, fault }) => id === one.function && alike.has(fault));
  };
  const isAccepted = (one: Difference["changes"][number]) =>
    (one.after.objective?.met ?? "yes") !== "no" && fixed(one).some((own) => compare(own, one.after) >= 0);
  if (cutSetsAdded.length > 0 || !worse.every(isAccepted)) return undefined;
  return { better: changes.filter(({ direction }) => direction === "better"), worse };
}

type Only = NonNullable<Options["only"]>;

const onlyOf = (misses: readonly Miss[]): Only => ({
  functions: new Set(misses.map(({ function: id }) => id)),
  faults: new Set(misses.flatMap(({ answers }) => answers.map(({ fault }) => fault))),
});

const byCost = (candidates: readonly Candidate[]): readonly Candidate[] =>
  [...candidates].sort((a, b) => COSTS.indexOf(a.cost) - COSTS.indexOf(b.cost));

const keyOf = (changes: readonly Change[]): string =>
  JSON.stringify(changes.map(({ of, property, to }) => [of, property, to]));

function dearest(some: readonly Candidate[]): Cost {
  return COSTS[Math.max(...some.map(({ cost }) => COSTS.indexOf(cost)))] ?? "region";
}

/** Two that change something else, and together save enough seconds; the cheapest first. */
function pairsOf(
  some: readonly { readonly candidate: Candidate; readonly seconds: number }[],
  enough: (seconds: number) => boolean,
): Candidate[][] {
  const places = ({ changes }: Candidate) => changes.map(({ of, property }) => `${of} ${property}`);
  return some.flatMap((one, index) => {
    const own = new Set(places(one.candidate));
    const others = some
      .slice(index + 1)
      .filter(
        (other) => enough(one.seconds + other.seconds) && !places(other.candidate).some((place) => own.has(place)),
      );
    return others.map((other) => [one.candidate, other.candidate]);
  });
}

/**
 * What decides over a missed answer: what its steps are about, and the function's own resources; where it does not recover, all that the function
 * depends on; and the backup plans, where data are lost.
 */
function resourcesOf(miss: Miss, scene: Scene, { steps, functions }: Simulation): readonly Resource[] {
  const { graph } = scene;
  const taken = new Set(miss.answers.flatMap((answer) => answer.steps));
  const first = steps.flatMap(({ id, urn }) => (urn !== undefined && taken.has(id) ? [urn] : []));
  const named = graph.resources.filter((one) => {
    const name = ` ${scene.nameOf(one)}`;
    return [...taken].some((id) => id.endsWith(name));
  });
  const own = functions.find(({ id }) => id === miss.function)?.urns ?? [];
  const fn = scene.functions.find(({ id }) => id === miss.function);
  const isStuck = miss.answers.some(({ word }) => word !== "recovers");
  const rest = fn === undefined || !isStuck ? [] : [...urnsBelow(elementsOf(fn.flow), scene)].sort();
  const plans = aimsOf(miss).includes("loss") ? graph.ofType(BACKUP_PLAN).map(({ urn }) => urn) : [];
  const all = new Set([...first, ...named.map(({ urn }) => urn), ...own, ...rest, ...plans]);
  return [...all].flatMap((urn) => graph.get(urn) ?? []);
}
