import { compared } from "../compared";
import { contentAtom, regionAtom, split, zoneAtom } from "../atoms";
import { ATOM_KINDS, type Atom, type Element, type Fault, type FaultKind } from "../model";
import { knownZones } from "../place";
import type { Scene } from "../scene";

/** Faults of a scope: two of them at once are a pair that is worth asking about. */
const SCOPES: readonly FaultKind[] = ["zone", "region", "service", "plane", "key", "link"];
/** What fails there is back some day, with its data. */
const COMES_BACK: readonly FaultKind[] = ["host", "zone", "region", "service", "plane", "link"];

/** Every fault of one thing that the scene knows of: the hosts of one group are alike, and one fault. */
export function singleFaults(scene: Scene): Fault[] {
  const atoms = new Set<Atom>();
  const own = (one: Element) => one.atoms.forEach((atom) => atoms.add(atom));
  scene.elements.forEach(own);
  scene.copies.forEach((copy) => copy.atoms.forEach((atom) => atoms.add(atom)));
  placesIn(scene).forEach((atom) => atoms.add(atom));
  const faults = [...hosts(atoms), ...[...atoms].filter((atom) => split(atom)[0] !== "host").flatMap(faultsOf)];
  const urns = urnsOf(scene);
  return faults.map((fault) => withUrns(fault, urns)).sort(byId);
}

/** What fails with an atom of these kinds is the element's resource. */
const OF_RESOURCES = ["host", "release"];

function urnsOf({ elements, copies }: Scene): ReadonlyMap<Atom, ReadonlySet<string>> {
  const urns = new Map<Atom, Set<string>>();
  const note = (atom: Atom, urn: string) => urns.set(atom, (urns.get(atom) ?? new Set()).add(urn));
  for (const { atoms, resource } of elements) {
    for (const atom of resource ? atoms : []) if (OF_RESOURCES.includes(split(atom)[0])) note(atom, resource!.urn);
  }
  // Contents are a store's as it is; replicas follow it.
  for (const { store, kind, resource } of copies) if (kind === "live") note(contentAtom(store), resource.urn);
  return urns;
}

function withUrns(fault: Fault, urns: ReadonlyMap<Atom, ReadonlySet<string>>): Fault {
  const own = [...(urns.get(fault.atoms[0]!) ?? [])].sort();
  return own.length === 0 ? fault : { ...fault, urns: own };
}

/** The Regions and zones of the resources, whether anything that is simulated is known to be in them or not. */
function placesIn({ graph }: Scene): Atom[] {
  const regions = graph.resources.flatMap(({ custom, region }) =>
    custom && region !== undefined ? [regionAtom(region)] : [],
  );
  const zones = knownZones(graph);
  return [
    ...regions,
    ...zones.flatMap(({ region, zone }) =>
      region === undefined || zone === undefined ? [] : [zoneAtom(region, zone)],
    ),
  ];
}

/** Two scopes at once, of which neither holds the other. */
export function pairFaults(singles: readonly Fault[]): Fault[] {
  const scopes = singles.filter(({ kind }) => SCOPES.includes(kind));
  return scopes.flatMap((first, index) =>
    scopes.slice(index + 1).flatMap((second) => {
      if (holds(first, second) || holds(second, first)) return [];
      const atoms = [...new Set([...first.atoms, ...second.atoms])];
      return [
        {
          id: `${first.id} + ${second.id}`,
          kind: "pair" as const,
          atoms,
          members: 1,
          comesBack: first.comesBack && second.comesBack,
        },
      ];
    }),
  );
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return compared(a.id, b.id);
}

/** A Region holds its zones, services and planes. */
function holds(outer: Fault, inner: Fault): boolean {
  if (outer.kind !== "region") return false;
  const region = split(outer.atoms[0]!)[1];
  return inner.atoms.some((atom) => {
    const [kind, rest] = split(atom);
    return kind === "zone" ? rest.startsWith(`${region}/`) : rest.endsWith(`@${region}`);
  });
}

/** `host:web#3` is one of web's hosts; whichever of them, the effect is the same: the first one counts. */
function hosts(atoms: ReadonlySet<Atom>): Fault[] {
  const byName = new Map<string, Atom[]>();
  for (const atom of atoms) {
    const [kind, rest] = split(atom);
    if (kind !== "host") continue;
    const name = rest.replace(/#\d+$/, "");
    byName.set(name, [...(byName.get(name) ?? []), atom]);
  }
  return [...byName].map(([name, all]) => ({
    id: `host ${name}`,
    kind: "host",
    atoms: [all[0]!],
    members: all.length,
    comesBack: true,
  }));
}

function faultsOf(atom: Atom): Fault[] {
  const [name, rest] = split(atom);
  const kind = ATOM_KINDS.find((one) => one === name);
  // Hosts that are alike are one fault.
  if (kind === undefined || kind === "host") return [];
  const fault = (id: string, as: FaultKind): Fault => ({
    id,
    kind: as,
    atoms: [atom],
    members: 1,
    comesBack: COMES_BACK.includes(as),
  });
  if (kind === "region") return [fault(`region ${rest} outage`, "region"), fault(`region ${rest} gone`, "gone")];
  if (kind === "zone") return [fault(`zone ${rest.slice(rest.indexOf("/") + 1)}`, "zone")];
  return [fault(`${kind} ${rest}`, kind)];
}
