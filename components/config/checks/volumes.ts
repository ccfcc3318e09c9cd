import type { Problem } from "../problems";
import type { Parsed, RawConfig } from ".";

/** What holdfast:volumes says that cannot be, or can never meet its objectives. */
export function checkVolumes(_areas: Parsed, _config: RawConfig): Problem[] {
  return [];
}
