import type { Problem } from "../problems";
import type { Parsed } from ".";

/** What holdfast:topics says that cannot be. */
export function checkTopics(areas: Parsed): Problem[] {
  void areas;
  return [];
}
