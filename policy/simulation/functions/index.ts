import type { Scene } from "../scene";
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
  findWarning,
  findRecovering,
];

/** Adds everything that users and operators want of the graph's resources to its scene. */
export function findFunctions(scene: Scene): void {
  for (const find of FINDERS) find(scene);
}
