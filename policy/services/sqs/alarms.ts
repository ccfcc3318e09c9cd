import { METRIC_ALARM, QUEUE } from "../../aws";
import type { Graph, Resource } from "../../graph";
import { originRecorded } from "../referring";

/** Where an alarm says what it watches: itself, or in one of its metric queries. */
const PLACES = [
  ["metricName", "dimensions.QueueName"],
  ["metricQueries[*].metric.metricName", "metricQueries[*].metric.dimensions.QueueName"],
] as const;

/** Whether an alarm watches a metric of a queue; undefined where nobody can say before deployment. */
export function isWatched(queue: Resource, metric: string, graph: Graph): boolean | undefined {
  const answers = graph.ofType(METRIC_ALARM).flatMap((alarm) =>
    PLACES.map(([name, dimension]) => {
      const { values, open } = graph.values(alarm, name);
      const names = values.filter((value) => typeof value === "string");
      if (!names.includes(metric))
        return open || names.length < values.length
          ? mayNameIt(queue, alarm, dimension, graph)
            ? undefined
            : false
          : false;
      const { resources, candidates, complete } = graph.references(alarm, dimension, [QUEUE]);
      if (resources.includes(queue)) return true;
      if (candidates.includes(queue)) return undefined;
      return complete || originRecorded(alarm, dimension) || alarm.stack !== queue.stack ? false : undefined;
    }),
  );
  return answers.includes(true) ? true : answers.includes(undefined) ? undefined : false;
}

/** Whether an alarm on an unknown metric may be about a queue. */
function mayNameIt(queue: Resource, alarm: Resource, dimension: string, graph: Graph): boolean {
  const { resources, candidates, complete } = graph.references(alarm, dimension, [QUEUE]);
  return resources.includes(queue) || candidates.includes(queue) || (!complete && alarm.stack === queue.stack);
}
