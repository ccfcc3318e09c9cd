import type { Graph, Resource } from "../../../graph";
import type { Candidate } from "../change";
import { COMPUTE } from "./compute";
import { DATABASES } from "./databases";
import type { Aim, Lever } from "./lever";
import { STORES } from "./stores";
import { TRAFFIC } from "./traffic";

export type { Aim } from "./lever";

const LEVERS: readonly Lever[] = [...TRAFFIC, ...COMPUTE, ...DATABASES, ...STORES];

/** What can be changed of a resource for an aim. */
export function leversOf(resource: Resource, aims: readonly Aim[], graph: Graph): readonly Candidate[] {
  const own = LEVERS.filter(
    ({ types, aims: its }) => types.includes(resource.type) && its.some((aim) => aims.includes(aim)),
  );
  return own.flatMap(({ candidates }) => candidates(resource, graph));
}
