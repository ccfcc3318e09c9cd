import type { Rule } from "../../rule";
import { keepsLog } from "./keeps-log";
import { roleDoesNoMore } from "./role-does-no-more";
import { stoppedByAlarm } from "./stopped-by-alarm";
import { targetsExist } from "./targets-exist";
import { targetsNarrowed } from "./targets-narrowed";

/** The rules of this service, by name. */
export const rules: readonly Rule[] = [keepsLog, roleDoesNoMore, stoppedByAlarm, targetsExist, targetsNarrowed];
