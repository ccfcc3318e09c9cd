import { ALARMS } from "../../aws";
import { perGraph, type Graph, type Resource, type Tree } from "../../graph";
import { isTreeList, isTreeObject } from "../../graph";

/** Where alarms say what they watch. */
const PROPERTIES = ["dimensions", "metricQueries", "alarmRule"] as const;

interface Watched {
  readonly words: ReadonlySet<string>;
  readonly urns: ReadonlySet<string>;
}

/** What any alarm of a graph names. */
const watchedBy = perGraph((graph): Watched => {
  const alarms = graph.ofType(...ALARMS);
  const texts = alarms.flatMap((alarm) => PROPERTIES.flatMap((property) => textsIn(alarm.inputs[property])));
  const urns = alarms.flatMap((alarm) => PROPERTIES.flatMap((property) => alarm.propertyDependencies[property] ?? []));
  return { words: new Set(texts), urns: new Set(urns) };
});

function textsIn(value: Tree | undefined): string[] {
  if (typeof value === "string") return [value];
  if (isTreeList(value)) return value.flatMap(textsIn);
  return isTreeObject(value) ? Object.values(value).flatMap(textsIn) : [];
}

/** Names by which metrics know a resource. */
const NAMES = ["id", "name", "identifier", "clusterIdentifier", "replicationGroupId", "bucket"];

/** Whether an alarm watches a resource, for all that the graph shows. */
export function isWatched(resource: Resource, graph: Graph): boolean {
  const { words, urns } = watchedBy(graph);
  return urns.has(resource.urn) || NAMES.some((name) => words.has(String(resource.outputs[name])));
}
