import type { Problem } from "../problems";
import type { Parsed } from ".";

/** What holdfast:buses says that cannot be. */
export function checkBuses(areas: Parsed): Problem[] {
  void areas;
  return [];
}
