import type { Check } from "../checks/check";
import type { Problem } from "../config/problems";
import type { WrittenCompute } from "../config/schema/compute";
import { AUTO_SCALING_CHECKS } from "./auto-scaling/checks";
import { CONTAINERS_CHECKS } from "./containers/checks";
import { FIXED_FLEET_CHECKS } from "./fixed-fleet/checks";
import { FUNCTIONS_CHECKS } from "./functions/checks";
import { ofPrevious, PREVIOUS_CHECKS } from "./previous";
import { checkPair } from "./scaled/checks/metrics";

const OF_KINDS: readonly Check[] = [
  ...AUTO_SCALING_CHECKS,
  ...FIXED_FLEET_CHECKS,
  ...CONTAINERS_CHECKS,
  ...FUNCTIONS_CHECKS,
];

/** Every kind's checks of holdfast:compute against other settings, each for its own kind alone; those of what served before are the same. */
export const COMPUTE_CHECKS: readonly Check[] = [...OF_KINDS, ...OF_KINDS.map(ofPrevious), ...PREVIOUS_CHECKS];

/** The mistakes that show when both stacks' compute settings are compared, where they are of the same kind. */
export function checkComputePair(
  primary: WrittenCompute | undefined,
  secondary: WrittenCompute | undefined,
): Problem[] {
  const [a, b] = [primary, secondary].map((one) =>
    one?.type === "fixed" || one?.type === "functions" ? undefined : one,
  );
  return a && b && a.type === b.type ? checkPair(a, b) : [];
}
