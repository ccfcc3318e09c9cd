import { parseDuration, SEVERAL_UNITS } from "../../lib/duration";
import { isTreeObject, type TreeObject } from "./tree";
import type { Resource } from "./resource";

/** The kinds of fault that an objective is set for, as AWS Resilience Hub names them. */
export const FAULT_KINDS = ["software", "infrastructure", "zone", "region"] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** Recovery time and recovery point, in seconds. */
export interface Objective {
  readonly rto: number | undefined;
  readonly rpo: number | undefined;
}

/** The objectives that a service declares. */
export type Objectives = Readonly<Partial<Record<FaultKind, Objective>>>;

/** Seconds in a duration such as `90s`, `5m`, `4h` or `1h30m`; undefined for anything else. */
export function seconds(duration: unknown): number | undefined {
  return typeof duration === "string" ? parseDuration(duration, SEVERAL_UNITS) : undefined;
}

function objectivesIn(outputs: TreeObject): Objectives | undefined {
  const declared = outputs.objectives;
  if (!isTreeObject(declared)) return undefined;
  const found: Partial<Record<FaultKind, Objective>> = {};
  for (const kind of FAULT_KINDS) {
    const objective = declared[kind];
    if (isTreeObject(objective)) found[kind] = { rto: seconds(objective.rto), rpo: seconds(objective.rpo) };
  }
  return Object.keys(found).length > 0 ? found : undefined;
}

/** Whether a component (or stack) declares in its output `failover` that operators move the users. */
export function isFailoverByHand(resources: readonly Resource[]): boolean {
  return resources.some(({ custom, outputs }) => !custom && outputs.failover === "manual");
}

/** The objectives in the first component (or stack) whose outputs have `objectives`; undefined where none has. */
export function findObjectives(resources: readonly Resource[]): Objectives | undefined {
  for (const resource of resources) {
    const found = resource.custom ? undefined : objectivesIn(resource.outputs);
    if (found) return found;
  }
  return undefined;
}
