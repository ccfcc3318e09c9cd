import type { Problem } from "../problems";
import type { Parsed, RawConfig } from ".";

/** What holdfast:backup says that cannot be, or can never meet its objectives. */
export function checkBackup(_areas: Parsed, _config: RawConfig): Problem[] {
  return [];
}
