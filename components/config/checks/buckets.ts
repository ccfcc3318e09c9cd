import type { Problem } from "../problems";
import type { Parsed, RawConfig } from ".";

/** What holdfast:buckets says that cannot be, or can never meet its objectives. */
export function checkBuckets(_areas: Parsed, _config: RawConfig): Problem[] {
  return [];
}
