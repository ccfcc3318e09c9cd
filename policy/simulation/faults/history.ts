import { EVENTS } from "../../../facts/simulation/events";
import { EXPERIMENTS } from "../../../facts/simulation/experiments";
import type { Scenario } from "../../../facts/simulation/scenario";
import { linkAtom, planeAtom, serviceAtom, zoneAtom } from "../atoms";
import type { Atom, Fault } from "../model";
import type { Scene } from "../scene";
import { zonesIn } from "../stores/spot";

/** Past events of AWS, and experiments. */
export const SCENARIOS: readonly Scenario[] = [...EVENTS, ...EXPERIMENTS];

export interface HistoryOptions {
  /** Ids of scenarios; undefined: all. Others are left out: the caller says so. */
  readonly ids?: readonly string[] | undefined;
  /** In each Region of the stacks, wherever it happened. */
  readonly inOwnRegions?: boolean | undefined;
}

/**
 * Past events of AWS, and AWS's own experiments, as faults of these stacks. One that took a zone is a fault for each zone of its Region here:
 * which zone a name stands for differs from account to account.
 */
export function historyFaults(scene: Scene, { ids, inOwnRegions = false }: HistoryOptions = {}): Fault[] {
  const regions = [...new Set(scene.graph.resources.flatMap(({ region }) => region ?? []))].sort();
  const wanted = SCENARIOS.filter(({ id }) => ids === undefined || ids.includes(id));
  return wanted.flatMap((scenario) => {
    const places = inOwnRegions || scenario.region === undefined ? regions : [scenario.region];
    return places.flatMap((region) => faultsIn(scenario, region, regions, scene));
  });
}

function faultsIn(scenario: Scenario, region: string, regions: readonly string[], scene: Scene): Fault[] {
  const groups = zoneGroups(zonesIn(scene.graph, region), scenario.zones);
  const where = scenario.region === region ? [] : [region];
  return groups.map((zones) => ({
    id: ["scenario", scenario.id, ...where, ...zones].join(" "),
    kind: "scenario",
    atoms: [...zones.map((zone) => zoneAtom(region, zone)), ...atomsOf(scenario, region, regions)],
    members: 1,
    comesBack: scenario.comesBack,
    source: scenario.source,
  }));
}

/** Each choice of some zones; none where the stacks have too few. */
function zoneGroups(zones: readonly string[], count: Scenario["zones"]): readonly (readonly string[])[] {
  if (count === 0 || zones.length === 0) return [[]];
  if (count === 1 || zones.length === 1) return zones.map((zone) => [zone]);
  return zones.flatMap((one, index) => zones.slice(index + 1).map((other) => [one, other]));
}

function atomsOf({ services, planes, links = false }: Scenario, region: string, regions: readonly string[]): Atom[] {
  const plane = (name: string): Atom => {
    const [own = name, where = region] = name.split("@");
    return planeAtom(own, where);
  };
  return [
    ...services.map((service) => serviceAtom(service, region)),
    ...planes.map(plane),
    ...(links ? regions.filter((one) => one !== region).map((one) => linkAtom(region, one)) : []),
  ];
}
