import type { Areas } from "../config/schema";
import type { Problem } from "../config/problems";
import { checkLoad } from "./capacity/load";
import { checkScaling } from "./capacity/scaling";
import { checkSchedules } from "./capacity/schedules";
import { checkStandby } from "./capacity/standby";

/** What holdfast:compute's capacity says that cannot be. */
export function checkCapacity(
  areas: Pick<Areas, "compute" | "workload" | "role" | "active" | "network" | "dns" | "ingress">,
): Problem[] {
  return [checkLoad, checkStandby, checkSchedules, checkScaling].flatMap((check) => check(areas));
}
