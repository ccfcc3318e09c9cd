import { METRIC_ALARM } from "../../aws";
import {
  all,
  answer,
  any,
  append,
  foundBy,
  groupedBy,
  isTreeList,
  isTreeObject,
  NO,
  perGraph,
  unknown,
  valueOf,
  YES,
  type Answer,
  type Found,
  type Graph,
  type Resource,
} from "../../graph";

/** A metric that an alarm should look at. */
export interface WantedMetric {
  namespace: string;
  /** Any of these. */
  metricNames: readonly string[];
  /** What each dimension names: a resource of the graph, by reference or by what AWS calls it; or a text. */
  dimensions: Readonly<Record<string, Dimension>>;
  /** Where the metric is emitted; undefined where that is not known, so that any region will do. */
  region: string | undefined;
}

/** A thing that a dimension names. */
export interface Dimension {
  /** The resource, where it is one of the graph. */
  readonly resource?: Resource | undefined;
  /** What AWS calls it; none where that is known only after deployment. */
  readonly text?: string | undefined;
}

/** Where alarms look at a metric: by the metric's name, and the name and value of each dimension. */
const lookIndex = perGraph((graph) => {
  const byMetric = new Map<string, Look[]>();
  const byDimension = new Map<string, Look[]>();
  const unknown: Look[] = [];
  for (const alarm of graph.ofType(METRIC_ALARM)) {
    for (const path of metricsOf(alarm, graph)) {
      const look = { alarm, path };
      const metric = graph.string(alarm, `${path}metricName`);
      if (metric.kind === "unknown") unknown.push(look);
      if (metric.kind !== "known") continue;
      append(byMetric, metric.value, look);
      const dimensions = graph.value(alarm, `${path}dimensions`);
      if (dimensions.kind === "unknown") unknown.push(look);
      const given = valueOf(dimensions);
      for (const [dimension, value] of Object.entries(isTreeObject(given) ? given : {})) {
        // What is no text may be any.
        append(byDimension, [metric.value, dimension, typeof value === "string" ? value : ""].join("\n"), look);
      }
    }
  }
  return { byMetric, byDimension, unknown };
});

interface Look {
  readonly alarm: Resource;
  readonly path: string;
}

/** Where alarms may look at a metric: not all that look at one of its name, where a dimension tells them apart. */
function looksNear({ metricNames, dimensions }: WantedMetric, graph: Graph): readonly Look[] {
  const { byMetric, byDimension, unknown } = lookIndex(graph);
  if (!metricNames.some((metric) => byMetric.has(metric))) return unknown;
  const [first] = Object.entries(dimensions);
  const near = metricNames.flatMap((metric) => {
    if (first?.[1].text === undefined) return byMetric.get(metric) ?? [];
    const [dimension, { text, resource }] = first;
    // A reference may be by any of a resource's outputs.
    const texts = new Set([text, "", resource?.id, ...Object.values(resource?.outputs ?? {})]);
    return [...texts].flatMap((value) =>
      typeof value === "string" ? (byDimension.get([metric, dimension, value].join("\n")) ?? []) : [],
    );
  });
  return [...near, ...unknown];
}

/** The alarms that look at a metric, directly or by a calculation. */
export function watching(wanted: WantedMetric, graph: Graph): Found {
  const looks = groupedBy(looksNear(wanted, graph), ({ alarm }) => alarm);
  return foundBy([...looks.keys()], (alarm) =>
    any((looks.get(alarm) ?? []).map(({ path }) => looksAt(alarm, path, wanted, graph))),
  );
}

/** Where an alarm says its metrics: at its top, or in its queries. */
export function metricsOf(alarm: Resource, graph: Graph): string[] {
  const queries = valueOf(graph.value(alarm, "metricQueries"));
  if (!isTreeList(queries) || queries.length === 0) return [""];
  return queries.map((_, i) => `metricQueries[${i}].metric.`);
}

const NOT_YET = unknown("What an alarm is on is known only after deployment.");

function looksAt(alarm: Resource, path: string, wanted: WantedMetric, graph: Graph): Answer {
  if (alarm.region !== undefined && wanted.region !== undefined && alarm.region !== wanted.region) return NO;
  const isOneOf = (property: string, allowed: readonly string[]): Answer => {
    const value = graph.string(alarm, `${path}${property}`);
    return value.kind === "unknown" ? NOT_YET : answer(value.kind === "known" && allowed.includes(value.value));
  };
  return all([
    isOneOf("metricName", wanted.metricNames),
    isOneOf("namespace", [wanted.namespace]),
    ...Object.entries(wanted.dimensions).map(([dimension, thing]) =>
      names(alarm, `${path}dimensions.${dimension}`, thing, graph),
    ),
  ]);
}

function names(alarm: Resource, path: string, { resource, text }: Dimension, graph: Graph): Answer {
  if (resource) {
    const found = graph.references(alarm, path, [resource.type]);
    if (found.certain.includes(resource)) return YES;
    if (found.possible.includes(resource)) return NOT_YET;
  }
  const value = graph.string(alarm, path);
  if (value.kind === "missing") return NO;
  return value.kind === "unknown" || text === undefined ? NOT_YET : answer(value.value === text);
}
