import { MINUTE } from "../../lib/duration";
import type { Areas } from "../config/schema";
import type { Role } from "../config/schema/common";
import type { LooksAt } from "../config/schema/monitoring/canary";

/** How often a canary looks, and how many looks in a row must fail before its alarm goes to ALARM. */
export interface Rhythm {
  /** Seconds, whole minutes. */
  every: number;
  failures: number;
}

/** A run costs the same whatever it looks at: lean spends the runs on the decision to take over. */
const RHYTHMS: Record<Areas["monitoring"]["level"], Record<"urgent" | "other" | "switch", Rhythm>> = {
  lean: {
    urgent: { every: 2 * MINUTE, failures: 2 },
    other: { every: 5 * MINUTE, failures: 2 },
    switch: { every: 15 * MINUTE, failures: 2 },
  },
  full: {
    urgent: { every: MINUTE, failures: 3 },
    other: { every: MINUTE, failures: 3 },
    switch: { every: 5 * MINUTE, failures: 3 },
  },
};

/** The rhythm of a region's canary: that of the settings, or by what depends on it. The settings have a canary. */
export function rhythmOf(
  { monitoring, active }: Pick<Areas, "monitoring" | "active">,
  { role, runs }: { role: Role; runs: boolean },
  what: LooksAt,
): Rhythm {
  const { canary, level } = monitoring;
  const written = canary === false ? undefined : canary;
  const { every, failures } = RHYTHMS[level][urgency(active !== role, runs, what)];
  return { every: written?.every ?? every, failures: written?.failures ?? failures };
}

/** Whether the decision to take over waits for it: the other region's state, and whether this one sees out. */
function urgency(isStandby: boolean, runs: boolean, what: LooksAt): "urgent" | "other" | "switch" {
  if (what === "switch") return "switch";
  const decides: LooksAt[] = ["peer", runs ? "own" : "users"];
  return isStandby && decides.includes(what) ? "urgent" : "other";
}
