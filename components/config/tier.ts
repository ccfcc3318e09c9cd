import type { Role } from "./schema/common";
import type { Strategy } from "./schema/workload";

export type Tier = "full" | "reduced" | "launchable" | "absent";

/** How much a region runs, by strategy and role, and by which region serves at present. */
export function tierOf(strategy: Strategy, role: Role, active: Role): Tier {
  if (role === "primary") return "full";
  if (strategy === "static-site") return "absent";
  if (strategy === "active-active" || active === "secondary") return "full";
  return strategy === "warm-standby" ? "reduced" : "launchable";
}
