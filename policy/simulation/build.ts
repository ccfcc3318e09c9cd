import type { Graph } from "../graph";
import { findFunctions, type FindFunctions } from "./functions";
import { readersByType } from "./readers";
import { readBy, serveBy } from "./readers/reader";
import { Scene } from "./scene";
import { DEFAULT_SETTINGS, type Settings } from "./settings";

/**
 * The scene of a graph: its functions, and the elements, copies and steps that they depend on.
 * @param finders what to find; all functions, where it is left out
 */
export function buildScene(
  graph: Graph,
  settings: Settings = DEFAULT_SETTINGS,
  finders?: readonly FindFunctions[],
): Scene {
  const scene = new Scene(graph, settings, readBy(readersByType), serveBy(readersByType));
  findFunctions(scene, finders);
  return scene;
}
