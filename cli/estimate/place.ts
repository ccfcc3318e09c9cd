import type { DeployedResource } from "../plan/deployment";

/** What a stack's other resources say of one. */
export interface Place {
  /** By id, cluster or ARN, the planned resources of a type. */
  find(type: string, id: unknown): Inputs | undefined;
  /** All planned resources of a type. */
  all(type: string): Inputs[];
}

export type Inputs = Record<string, unknown>;

/** The resources of a stack. */
export function placeOf(all: readonly DeployedResource[]): Place {
  return {
    all: (type) => all.flatMap((one) => (one.type === type && one.custom ? [one.inputs ?? {}] : [])),
    find: (type, id): Inputs | undefined =>
      all.find(
        (one) => one.type === type && [one.id, one.outputs?.["clusterIdentifier"], one.outputs?.["arn"]].includes(id),
      )?.inputs,
  };
}
