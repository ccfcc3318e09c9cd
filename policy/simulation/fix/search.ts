import { BACKUP_PLAN } from "../../aws";
import type { Graph, Resource } from "../../graph";
import { buildScene } from "../build";
import { difference, isWorse, type Difference } from "../difference";
import { elementsOf } from "../flow";
import type { Scene } from "../scene";
import { DEFAULT_SETTINGS, type Settings } from "../settings";
import { simulate, urnsBelow, type Simulation } from "../simulate";
import { COSTS, patched, type Candidate, type Change, type Cost } from "./change";
import { floorOf } from "./floor";
import { leversOf } from "./levers";
import { aimsOf, excessOf, isCloser, isMet, missesOf, type Miss } from "./misses";

/** The cheapest change that meets an objective, with nothing else worse: proved by a simulation of the changed resources. */
export interface Fix {
  readonly miss: Miss;
  /** At most two candidates' changes; empty where none that is known meets it. */
  readonly changes: readonly Change[];
  readonly cost: Cost | undefined;
  /** What else the changes make better, and the answers themselves. */
  readonly better: Difference["changes"];
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

/** Graphs that are tried for one miss, and graphs that are tried at all: the rest is left out, and said. */
const MOST_OF_ONE = 90;
const MOST = 600;

/**
 * A fix for each objective that is missed. Candidates are tried on patched resources and the missed answers alone; of one that meets these it
 * yields the changes and is given the resources with them, or undefined where they can't be: the caller patches a graph, or plans a configuration again.
 */
export function* searchFixes(searched: Searched): Generator<readonly Change[], Fix[], Graph | undefined> {
  const { graph, before, settings = DEFAULT_SETTINGS } = searched;
  const misses = missesOf(before);
  if (misses.length === 0) return [];
  const scene = buildScene(graph, settings);
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

  function* fixOf(miss: Miss): Generator<readonly Change[], Fix, Graph | undefined> {
    const only = {
      functions: new Set([miss.function]),
      faults: new Set(miss.answers.map(({ fault }) => fault)),
    };
    const resources = resourcesOf(miss, scene, before);
    const given =
      searched.candidates?.(miss, resources) ?? resources.flatMap((one) => leversOf(one, aimsOf(miss), graph));
    const candidates = [...given].sort((a, b) => COSTS.indexOf(a.cost) - COSTS.indexOf(b.cost));
    const closer: { readonly candidate: Candidate; readonly seconds: number }[] = [];
    let own = 0;

    function* tried(some: readonly Candidate[]): Generator<readonly Change[], Fix | undefined, Graph | undefined> {
      if (own >= MOST_OF_ONE || tries >= MOST) return undefined;
      own += 1;
      tries += 1;
      const changes = some.flatMap((candidate) => candidate.changes);
      const sketch = some.flatMap((candidate) => candidate.sketch ?? candidate.changes);
      const now = simulate(patched(graph, sketch), { settings, pairs: false, only });
      const [single] = some;
      if (some.length === 1 && single && isCloser(miss, now))
        closer.push({ candidate: single, seconds: excessOf(miss) - excessOf(miss, now) });
      if (!isMet(miss, now)) return undefined;
      const after = yield* proved(changes);
      if (!after || !isMet(miss, after)) return undefined;
      const made = difference(before, after);
      if (isWorse(made)) return undefined;
      return { miss, changes, cost: dearest(some), better: made.changes, floor: [] };
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
    return { miss, changes: [], cost: undefined, better: [], floor: floorOf(miss, before, settings) };
  }

  const fixes: Fix[] = [];
  for (const miss of misses) {
    const known = fixes.find(({ changes }) => {
      const after = changes.length > 0 ? proofs.get(keyOf(changes)) : undefined;
      return after !== undefined && isMet(miss, after);
    });
    fixes.push(known ? { ...known, miss } : yield* fixOf(miss));
  }
  return fixes;
}

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
