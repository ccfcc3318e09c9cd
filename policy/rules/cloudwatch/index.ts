import type { Rule } from "../../rule";
import { alarmActionInItsRegion } from "./alarm-action-in-its-region";
import { alarmActionsEnabled } from "./alarm-actions-enabled";
import { alarmHasAction } from "./alarm-has-action";
import { alarmHasDescription } from "./alarm-has-description";
import { alarmMissingData } from "./alarm-missing-data";
import { alarmRunsScalingPolicy } from "./alarm-runs-scaling-policy";
import { alarmScalesWhatItWatches } from "./alarm-scales-what-it-watches";
import { dashboardBody } from "./dashboard-body";
import { route53MetricsRegion } from "./route53-metrics-region";

/** The rules of this service, by name. */
export const rules: readonly Rule[] = [
  alarmActionInItsRegion,
  alarmActionsEnabled,
  alarmHasAction,
  alarmHasDescription,
  alarmMissingData,
  alarmRunsScalingPolicy,
  alarmScalesWhatItWatches,
  dashboardBody,
  route53MetricsRegion,
];
