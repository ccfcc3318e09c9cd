import type { Problem } from "../problems";
import type { Parsed } from ".";

/** What holdfast:functions says that cannot be. */
export function checkFunctions(areas: Parsed): Problem[] {
  void areas;
  return [];
}
