import type { Rule } from "../../rule";
import { elbHealthCheck } from "./elb-health-check";
import { forecastScales } from "./forecast-scales";
import { groupSpansZones } from "./group-spans-zones";
import { growsByPolicy } from "./grows-by-policy";
import { launchTemplate } from "./launch-template";
import { refreshCanStart } from "./refresh-can-start";
import { refreshWatchesAlarm } from "./refresh-watches-alarm";
import { scheduleSurvivesZoneLoss } from "./schedule-survives-zone-loss";
import { survivesZoneLoss } from "./survives-zone-loss";
import { warmPoolOnDemand } from "./warm-pool-on-demand";

/** The rules of this service, by name. */
export const rules: readonly Rule[] = [
  elbHealthCheck,
  groupSpansZones,
  launchTemplate,
  refreshCanStart,
  refreshWatchesAlarm,
  survivesZoneLoss,
  scheduleSurvivesZoneLoss,
  growsByPolicy,
  forecastScales,
  warmPoolOnDemand,
];
