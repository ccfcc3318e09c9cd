import { set, type Edit } from "../edits";
import { row, type BadSettings } from "./row";

const RPO = "holdfast:workload.objectives.region.rpo";
const STRATEGY = "holdfast:workload.strategy";
const NAME = ["holdfast:workload.name", "holdfast:workload.account", "holdfast:workload.regions"];

/** A bucket that can meet its objective, with a mistake in the rest. Each row names its own, so that rows do not meet. */
const bucket = (name: string, settings: object): Edit => set(`buckets.${name}`, { rpo: "15m", ...settings });

const names: BadSettings[] = [
  row("a bucket called like the canaries' own", bucket("canary", {}), [
    ["holdfast:buckets.canary", '"canary" is the name of a bucket that Holdfast makes itself', "switch, canary"],
  ]),
  row("a bucket called like one of Holdfast's own", bucket("logs", {}), [
    ["holdfast:buckets.logs", '"logs" is the name of a bucket that Holdfast makes itself', "another name than logs"],
  ]),
  row("a bucket whose name ends as S3 forbids", bucket("plan-an", {}), [
    ["holdfast:buckets.plan-an", '"plan-an" ends in an, as no bucket\'s name may', "-s3alias and -an"],
  ]),
  row(
    "a bucket's name that gets too long",
    [set("workload.name", "storefront-shops"), bucket("user-uploads-of-pictures", {})],
    [
      [
        "holdfast:buckets.user-uploads-of-pictures",
        'us-east-1-user-uploads-of-pictures" has 64 characters, too many for S3',
        "at most 63, S3's limit: shorten the bucket's name or holdfast:workload.name by 1 in all",
      ],
    ],
    { reads: [...NAME, STRATEGY] },
  ),
];

const recoveryPoint: BadSettings[] = [
  row(
    "a region objective that no replication of S3 promises",
    set("buckets.fresh", {}),
    [
      [
        "holdfast:buckets.fresh",
        "the region objective of 1m can never be promised: S3 Replication Time Control brings 99.99 % of new objects",
        "rpo: 15m or more on this bucket",
      ],
    ],
    { reads: [RPO, STRATEGY] },
  ),
  row(
    "an objective of a bucket's own below Time Control's",
    bucket("fast", { rpo: "14m" }),
    [["holdfast:buckets.fast.rpo", "14m can never be promised", "15m or more, if that much may be lost of it"]],
    { reads: [STRATEGY] },
  ),
  row(
    "replication without a promise",
    bucket("slow", { rpo: "4h", replication: { timeControl: false } }),
    [
      [
        "holdfast:buckets.slow.rpo",
        "4h can never be promised: without Time Control S3 promises nothing, and replicas have taken up to 2d",
        "replication.timeControl: true; or 2d or more",
      ],
    ],
    { reads: [STRATEGY] },
  ),
  row("Time Control without its metrics", bucket("blind", { replication: { metrics: false } }), [
    ["holdfast:buckets.blind.replication.metrics", "false is not allowed with timeControl", "or timeControl: false"],
  ]),
];

const lifecycles: BadSettings[] = [
  row(
    "a storage class in one zone",
    bucket("thin", { lifecycle: { transitions: [{ storageClass: "ONEZONE_IA", afterDays: 30 }] } }),
    [
      [
        "holdfast:buckets.thin.lifecycle.transitions[0].storageClass",
        '"ONEZONE_IA" is not allowed',
        "one of STANDARD_IA, ",
      ],
    ],
  ),
  row(
    "a move before S3 makes it",
    bucket("hasty", { lifecycle: { transitions: [{ storageClass: "STANDARD_IA", afterDays: 29 }] } }),
    [
      [
        "holdfast:buckets.hasty.lifecycle.transitions[0].afterDays",
        "29 is too early: S3 moves nothing to STANDARD_IA before 30 days",
        "30 or more",
      ],
    ],
  ),
  row(
    "moves in another order than S3's",
    bucket("upward", {
      lifecycle: {
        transitions: [
          { storageClass: "GLACIER", afterDays: 30 },
          { storageClass: "GLACIER_IR", afterDays: 90 },
        ],
      },
    }),
    [
      [
        "holdfast:buckets.upward.lifecycle.transitions[1].storageClass",
        '"GLACIER_IR" after GLACIER is no move that S3 makes',
        "in this order: STANDARD_IA, INTELLIGENT_TIERING, GLACIER_IR, GLACIER, DEEP_ARCHIVE",
      ],
    ],
  ),
  row(
    "an archive too soon after infrequent access",
    bucket("cold", {
      lifecycle: {
        transitions: [
          { storageClass: "STANDARD_IA", afterDays: 40 },
          { storageClass: "DEEP_ARCHIVE", afterDays: 69 },
        ],
      },
    }),
    [
      [
        "holdfast:buckets.cold.lifecycle.transitions[1].afterDays",
        "69 is too early: STANDARD_IA comes after 40 days, and DEEP_ARCHIVE at least 30 days later",
        "70 or more",
      ],
    ],
  ),
  row(
    "two moves on one day",
    bucket("leap", {
      lifecycle: {
        transitions: [
          { storageClass: "GLACIER_IR", afterDays: 10 },
          { storageClass: "GLACIER", afterDays: 10 },
        ],
      },
    }),
    [["holdfast:buckets.leap.lifecycle.transitions[1].afterDays", "at least 1 day later", "11 or more"]],
  ),
  row(
    "an end before the last move",
    bucket("brief", {
      lifecycle: { expireAfterDays: 90, transitions: [{ storageClass: "GLACIER_IR", afterDays: 90 }] },
    }),
    [
      [
        "holdfast:buckets.brief.lifecycle.expireAfterDays",
        "90 is not after the last of the transitions, which comes after 90 days",
        "91 or more",
      ],
    ],
  ),
];

const locks: BadSettings[] = [
  row("a lock without a time", bucket("open", { objectLock: { mode: "governance" } }), [
    ["holdfast:buckets.open.objectLock", "has neither days nor years", "one of the two"],
  ]),
  row("a lock with two times", bucket("twice", { objectLock: { mode: "governance", days: 30, years: 1 } }), [
    ["holdfast:buckets.twice.objectLock", "has days and years", "one of the two"],
  ]),
  row("a lock for longer than S3 can", bucket("eternal", { objectLock: { mode: "compliance", years: 101 } }), [
    ["holdfast:buckets.eternal.objectLock.years", "101 is not allowed", "a whole number from 1 to 100"],
  ]),
  row("a lock for no time", bucket("moment", { objectLock: { mode: "compliance", days: 0 } }), [
    ["holdfast:buckets.moment.objectLock.days", "0 is not allowed", "a whole number from 1 to 36500"],
  ]),
  row("a lock of a mode that there is not", bucket("strict", { objectLock: { mode: "COMPLIANCE", years: 1 } }), [
    ["holdfast:buckets.strict.objectLock.mode", '"COMPLIANCE" is not allowed', "governance, compliance"],
  ]),
  row(
    "an end before the lock's",
    bucket("held", { objectLock: { mode: "governance", years: 1 }, lifecycle: { expireAfterDays: 364 } }),
    [
      [
        "holdfast:buckets.held.lifecycle.expireAfterDays",
        "364 is before the object lock's 365 days are over: S3 hides the object, and keeps it",
        "365 or more, or a shorter objectLock",
      ],
    ],
  ),
];

export const buckets: BadSettings[] = [...names, ...recoveryPoint, ...lifecycles, ...locks];
