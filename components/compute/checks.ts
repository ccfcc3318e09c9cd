import type { Check } from "../checks/check";
import type { Problem } from "../config/problems";
import type { WrittenCompute } from "../config/schema/compute";
import { CHECKS } from "./kinds";
import { ofPrevious, PREVIOUS_CHECKS } from "./previous";
import { checkPair } from "./scaled/checks/metrics";

/** Every kind's checks of holdfast:compute against other settings, each for its own kind alone; those of what served before are the same. */
export const COMPUTE_CHECKS: readonly Check[] = [...CHECKS, ...CHECKS.map(ofPrevious), ...PREVIOUS_CHECKS];

/** The mistakes that show when both stacks' compute settings are compared, where they are of the same kind and grow by themselves. */
export function checkComputePair(
  primary: WrittenCompute | undefined,
  secondary: WrittenCompute | undefined,
): Problem[] {
  const [a, b] = [primary, secondary].map((one) => (one && "targetCpu" in one ? one : undefined));
  return a && b && a.type === b.type ? checkPair(a, b) : [];
}
