import type { Problem } from "../problems";
import type { Parsed } from ".";

/** What holdfast:monitoring and holdfast:alerts says that cannot be. */
export function checkMonitoring(areas: Parsed): Problem[] {
  void areas;
  return [];
}
