import type { Problem } from "../problems";
import type { Parsed, RawConfig } from ".";

/** What an RDS database in holdfast:databases says that cannot be, or can never meet its objectives. */
export function checkRds(_areas: Parsed, _config: RawConfig): Problem[] {
  return [];
}
