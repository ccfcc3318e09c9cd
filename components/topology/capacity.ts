import type { Tier } from "../compute/kind";
import type { Role } from "../config/schema/common";
import type { Strategy } from "../config/schema/workload";

/** What a region runs, by strategy and role, and by which region serves at present. */
export function tierOf(strategy: Strategy, role: Role, active: Role): Tier {
  if (role === "primary") return "full";
  if (strategy === "static-site") return "absent";
  if (strategy === "active-active" || active === "secondary") return "full";
  return strategy === "warm-standby" ? "reduced" : "launchable";
}
