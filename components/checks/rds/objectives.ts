import { MULTI_AZ_FAILOVER, RDS_LOG_UPLOAD } from "../../../facts/recovery/databases";
import { formatDuration } from "../../../lib/duration";
import type { Problem } from "../../config/problems";
import type { RdsInstance } from "../../config/schema/databases";
import { problemOf, type Checked } from "./database";

const MINUTE = 60;
const DAY = 86400;

const LOG_INTERVAL = RDS_LOG_UPLOAD.seconds;

/** AWS: "ranging 5-30 minutes" (https://docs.aws.amazon.com/prescriptive-guidance/latest/dr-standard-edition-amazon-rds/rds-pitr-snapshot.html). */
const REPLICATED_BACKUPS = 30 * MINUTE;

/** Objectives that the database's settings can never meet. */
export function checkObjectives(checked: Checked): Problem[] {
  return [...retention(checked), ...software(checked)];
}

/** Objectives that only a DB instance can miss: a cluster has no copy, and is always in three zones. */
export function checkInstanceObjectives(checked: Checked<RdsInstance>): Problem[] {
  return [...crossing(checked), ...zones(checked)];
}

/** What was there before the fault must still be there when it has been noticed and is fixed. */
function retention(checked: Checked): Problem[] {
  const { backupRetentionDays: days } = checked.database;
  const rto = checked.areas.workload.objectives.software.rto;
  if (days * DAY > rto) return [];
  return [
    problemOf(
      checked,
      "backupRetentionDays",
      `${days} is over before the ${formatDuration(rto)} of holdfast:workload.objectives.software.rto: what to restore would be gone`,
      `Allowed: ${Math.floor(rto / DAY) + 1} to 35.`,
    ),
  ];
}

function software(checked: Checked): Problem[] {
  const rpo = checked.areas.workload.objectives.software.rpo;
  if (rpo >= LOG_INTERVAL) return [];
  return [
    {
      path: "holdfast:workload.objectives.software.rpo",
      message: `${formatDuration(rpo)} can never be met: RDS keeps the log of database ${checked.name} every ${formatDuration(LOG_INTERVAL)}`,
      fix: `Allowed: ${formatDuration(LOG_INTERVAL)} or more.`,
    },
  ];
}

function crossing(checked: Checked<RdsInstance>): Problem[] {
  const { rpo } = checked.database;
  if (rpo === undefined) return [];
  const tooShort = (least: number, because: string, way: string) =>
    rpo >= least
      ? []
      : [
          problemOf(
            checked,
            "rpo",
            `${formatDuration(rpo)} can never be met: ${because}`,
            `Allowed: ${formatDuration(least)} or more${way}.`,
          ),
        ];
  if (checked.path === "replica") return tooShort(1, "a read replica in another region follows asynchronously", "");
  if (checked.path !== "automated-backups") return [];
  const because = "replicated automated backups are 5 to 30 minutes behind";
  return tooShort(REPLICATED_BACKUPS, because, ", or a strategy that keeps a read replica");
}

function zones(checked: Checked<RdsInstance>): Problem[] {
  const { multiAz } = checked.database;
  const objectives = checked.areas.workload.objectives;
  const strictest = (["infrastructure", "zone"] as const).flatMap((kind) => {
    const rto = objectives[kind].rto;
    return [{ kind, rto }];
  });
  const missed = strictest.find(({ rto }) => rto < MULTI_AZ_FAILOVER.seconds);
  if (multiAz === true && missed)
    return [
      {
        path: `holdfast:workload.objectives.${missed.kind}.rto`,
        message: `${formatDuration(missed.rto)} can never be met: database ${checked.name} fails over to its other zone in 60 to 120 seconds`,
        fix: `Allowed: ${formatDuration(MULTI_AZ_FAILOVER.seconds)} or more.`,
      },
    ];
  const zoneRpo = objectives.zone.rpo;
  if (multiAz !== false || zoneRpo >= LOG_INTERVAL) return [];
  return [
    problemOf(
      checked,
      "multiAz",
      `false loses up to ${formatDuration(LOG_INTERVAL)} with its zone, and holdfast:workload.objectives.zone.rpo allows ${formatDuration(zoneRpo)}`,
      "Allowed: true, whose standby has every transaction; or a zone.rpo of 5m or more.",
    ),
  ];
}
