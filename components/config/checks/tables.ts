import type { Problem } from "../problems";
import type { Parsed, RawConfig } from ".";

/** What holdfast:tables says that cannot be, or can never meet its objectives. */
export function checkTables(_areas: Parsed, _config: RawConfig): Problem[] {
  return [];
}
