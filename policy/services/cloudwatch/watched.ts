import { METRIC_ALARM } from "../../aws";
import { isTreeList, type Graph, type Resource } from "../../graph";

/** A metric that an alarm should look at. */
export interface WantedMetric {
  namespace: string;
  /** Any of these. */
  metricNames: readonly string[];
  /** What each dimension names: a resource of the graph, by reference or by what AWS calls it; or a text. */
  dimensions: Readonly<Record<string, Named>>;
  /** Where the metric is emitted; undefined where that cannot be told, so that any region will do. */
  region: string | undefined;
}

/** A thing that a dimension names. */
export interface Named {
  /** The resource, where it is one of the graph. */
  readonly resource?: Resource | undefined;
  /** What AWS calls it; none where that is known only after deployment. */
  readonly text?: string | undefined;
}

/** Whether any alarm looks at a metric: for certain, perhaps (named), or not as far as this graph shows. */
export interface Watching {
  readonly certain: readonly Resource[];
  readonly possible: readonly Resource[];
}

/** The alarms that look at a metric, directly or by a calculation. */
export function watching(wanted: WantedMetric, graph: Graph): Watching {
  const certain: Resource[] = [];
  const possible: Resource[] = [];
  for (const alarm of graph.ofType(METRIC_ALARM)) {
    const looks = metricsOf(alarm, graph).map((path) => looksAt(alarm, path, wanted, graph));
    if (looks.includes(true)) certain.push(alarm);
    else if (looks.includes(undefined)) possible.push(alarm);
  }
  return { certain, possible };
}

/** Where an alarm says its metrics: at its top, or in its queries. */
function metricsOf(alarm: Resource, graph: Graph): string[] {
  const queries = graph.value(alarm, "metricQueries");
  if (queries.kind !== "known" || !isTreeList(queries.value) || queries.value.length === 0) return [""];
  return queries.value.map((_, i) => `metricQueries[${i}].metric.`);
}

/** Undefined where that is known only after deployment. */
function looksAt(alarm: Resource, path: string, wanted: WantedMetric, graph: Graph): boolean | undefined {
  if (alarm.region !== undefined && wanted.region !== undefined && alarm.region !== wanted.region) return false;
  const name = graph.string(alarm, `${path}metricName`);
  if (name.kind === "missing" || (name.kind === "known" && !wanted.metricNames.includes(name.value))) return false;
  const namespace = graph.string(alarm, `${path}namespace`);
  if (namespace.kind === "known" && namespace.value !== wanted.namespace) return false;
  const named = Object.entries(wanted.dimensions).map(([dimension, thing]) =>
    names(alarm, `${path}dimensions.${dimension}`, thing, graph),
  );
  if (named.includes(false)) return false;
  return named.includes(undefined) || name.kind === "unknown" || namespace.kind === "unknown" ? undefined : true;
}

function names(alarm: Resource, path: string, { resource, text }: Named, graph: Graph): boolean | undefined {
  if (resource) {
    const found = graph.references(alarm, path, [resource.type]);
    if (found.certain.includes(resource)) return true;
    if (found.possible.includes(resource)) return undefined;
  }
  const value = graph.string(alarm, path);
  if (value.kind === "missing") return false;
  if (value.kind === "unknown") return undefined;
  return text === undefined ? undefined : value.value === text;
}
