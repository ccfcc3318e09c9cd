import { set } from "../edits";
import { row, type BadSettings } from "./row";

const READS = ["holdfast:trail", "holdfast:buckets", "holdfast:tables", "holdfast:functions"];

/** The trail, turned on. */
const trail = (settings: object) => set("trail", { enabled: true, ...settings });

/** What CloudTrail or S3 refuses, or what would record less than it says. */
export const trails: BadSettings[] = [
  row(
    "a record that is locked for longer than it is kept",
    trail({ retentionDays: 30, objectLock: { mode: "governance", days: 90 } }),
    [["holdfast:trail.objectLock.days", "90 days are longer than the 30 of retentionDays", "at most 30"]],
    { reads: READS },
  ),
  row(
    "data events of stores that are not there",
    [
      set("tables.carts", { partitionKey: { name: "customer", type: "S" } }),
      trail({ dataEvents: ["tables", "buckets"] }),
    ],
    [["holdfast:trail.dataEvents[1]", '"buckets" are to be recorded, and holdfast:buckets names none', "take it out"]],
    { reads: READS },
  ),
  row(
    "data events twice",
    [
      set("tables.carts", { partitionKey: { name: "customer", type: "S" } }),
      trail({ dataEvents: ["tables", "tables"] }),
    ],
    [["holdfast:trail.dataEvents", "tables", "each kind once"]],
    { reads: READS },
  ),
  row(
    "a bucket called like the trail's",
    [trail({}), set("buckets.trail", { rpo: "15m" })],
    [
      [
        "holdfast:buckets.trail",
        '"trail" is the name of the bucket that holdfast:trail makes',
        "another name than trail",
      ],
    ],
    { reads: READS },
  ),
  row(
    "an administrator that is a user",
    trail({ administrators: ["arn:aws:iam::123456789012:user/me"] }),
    [["holdfast:trail.administrators[0]", "user/me", "the ARN of a role"]],
    { reads: READS },
  ),
  row(
    "a trail that may be silent for longer than an alarm looks back",
    trail({ silence: 25 }),
    [["holdfast:trail.silence", "25", "from 1 to 24"]],
    { reads: READS },
  ),
];
