import type { Quota } from "../../facts/quotas";
import type { DeployedResource } from "../plan/deployment";
import type { Inputs, Place } from "./place";

/** Hours of a month, as AWS's own estimates have them. */
export const HOURS = 730;

/** What costs are added up by, such as "load balancers". */
export type Group = string;

/** A resource's cost, USD a month while nothing is used; or what has no price in the tables. */
export interface Cost {
  group: Group;
  usd: number;
  /** An instance type or class that is not in the tables: it is not in the sum. */
  unknown?: string;
}

export type Price = (inputs: Inputs, place: Place) => Cost[];

export function one(group: Group, usd: number): Cost {
  return { group, usd };
}

/** A quota, and how much of it one Region's resources need at their largest. */
export interface CountedQuota {
  quota: Quota;
  needed: (all: readonly DeployedResource[]) => number;
}
