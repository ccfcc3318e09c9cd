import type { Problem } from "../problems";
import type { Parsed } from ".";

/** What holdfast:queues says that cannot be. */
export function checkQueues(areas: Parsed): Problem[] {
  void areas;
  return [];
}
