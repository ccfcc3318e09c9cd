import type { Problem } from "../problems";
import type { Parsed } from ".";

/** What holdfast:trail says that cannot be. */
export function checkTrail(areas: Parsed): Problem[] {
  void areas;
  return [];
}
