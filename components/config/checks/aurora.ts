import type { Problem } from "../problems";
import type { Parsed } from ".";

/** What an Aurora database in holdfast:databases says that cannot be, or can never meet its objectives. */
export function checkAurora(_areas: Parsed): Problem[] {
  return [];
}
