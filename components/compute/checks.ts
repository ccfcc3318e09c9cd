import type { Check } from "../checks/check";
import type { Problem } from "../config/problems";
import type { WrittenCompute } from "../config/schema/compute";
import { AUTO_SCALING_CHECKS } from "./auto-scaling/checks";
import { CONTAINERS_CHECKS } from "./containers/checks";
import { FIXED_FLEET_CHECKS } from "./fixed-fleet/checks";
import { FUNCTIONS_CHECKS } from "./functions/checks";
import { checkPair } from "./scaled/checks/metrics";

/** Every kind's checks of holdfast:compute against other settings; each runs for its own kind alone. */
export const COMPUTE_CHECKS: readonly Check[] = [
  ...AUTO_SCALING_CHECKS,
  ...FIXED_FLEET_CHECKS,
  ...CONTAINERS_CHECKS,
  ...FUNCTIONS_CHECKS,
];

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
