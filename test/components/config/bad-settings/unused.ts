import { databaseRow, instance, of, RESTORES, SITE, STRATEGY, WORLD } from "./rds-edits";
import { unset } from "../edits";
import type { BadSettings } from "./row";

const NO_STANDBY_SIZE = unset("compute.standby", "secondary");

/** Settings that a database's way to the other region does not use. */
export const unused: BadSettings[] = [
  databaseRow(
    "a size of a copy that backups are",
    [...RESTORES, NO_STANDBY_SIZE, instance("u-size", { standby: { instanceClass: "db.m7g.medium" } })],
    [
      of(
        "u-size",
        "standby",
        "has no meaning with strategy backup-restore: the other region runs no copy",
        "Leave it out",
      ),
    ],
    { reads: WORLD },
  ),
  databaseRow(
    "a second zone for a copy that is not run, and days of backups that are not replicated",
    [
      ...RESTORES,
      NO_STANDBY_SIZE,
      instance("u-zone", { standby: { multiAz: true }, copyRetentionDays: 14, restoreFrom: "backup-copies" }),
    ],
    [
      of(
        "u-zone",
        "standby",
        "has no meaning with strategy backup-restore",
        "warm-standby and active-active keep a copy",
      ),
      of(
        "u-zone",
        "copyRetentionDays",
        "the other region has AWS Backup's copies",
        "with restoreFrom automated-backups",
      ),
    ],
    { reads: WORLD },
  ),
  databaseRow(
    "days of replicated backups beside a replica",
    instance("u-days", { copyRetentionDays: 14 }),
    [
      of(
        "u-days",
        "copyRetentionDays",
        "14 has no meaning with strategy warm-standby: no automated backups are replicated; the other region has a replica",
        "strategy backup-restore with restoreFrom automated-backups",
      ),
    ],
    { reads: [STRATEGY] },
  ),
  databaseRow(
    "days of replicated backups behind a page",
    [...SITE, instance("u-site", { copyRetentionDays: 14 })],
    [of("u-site", "copyRetentionDays", "has no meaning with strategy static-site", "Leave it out")],
    { reads: WORLD },
  ),
];
