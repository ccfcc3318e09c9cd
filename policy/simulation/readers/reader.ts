import { BUCKETS, EC2_INSTANCE } from "../../aws";
import { isOfType, isTreeList, type PropertiesOf, type Resource, type TreeObject } from "../../graph";
import type { ElementId, Flow, Served } from "../model";
import type { Scene } from "../scene";

/** How resources of some types are read; made with `reader`. */
export interface Reader {
  readonly types: readonly string[];
  /** The top-level properties that it understands. One that the program sets besides puts the element in doubt. */
  readonly understands: readonly string[];
  read(resource: Resource, scene: Scene): ElementId;
  /** Of what clients can be sent to and is not simply up or down, such as a load balancer. */
  serve?(resource: Resource, scene: Scene): Served;
}

type Keys<P> = P extends unknown ? Extract<keyof P, string> : never;

/** A reader of some types; `understands` can name no property that they do not have. */
export function reader<const T extends readonly string[]>(made: {
  readonly types: T;
  readonly understands: readonly Keys<PropertiesOf<T>>[];
  readonly read: (resource: Resource<PropertiesOf<T>>, scene: Scene) => ElementId;
  readonly serve?: (resource: Resource<PropertiesOf<T>>, scene: Scene) => Served;
}): Reader {
  return made;
}

const isSet = (value: TreeObject[string]): boolean => value !== null && !(isTreeList(value) && value.length === 0);

/** The provider's own arguments of any resource: where it is, which is read from the resource itself, and names for people. */
const EVERYWHERE = ["region", "tags", "tagsAll"];

/** The properties that a program sets and a reader does not understand. */
export function notUnderstood(resource: Resource, { understands }: Pick<Reader, "understands">): readonly string[] {
  const known = [...understands, ...EVERYWHERE];
  return Object.keys(resource.inputs).filter((key) => isSet(resource.inputs[key]!) && !known.includes(key));
}

/** What a resource has that its reader does not understand, in doubt; undefined where it understands all. */
function doubtOf(resource: Resource, one: Reader, scene: Scene): ElementId | undefined {
  const extra = notUnderstood(resource, one);
  if (extra.length === 0) return undefined;
  const reason = `${scene.nameOf(resource)} sets ${extra.join(", ")}, which the simulation does not understand.`;
  return scene.opaque(resource, "property", reason);
}

/** Reads a resource by the reader of its type. One without a reader is a blind spot, in doubt under every fault. */
export function readBy(readers: ReadonlyMap<string, Reader>) {
  return (resource: Resource, scene: Scene): ElementId => {
    const one = readers.get(resource.type);
    if (!one) return scene.opaque(resource, "type", `What ${resource.type} depends on is not modelled.`);
    const element = one.read(resource, scene);
    const doubt = doubtOf(resource, one, scene);
    return doubt === undefined ? element : scene.all([element, doubt], resource.name, resource);
  };
}

/** What a resource delivers to its clients, by the reader of its type. */
export function serveBy(readers: ReadonlyMap<string, Reader>) {
  return (resource: Resource, scene: Scene): Served => {
    const one = readers.get(resource.type);
    if (!one?.serve) {
      const element = scene.of(resource);
      return {
        flow: { kind: "gate", element },
        capability: element,
        isStatic: isOfType(resource, ...BUCKETS),
        ...hostsOf(resource, element),
      };
    }
    const served = one.serve(resource, scene);
    const doubt = doubtOf(resource, one, scene);
    return doubt === undefined ? served : doubted(served, doubt, scene);
  };
}

/** An instance by itself is one host. */
function hostsOf(resource: Resource, element: ElementId): Pick<Served, "hosts"> {
  return resource.type === EC2_INSTANCE ? { hosts: { units: [element], load: 1 } } : {};
}

function doubted(
  { flow, probe, probeAt, capability, health, isStatic, hosts }: Served,
  doubt: ElementId,
  scene: Scene,
): Served {
  const gate: Flow = { kind: "gate", element: doubt };
  return {
    flow: { kind: "least", of: [flow, gate] },
    probe: { kind: "least", of: [probe ?? flow, gate] },
    probeAt: (request) => {
      const asked = probeAt?.(request);
      return asked && { kind: "least", of: [asked, gate] };
    },
    isStatic,
    hosts,
    capability: scene.all([capability, doubt], "what it could deliver"),
    health: health === undefined ? undefined : scene.all([health, doubt], "its health"),
  };
}
