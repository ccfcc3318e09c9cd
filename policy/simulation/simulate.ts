import type { Graph } from "../graph";
import { buildScene } from "./build";
import { compared } from "./compared";
import { deepOf, Depths } from "./depths";
import { Player } from "./engine/player";
import type { Replay } from "./engine/replay";
import { pairFaults, singleFaults } from "./faults/catalogue";
import { experimentFaults } from "./faults/experiments";
import { historyFaults, type HistoryOptions } from "./faults/history";
import { someOf } from "./flow";
import { SERVING } from "./functions";
import { NoticeReader } from "./functions/notices";
import type { BlindSpot, Fault, Figure, Notice, SimulatedFunction, Step, Survival } from "./model";
import { sum } from "./figures";
import { DEFAULT_SETTINGS, type Settings } from "./settings";
import { spotsOf } from "./spots";
import { stageOf, survivals } from "./survivals";
import { AfterwardsReader } from "./verdict/afterwards";
import { cutSetsOf, type CutSet } from "./verdict/cut-sets";
import { DamageReader, type Damage } from "./verdict/damage";
import { disruptionOf, isMeant } from "./verdict/objectives";
import { atRest, type AtRest } from "./verdict/survival";

export interface Options {
  readonly settings?: Settings;
  /** Pairs of faults as well: those that take down what neither takes alone. */
  readonly pairs?: boolean;
  /** Past events of AWS and its experiments as well (faults/history.ts). */
  readonly history?: HistoryOptions | undefined;
  /** The experiments of AWS FIS that the graph has templates of as well. */
  readonly experiments?: boolean;
  /** What each fault does to resources as well: for a drawing. */
  readonly damage?: boolean;
  /** Whether a person is notified of each fault as well. */
  readonly notices?: boolean;
  /** What fails at once is evidence of an answer as well. */
  readonly evidence?: boolean;
  /** Only the functions and faults that objectives are about. */
  readonly judgedOnly?: boolean;
  /** Ids of functions and of faults: no others. */
  readonly only?: { readonly functions: ReadonlySet<string>; readonly faults: ReadonlySet<string> };
}

/** A step, whatever the fault. */
export interface SimulatedStep extends Pick<Step, "id" | "by" | "loses"> {
  readonly takes: Figure;
  /** What it can't do without. */
  readonly needs: readonly string[];
  readonly urn: string | undefined;
}

/** What a graph's functions are, and what every fault does to each of them. */
export interface Simulation {
  readonly functions: readonly (Pick<SimulatedFunction, "id" | "kind"> & {
    readonly urns: readonly string[];
    /** The URN of the resource that stands for it: a store's primary, a host's first record. */
    readonly main: string;
    readonly atRest: AtRest;
  })[];
  readonly faults: readonly Fault[];
  /** What may happen after a fault, by id. */
  readonly steps: readonly SimulatedStep[];
  /** By function, then fault; of many, only where the fault reaches the function, or is of a scope such as a zone. */
  readonly survival: readonly Survival[];
  readonly cutSets: readonly CutSet[];
  readonly blindSpots: readonly (BlindSpot & { readonly touches: readonly string[] })[];
  /** By fault, where it was asked for. */
  readonly damage?: readonly Damage[];
}

/** Simulates every single fault, and pairs where asked for. The same graph gives the same result, whatever the order of its resources. */
export function simulate(
  graph: Graph,
  {
    settings = DEFAULT_SETTINGS,
    pairs = true,
    history,
    experiments = false,
    judgedOnly = false,
    only,
    damage: withDamage = false,
    notices: withNotices = false,
    evidence: withFailed = false,
  }: Options = {},
): Simulation {
  const isServing = only !== undefined && [...only.functions].every((id) => id.startsWith("serve "));
  const scene = buildScene(graph, settings, isServing ? SERVING : undefined);
  const all = [...scene.functions].sort((a, b) => compared(a.id, b.id));
  const functions = all.filter((fn) => (only?.functions.has(fn.id) ?? true) && (!judgedOnly || isMeant(fn)));
  const some = functions.map((fn) => ({ fn, some: someOf(fn.flow, scene) }));
  const singles = singleFaults(scene).filter(
    (fault) => (only?.faults.has(fault.id) ?? true) && (!judgedOnly || disruptionOf(fault) !== undefined),
  );
  const faults = [
    ...singles,
    ...(history === undefined ? [] : historyFaults(scene, history)),
    ...(experiments ? experimentFaults(scene) : []),
  ];
  const spots = spotsOf(scene, functions);
  const notices = withNotices ? new NoticeReader(scene) : undefined;
  const stage = stageOf(scene, functions, spots, withFailed);
  const deep = deepOf(scene, functions, withFailed);
  const player = new Player(scene.elements, [...stage.watched, ...(notices?.elements ?? []), ...(deep?.data ?? [])]);
  const depths = deep && new Depths(deep, player, faults);
  const reader = withDamage ? new DamageReader(scene, player) : undefined;
  const afterwards = new AfterwardsReader(scene, player, functions);
  const damage: Damage[] = [];
  const notified = new Map<string, Notice>();
  const read = (fault: Fault, replay: Replay) => {
    if (reader) damage.push(reader.of(fault, replay));
    if (notices) notified.set(fault.id, notices.of(replay, player));
    depths?.read(fault, replay);
    afterwards.read(fault, replay);
  };
  const found = survivals(stage, player, faults, read);
  return {
    functions: functions.map((fn) => {
      const urns = fn.resources.map(({ urn }) => urn).sort();
      return { id: fn.id, kind: fn.kind, urns, main: mainOf(fn), atRest: atRest(fn, player.play([])) };
    }),
    faults: notices ? faults.map((fault) => ({ ...fault, notice: notified.get(fault.id) })) : faults,
    steps: scene.steps.map(stepOf).sort((a, b) => compared(a.id, b.id)),
    survival: afterwards.over(depths?.either(found) ?? found),
    cutSets: cutSetsOf(scene, some, singles, pairs ? pairFaults(singles) : []),
    blindSpots: spots.map(({ spot, touches }) => ({ ...spot, touches })),
    ...(reader && { damage }),
  };
}

function stepOf({ id, by, takes, needs, loses, resource }: Step): SimulatedStep {
  return { id, by, takes: sum(takes), needs: needs.map(({ what }) => what), loses, urn: resource?.urn };
}

/** A store has its primary first; of several records of a host each stands for it, and the first by its URN is taken. */
function mainOf({ kind, resources: [first, ...others] }: SimulatedFunction): string {
  const alike = kind === "serve" ? others.filter(({ type }) => type === first?.type) : [];
  return [first, ...alike].flatMap((one) => one?.urn ?? []).sort()[0] ?? "";
}
