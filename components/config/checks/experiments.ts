import type { Problem } from "../problems";
import type { Parsed } from ".";

/** What holdfast:experiments says that cannot be. */
export function checkExperiments(areas: Parsed): Problem[] {
  void areas;
  return [];
}
