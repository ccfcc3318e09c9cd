import type { Graph, Resource } from "../../graph";
import { given } from "../given";
import { originRecorded } from "../referring";

/** Whether a destination is given: one that another resource gives is there, whatever its ARN will be; undefined where nobody can say. */
export function destinationGiven(resource: Resource, path: string, graph: Graph): boolean | undefined {
  const reading = given(resource, path, graph);
  if (reading.kind === "unknown") return originRecorded(resource, path) ? true : undefined;
  return reading.kind === "known" && reading.value !== "";
}
