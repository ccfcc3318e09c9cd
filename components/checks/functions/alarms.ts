import { formatDuration } from "../../../lib/duration";
import type { Problem } from "../../config/problems";
import type { Named } from "./named";

const MINUTE = 60;

/** A period of CloudWatch's: whole minutes (https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html). */
export function checkAlarms({ path, wanted }: Named): Problem[] {
  const period = wanted.alarms.period;
  if (period % MINUTE === 0) return [];
  return [
    {
      path: `${path}.alarms.period`,
      message: `${formatDuration(period)} is not whole minutes`,
      fix: "Allowed: whole minutes such as 5m, up to 1h.",
    },
  ];
}
