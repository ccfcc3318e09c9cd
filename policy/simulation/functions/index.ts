import type { Scene } from "../scene";
import { findEgress } from "./egress";
import { findProcessing } from "./process";
import { findRecovering } from "./recover";
import { findServing } from "./serve";
import { findServingWithData } from "./serve-with-data";
import { storeFunctions } from "./store";
import { findWarning } from "./warn";

/** Finds functions of one kind in a graph and adds them to the scene. */
export type FindFunctions = (scene: Scene) => void;

const FINDERS: readonly FindFunctions[] = [
  findServing,
  storeFunctions,
  findServingWithData,
  findProcessing,
  findEgress,
  findWarning,
  findRecovering,
];

/** What sites do, by themselves and with their data. */
export const SERVING: readonly FindFunctions[] = [findServing, findServingWithData];

/** Adds everything that users and operators want of the graph's resources to its scene, or what some finders find. */
export function findFunctions(scene: Scene, finders: readonly FindFunctions[] = FINDERS): void {
  for (const find of finders) find(scene);
}
