import { WITHOUT_GLOBAL_DATABASE } from "../../../facts/aurora";
import { formatDuration } from "../../../lib/duration";
import type { Problem } from "../../config/problems";
import { show } from "../../config/show";
import { problemOf, type Checked } from "./database";

/** What crosses from region to region, and how. */
export function checkCrossing(checked: Checked): Problem[] {
  switch (checked.path) {
    case "global-database":
      return [...checkGlobalRegions(checked), ...checkGlobalMembers(checked), ...checkRpo(checked)];
    case "backup-copies":
      return checkBackup(checked);
    default:
      return [];
  }
}

function checkGlobalRegions(checked: Checked): Problem[] {
  const { regions, strategy } = checked.areas.workload;
  return (["primary", "secondary"] as const).flatMap((role) => {
    const region = regions[role];
    if (!WITHOUT_GLOBAL_DATABASE.data.includes(region)) return [];
    const message = `"aurora" is not possible in ${region} with strategy ${strategy}: Aurora has no global databases there`;
    const fix = "Allowed: another region in holdfast:workload.regions, or strategy backup-restore.";
    return [problemOf(checked, "type", message, fix)];
  });
}

/** Aurora attaches the impaired Region's cluster again by itself: no member is ever superseded. */
function checkGlobalMembers(checked: Checked): Problem[] {
  const { members } = checked.database;
  const problems: Problem[] = [];
  const known = members.every((role) => role !== undefined);
  if (known && members.join() !== "primary,secondary") {
    const message = `${show(members)} is not possible: AWS attaches the old writer to the global database again by itself, under its own name`;
    const fix =
      "Leave it out. To fail back: the switchOver command of the primary's outputs, then holdfast:active: primary.";
    problems.push(problemOf(checked, "members", message, fix));
  }
  for (const field of ["unprotected", "retired"] as const) {
    const count = checked.database[field];
    if (count === 0) continue;
    const message = `${count} is not possible: both clusters of a global database are in use`;
    const fix = "Leave it out; deletionProtection is that of the whole database.";
    problems.push(problemOf(checked, field, message, fix));
  }
  return problems;
}

/** Storage is replicated "with latency typically under a second", asynchronously (https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database.html). */
function checkRpo(checked: Checked): Problem[] {
  const { rpo } = checked.database;
  if (rpo === undefined || rpo >= 1) return [];
  const message = `${formatDuration(rpo)} can never be met: a global database replicates asynchronously, typically within a second`;
  return [problemOf(checked, "rpo", message, "Allowed: 1s or more.")];
}

function checkBackup(checked: Checked): Problem[] {
  const { backup } = checked.database;
  const strategy = checked.areas.workload.strategy;
  if (backup !== false) return [];
  const message = `false leaves nothing of it in the other region: with strategy ${strategy} its backups alone are copied there`;
  return [problemOf(checked, "backup", message, "Allowed: true, or a strategy that replicates.")];
}
