import type { Problem } from "../problems";
import type { Parsed } from ".";

/** A lineage that no database can have had. */
export function checkLineage(_areas: Parsed): Problem[] {
  return [];
}
