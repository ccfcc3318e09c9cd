import { formatDuration } from "../../../lib/duration";
import type { Problem } from "../../config/problems";
import { entryOf } from "../../config/references";
import { recordAgeOf } from "../../topology/streams";
import type { StreamSource } from "../../config/schema/messaging/functions";
import { streamSources, type Named, type SourceAt } from "./named";

/** A record is discarded, and reported, while it is still in its stream. */
export function checkRecords(named: Named<"streams">): Problem[] {
  const { areas, wanted } = named;
  return streamSources(named).flatMap((at) => {
    const retention = entryOf(areas.streams, at.source.stream)?.retention;
    if (retention === undefined) return [];
    return [...outlived(at, retention), ...blocked(at, wanted.timeout, retention), ...lateAlarm(named, at, retention)];
  });
}

/** The failures queue says where a record is, and not what: an expired one is nowhere (https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html). */
function outlived({ path, source }: SourceAt<StreamSource>, retention: number): Problem[] {
  const age = source.maximumRecordAge;
  if (age === undefined || age < retention) return [];
  return [
    {
      path: `${path}.maximumRecordAge`,
      message: `${formatDuration(age)} is not shorter than the retention of stream ${source.stream} (${formatDuration(retention)}): a record expires before it is discarded, and is lost without a notice`,
      fix: `Allowed: less than ${formatDuration(retention)}, such as ${formatDuration(recordAgeOf(retention))}; or a longer retention.`,
    },
  ];
}

/**
 * How long one bad record holds its shard up at worst: each try takes the time-out, and bisecting begins anew with each half, which does not count as
 * a retry (same page).
 */
function blocked({ path, source }: SourceAt<StreamSource>, timeout: number | undefined, retention: number): Problem[] {
  const { maximumRetries, batchSize, bisect } = source;
  if (timeout === undefined) return [];
  const rounds = bisect ? Math.ceil(Math.log2(batchSize)) + 1 : 1;
  const worst = rounds * (maximumRetries + 1) * timeout;
  const age = Math.min(source.maximumRecordAge ?? recordAgeOf(retention), retention);
  if (worst < age) return [];
  const most = Math.ceil(age / (rounds * timeout)) - 2;
  const halves = bisect ? `${rounds} rounds of halves of ${batchSize} records x ` : "";
  return [
    {
      path: `${path}.maximumRetries`,
      message: `${maximumRetries} can hold a shard up for ${formatDuration(worst)} (${halves}${maximumRetries + 1} tries x ${formatDuration(timeout)}): the records behind a bad one are given up untried at an age of ${formatDuration(age)}`,
      fix: `Allowed: ${most >= 0 ? `at most ${most}, ` : ""}a shorter timeout, smaller batches, or a longer retention of the stream.`,
    },
  ];
}

function lateAlarm({ path, wanted }: Named, { source }: SourceAt<StreamSource>, retention: number): Problem[] {
  const alarmAt = wanted.alarms.iteratorAge;
  const age = Math.min(source.maximumRecordAge ?? recordAgeOf(retention), retention);
  if (alarmAt < age) return [];
  return [
    {
      path: `${path}.alarms.iteratorAge`,
      message: `${formatDuration(alarmAt)} raises the alarm when records of stream ${source.stream} are discarded already, at ${formatDuration(age)}`,
      fix: `Allowed: less than ${formatDuration(age)}, so that there is time to act.`,
    },
  ];
}
