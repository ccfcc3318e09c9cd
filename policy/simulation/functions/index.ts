import type { Scene } from "../scene";
import { findServing } from "./serve";
import { storeFunctions } from "./store";

/** Finds functions of one kind in a graph and adds them to the scene. */
export type FindFunctions = (scene: Scene) => void;

const FINDERS: readonly FindFunctions[] = [findServing, storeFunctions];

/** Adds everything that users and operators want of the graph's resources to its scene. */
export function findFunctions(scene: Scene): void {
  for (const find of FINDERS) find(scene);
}
