import type { Areas } from "../../config/schema";
import { formatDuration } from "../../../lib/duration";
import type { Problem } from "../../config/problems";
import type { Stream } from "../../config/schema/messaging/streams";
import { LAG_ALARM_SECONDS } from "../../topology/streams";

const MINUTE = 60;
const HOUR = 3600;

/** Whether records outlast a reader that stops, and a region that is away. */
export function checkStreamTimes(path: string, stream: Stream, workload: Areas["workload"]): Problem[] {
  return [...checkLag(path, stream, workload), ...checkRegion(path, stream, workload)];
}

/** Kinesis deletes what is older than the retention, read or not: a person must have the time to act that the objective gives him. */
function checkLag(path: string, { alarms, retention }: Stream, workload: Areas["workload"]): Problem[] {
  const lag = alarms.lag;
  const reported = `${formatDuration(lag)} + ${formatDuration(LAG_ALARM_SECONDS)} until ALARM`;
  const kept = `the retention of ${formatDuration(retention)}`;
  if (lag + LAG_ALARM_SECONDS >= retention) {
    return [
      {
        path: `${path}.alarms.lag`,
        message: `${reported} is no less than ${kept}: the alarm for a stopped consumer comes when its records are being deleted`,
        fix: `Allowed: ${atMost(retention - LAG_ALARM_SECONDS)}, or a longer ${path}.retention.`,
      },
    ];
  }
  const rto = workload.objectives.software.rto;
  if (lag + LAG_ALARM_SECONDS + rto <= retention) return [];
  const longer = `a ${path}.retention of ${hours(lag + LAG_ALARM_SECONDS + rto)} or more`;
  const left = retention - rto - LAG_ALARM_SECONDS;
  return [
    {
      path: `${path}.alarms.lag`,
      message: `${reported} + ${formatDuration(rto)} to fix a software fault is more than ${kept}: records are deleted before they are read`,
      fix: `Allowed: ${left >= MINUTE ? `${atMost(left)}, or ` : ""}${longer}.`,
    },
  ];
}

/** Records that were not read before a Region failure stay in its stream, and are read when it is back. */
function checkRegion(path: string, { retention }: Stream, workload: Areas["workload"]): Problem[] {
  const rto = workload.objectives.region.rto;
  if (retention >= rto) return [];
  return [
    {
      path: `${path}.retention`,
      message: `${formatDuration(retention)} is less than the ${formatDuration(rto)} RTO of a Region failure: records that a failover leaves in the stream are deleted before the Region is back`,
      fix: `Allowed: ${hours(rto)} or more, or a shorter holdfast:workload.objectives.region.rto.`,
    },
  ];
}

/** So many whole hours as a duration, at least. */
function hours(seconds: number): string {
  return formatDuration(Math.ceil(seconds / HOUR) * HOUR);
}

/** In whole hours where there is one, for people to read. */
function atMost(seconds: number): string {
  const unit = seconds >= HOUR ? HOUR : MINUTE;
  return `${formatDuration(Math.floor(seconds / unit) * unit)} or less`;
}
