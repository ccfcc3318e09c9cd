import type { Problem } from "../config/problems";
import type { Parsed } from "../config/well-formed";
import { checkLoad } from "./capacity/load";
import { checkScaling } from "./capacity/scaling";
import { checkSchedules } from "./capacity/schedules";
import { checkGiven } from "./capacity/sizes";
import { checkStandby } from "./capacity/standby";
import { checkWarmPool } from "./capacity/warm-pool";

/** What holdfast:compute's capacity says that cannot be. */
export function checkCapacity(areas: Parsed): Problem[] {
  return [checkGiven, checkLoad, checkStandby, checkSchedules, checkScaling, checkWarmPool].flatMap((check) =>
    check(areas),
  );
}
