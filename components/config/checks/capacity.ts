import type { Problem } from "../problems";
import type { Parsed } from ".";

/** What holdfast:compute's capacity says that cannot be. */
export function checkCapacity(areas: Parsed): Problem[] {
  void areas;
  return [];
}
