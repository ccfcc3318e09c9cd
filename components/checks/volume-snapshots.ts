import { formatDuration } from "../../lib/duration";
import type { Problem } from "../config/problems";
import type { PartlyVolume } from "./volume-performance";

const HOUR = 3600;
const DAY = 86400;

/**
 * Data Lifecycle Manager begins a snapshot within an hour of its time
 * (https://docs.aws.amazon.com/ebs/latest/userguide/snapshot-ami-policy.html, "Considerations for snapshot lifecycle policies").
 */
const LATENESS = HOUR;

type Snapshots = NonNullable<PartlyVolume["snapshots"]>;

/** The schedule is one, what it makes outlives the next run, and it can meet the store's recovery point objective. */
export function checkSnapshots(path: string, volume: PartlyVolume, objective: number | undefined): Problem[] {
  const { snapshots } = volume;
  return [
    ...checkSchedule(`${path}.snapshots`, snapshots),
    ...checkRetention(`${path}.snapshots`, snapshots),
    ...checkRpo(path, volume, snapshots, objective),
  ];
}

function checkSchedule(path: string, snapshots: Snapshots): Problem[] {
  const problems: Problem[] = [];
  if (!("cron" in snapshots)) {
    if (snapshots.longestGap !== undefined)
      problems.push({
        path: `${path}.longestGap`,
        message: "has no meaning without cron",
        fix: "Leave it out: the interval says how far apart two snapshots are.",
      });
    return problems;
  }
  for (const field of ["interval", "startTime"] as const) {
    if (field in snapshots)
      problems.push({
        path: `${path}.${field}`,
        message: "is set together with cron",
        fix: "Allowed: an interval with its startTime, or cron; take one of the two out.",
      });
  }
  if (!("longestGap" in snapshots))
    problems.push({
      path: `${path}.longestGap`,
      message: "is missing",
      fix: "Add the longest time between two runs of cron, such as 24h: the recovery point objective is held against it.",
    });
  return problems;
}

/** The longest time between two snapshots, in seconds; undefined where it is not known. */
function gapOf(snapshots: Snapshots): number | undefined {
  return snapshots.cron === undefined ? (snapshots.interval ?? HOUR) : snapshots.longestGap;
}

/** A snapshot or copy that expires before the next is there leaves nothing to restore from. */
function checkRetention(path: string, snapshots: Snapshots): Problem[] {
  const { retain, copies } = snapshots;
  const problems: Problem[] = [];
  if ("count" in retain === "days" in retain)
    problems.push({
      path: `${path}.retain`,
      message: "count" in retain ? "has both count and days" : "has neither count nor days",
      fix: "Allowed: one of the two, such as days: 7.",
    });
  const gap = gapOf(snapshots);
  if (gap === undefined) return problems;
  const kept = [
    [`${path}.retain.days`, retain.days],
    [`${path}.copies.days`, copies.days],
  ] as const;
  for (const [at, days] of kept) {
    if (days === undefined || days * DAY > gap + LATENESS) continue;
    problems.push({
      path: at,
      message: `${days} expires before the next is made: up to ${formatDuration(gap + LATENESS)} later, since AWS may begin an hour late`,
      fix: `Allowed: ${Math.floor((gap + LATENESS) / DAY) + 1} or more, or snapshots more often.`,
    });
  }
  return problems;
}

/** What was written since the last snapshot is lost with the region; the copy's own time comes on top, of which AWS promises nothing. */
function checkRpo(path: string, volume: PartlyVolume, snapshots: Snapshots, objective: number | undefined): Problem[] {
  const own = "rpo" in volume;
  const rpo = own ? volume.rpo : objective;
  const gap = gapOf(snapshots);
  if (rpo === undefined || gap === undefined || rpo >= gap + LATENESS) return [];
  const least = formatDuration(gap + LATENESS);
  const said = own ? "" : " (holdfast:workload.objectives.region.rpo)";
  const often = gap > HOUR ? " or more often made snapshots, at best hourly," : "";
  return [
    {
      path: `${path}.rpo`,
      message: `${formatDuration(rpo)}${said} can never be met: snapshots are ${formatDuration(gap)} apart, and AWS may begin each an hour late`,
      fix: `Allowed: ${least} or more,${often} or a store that replicates: a database, table or bucket.`,
    },
  ];
}
