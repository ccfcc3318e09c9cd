import { type Graph, type Resource, originRecorded } from "../../graph";

/** Whether a destination is given: one that another resource gives is there, whatever its ARN will be; undefined where nobody can say. */
export function destinationGiven(resource: Resource, path: string, graph: Graph): boolean | undefined {
  const reading = graph.given(resource, path);
  if (reading.kind === "unknown") return originRecorded(resource, path) ? true : undefined;
  return reading.kind === "known" && reading.value !== "";
}
