import { set } from "../edits";
import { row, type BadSettings } from "./row";

const COMPUTE = ["holdfast:compute.type", "holdfast:compute.min", "holdfast:compute.max", "holdfast:compute.desired"];
const LOAD = [...COMPUTE, "holdfast:compute.load", "holdfast:compute.targetCpu", "holdfast:network"];

const schedule = (more: object) => ({ day: { cron: "30 6 * * MON-FRI", timeZone: "Europe/Berlin", ...more } });
const CRON = "holdfast:compute.schedules.day.cron";

/** Schedules that AWS would refuse, or that would take instances away. */
export const capacitySchedules: BadSettings[] = [
  row(
    "a schedule of six fields",
    set("compute.schedules", schedule({ min: 9, cron: "0 30 6 * * MON" })),
    [[CRON, '"0 30 6 * * MON" is not allowed', "hour, day of month, month, day of week; it has 6 fields"]],
    { reads: COMPUTE },
  ),
  row(
    "a schedule at an hour that no day has",
    set("compute.schedules", schedule({ min: 9, cron: "30 24 * * *" })),
    [[CRON, '"30 24 * * *" is not allowed', "24 is no hour (0 to 23)"]],
    { reads: COMPUTE },
  ),
  row(
    "a schedule on a range that runs out",
    set("compute.schedules", schedule({ min: 9, cron: "30 6 * * 1-9" })),
    [[CRON, '"30 6 * * 1-9" is not allowed', "1-9 is no day of week (0 to 7)"]],
    { reads: COMPUTE },
  ),
  row(
    "a time zone by its abbreviation",
    set("compute.schedules", schedule({ min: 9, timeZone: "CET" })),
    [
      [
        "holdfast:compute.schedules.day.timeZone",
        '"CET" is not allowed',
        "the canonical name of a time zone such as Europe/Berlin",
      ],
    ],
    { reads: COMPUTE },
  ),
  row(
    "a schedule that changes nothing",
    set("compute.schedules", schedule({})),
    [["holdfast:compute.schedules.day", "changes no size", "Add min, max or desired"]],
    { reads: COMPUTE },
  ),
  row(
    "a schedule's fewest above the group's most",
    set("compute.schedules", schedule({ min: 20 })),
    [["holdfast:compute.schedules.day.min", "20 is above the group's max (18)", "0 to 18, or a larger max"]],
    { reads: COMPUTE },
  ),
  row(
    "a schedule's most below the group's fewest",
    set("compute.schedules", schedule({ max: 4 })),
    [["holdfast:compute.schedules.day.max", "4 is below the group's min (6)", "6 or more, or a smaller min here"]],
    { reads: COMPUTE },
  ),
  row(
    "a schedule that starts with too many",
    set("compute.schedules", schedule({ min: 3, max: 9, desired: 12 })),
    [["holdfast:compute.schedules.day.desired", "12 is not between min and max", "3 to 9"]],
    { reads: COMPUTE },
  ),
  row(
    "a night that a lost zone ends",
    [set("compute.load", { peak: 300, perInstance: 100 }), set("compute.schedules", schedule({ min: 1, max: 3 }))],
    [
      ["holdfast:compute.schedules.day.min", "1 leaves no instance once its zone is lost", "2 or more"],
      [
        "holdfast:compute.schedules.day.max",
        "3 is too few for the peak: with holdfast:compute.load.survive zone, 2 instances carry 180",
        "6 or more, or leave it out: a small min is enough for quiet hours",
      ],
    ],
    { reads: LOAD },
  ),
  row(
    "two schedules in one minute",
    set("compute.schedules", {
      morning: { cron: "0 6 * * MON-FRI", min: 9 },
      payday: { cron: "0 */6 1 * *", min: 12 },
    }),
    [
      [
        "holdfast:compute.schedules.payday.cron",
        '"0 */6 1 * *" is due in the same minute as morning ("0 6 * * MON-FRI"), which AWS refuses',
        "another minute",
      ],
    ],
    { reads: COMPUTE },
  ),
  row(
    "more schedules than a group has",
    set(
      "compute.schedules",
      Object.fromEntries(
        Array.from({ length: 126 }, (_, i) => [`s${i}`, { cron: `${i % 60} ${Math.floor(i / 60)} * * *`, min: 6 }]),
      ),
    ),
    [["holdfast:compute.schedules", "126 schedules are more than a group can have", "at most 125"]],
    { reads: COMPUTE },
  ),
];
