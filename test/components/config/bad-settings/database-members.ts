import { set, unset } from "../edits";
import { databaseRow, instance, of, RESTORES, SITE, STRATEGY, WORLD } from "./rds-edits";
import type { BadSettings } from "./row";

const MEMBERS = [STRATEGY, "holdfast:active"];

const order: BadSettings[] = [
  databaseRow(
    "members that begin in the standby",
    instance("g-first", { members: ["secondary", "primary"] }),
    [of("g-first", "members[0]", '"secondary" cannot be the first', "a failback adds a Region at the end")],
    { reads: MEMBERS },
  ),
  databaseRow(
    "a copy beside its source",
    instance("g-twice", { members: ["primary", "secondary", "secondary"] }),
    [of("g-twice", "members[2]", "member 3 would be a copy in the region of its source", "Allowed: primary")],
    { reads: MEMBERS },
  ),
  databaseRow(
    "the writer given up",
    instance("g-writer", { retired: 1 }),
    [of("g-writer", "retired", "1 takes in member 1, which writes", "Allowed: 0 with holdfast:active primary")],
    { reads: MEMBERS },
  ),
  databaseRow(
    "the writer's source given up",
    instance("g-source", { members: ["primary", "secondary", "primary"], unprotected: 2, retired: 2 }),
    [of("g-source", "retired", "2 takes in member 2 or 3: the latter writes", "Allowed: 0 to 1")],
    { reads: MEMBERS },
  ),
  databaseRow(
    "members of a database that stays in its Region",
    [
      instance("g-home", { members: ["primary", "secondary", "primary"], unprotected: 1, retired: 1, rpo: "5h" }),
      ...SITE,
    ],
    [
      of("g-home", "members", "this database lives in the primary alone", "Leave it out"),
      of("g-home", "retired", "1 is not possible: this database lives in the primary alone", "Leave it out"),
      of("g-home", "unprotected", "1 is not possible: this database lives in the primary alone", "Leave it out"),
    ],
    { reads: MEMBERS },
  ),
  databaseRow(
    "given up in one step",
    instance("g-step", { members: ["primary", "secondary", "primary"], retired: 1 }),
    [of("g-step", "retired", "1 is more than unprotected (0)", "Set unprotected: 1 and `pulumi up` both stacks first")],
    { reads: MEMBERS },
  ),
];

const NO_STANDBY_SIZE = unset("compute.standby", "secondary");
const COPIES = { restoreFrom: "backup-copies" };
const POINT = "arn:aws:rds:us-west-2:123456789012:snapshot:awsbackup:copyjob-1";

const restores: BadSettings[] = [
  databaseRow(
    "nothing to restore from",
    [...RESTORES, NO_STANDBY_SIZE, set("active", "secondary"), instance("s-none", COPIES)],
    [
      [
        "holdfast:restore.databases.s-none.2",
        "is missing: with holdfast:active secondary the database is restored in us-west-2 from a backup of storefront-s-none-1",
        "--backup-vault-name storefront-backup --by-resource-arn arn:aws:rds:us-east-1:123456789012:db:storefront-s-none-1",
      ],
    ],
    { stack: "secondary", reads: WORLD },
  ),
  databaseRow(
    "recovery points of places where they are not",
    [
      ...RESTORES,
      NO_STANDBY_SIZE,
      instance("s-place", { ...COPIES, members: ["primary", "secondary", "primary", "secondary"] }),
      set("restore.databases.s-place", {
        "2": POINT.replace("us-west-2", "us-east-1"),
        "3": POINT,
        "4": POINT.replace(":snapshot:", ":cluster-snapshot:"),
      }),
      set("restore.databases.s-unknown", { "2": POINT }),
    ],
    [
      ["holdfast:restore.databases.s-unknown", '"s-unknown" is not in holdfast:databases', "Allowed: s-place."],
      [
        "holdfast:restore.databases.s-place.2",
        "is a recovery point in us-east-1",
        "arn:aws:rds:us-west-2:123456789012:snapshot:",
      ],
      ["holdfast:restore.databases.s-place.3", "member 3 lives in the primary", "Allowed here: 2, 4"],
      ["holdfast:restore.databases.s-place.4", "is a cluster-snapshot", ":snapshot:"],
    ],
    {
      stack: "secondary",
      reads: WORLD,
    },
  ),
  databaseRow(
    "a recovery point of the first member",
    [...RESTORES, instance("s-first", COPIES), set("restore.databases.s-first", { "1": POINT })],
    [["holdfast:restore.databases.s-first.1", '"1" is not a name', 'the number of a member, from "2" to "20"']],
    { reads: WORLD },
  ),
];

/** Members of databases, and the recovery points that they are restored from. */
export const databaseMembers: BadSettings[] = [...order, ...restores];
