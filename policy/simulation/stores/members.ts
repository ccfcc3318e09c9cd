import { groupedBy, perGraph, valueOf, type Graph, type Resource } from "../../graph";
import type { Copy } from "../model";
import { figureOf } from "../figures";
import { regionalPlace } from "../place";
import type { Scene } from "../scene";
import { spotAt } from "./spot";
import type { Estimate } from "../../../facts/recovery/estimate";

/** How clusters of several Regions name what joins them. */
export interface Joint {
  /** Of the clusters. */
  readonly type: string;
  readonly property: string;
  /** What they name. */
  readonly joins: readonly string[];
}

/** Clusters that hold the same data. */
export interface Members {
  /** All of them, that asked for as well; undefined for one that is joined to none. */
  readonly all: readonly Resource[] | undefined;
  /** Whether it may be joined to others, which are not known. */
  readonly isOpen: boolean;
}

const byKey = perGraph(() => new Map<Joint, ReadonlyMap<string | undefined, readonly Resource[]>>());

function keyOf(cluster: Resource, { property, joins }: Joint, graph: Graph): string | undefined {
  const named = valueOf(graph.string(cluster, property));
  return named === "" ? undefined : (named ?? graph.references(cluster, property, joins).certain[0]?.urn);
}

/** The clusters that a cluster shares its data with, as far as they are in the graph. */
export function membersOf(cluster: Resource, joint: Joint, graph: Graph): Members {
  const known = byKey(graph);
  const index = known.get(joint) ?? groupedBy(graph.ofType(joint.type), (one) => keyOf(one, joint, graph));
  known.set(joint, index);
  const given = graph.given(cluster, joint.property);
  if (given.kind === "missing" || valueOf(given) === "") return { all: undefined, isOpen: false };
  const key = keyOf(cluster, joint, graph);
  if (key === undefined) return { all: undefined, isOpen: true };
  const all = index.get(key) ?? [];
  return { all, isOpen: all.length < 2 };
}

/** What other Regions hold of a store, which are not among the resources. */
export function copyElsewhere(store: string, lag: Estimate, resource: Resource, scene: Scene): Copy {
  const { account } = regionalPlace(resource);
  const spot = spotAt({ account });
  const reason = `Which other Regions hold ${store} is not among the resources.`;
  return scene.copy({
    id: `${store} elsewhere`,
    store,
    place: spot.place,
    atoms: spot.atoms,
    kind: "replica",
    lag: figureOf(lag),
    locked: false,
    follows: store,
    resource,
    reachable: scene.unknown(reason, resource),
  });
}
