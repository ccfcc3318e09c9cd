import type { Problem } from "../problems";
import type { Parsed } from ".";

/** What holdfast:streams says that cannot be. */
export function checkStreams(areas: Parsed): Problem[] {
  void areas;
  return [];
}
