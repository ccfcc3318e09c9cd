import { BACKUPS, mysql, OBJECTIVES, postgres, STRATEGY, WHATEVER_IS_STORED } from "./aurora-database";
import { row, type BadSettings } from "./row";

const instances: BadSettings[] = [
  row("no instance class", postgres("i-none", { instances: {} }), [
    ["holdfast:databases.i-none.instances.class", "is missing", "such as db.r7g.large; or serverless"],
  ]),
  row("a class that Aurora does not have", postgres("i-m", { instances: { class: "db.m7g.large" } }), [
    ["holdfast:databases.i-m.instances.class", '"db.m7g.large"', "db.r…, db.x… or db.t…"],
  ]),
  row("a class beside serverless", postgres("i-both", { serverless: { min: 8, max: 32 } }), [
    ["holdfast:databases.i-both.instances.class", '"db.r7g.large" beside serverless', "Take one of the two out"],
  ]),
  row(
    "a burstable class in a global database",
    postgres("i-t", { instances: { class: "db.t4g.medium" } }),
    [["holdfast:databases.i-t.instances.class", '"db.t4g.medium" is not possible in a global', "such as db.r7g.large"]],
    { reads: [STRATEGY] },
  ),
  row(
    "Database Insights on a class without it",
    [mysql("i-insights", { instances: { class: "db.t3.medium" } }), ...BACKUPS],
    [["holdfast:databases.i-insights.insights", '"standard" is not possible on db.t3.medium', "Allowed: none"]],
    { reads: WHATEVER_IS_STORED },
  ),
  row("more readers than Aurora takes", postgres("i-many", { instances: { class: "db.r7g.large", readers: 16 } }), [
    ["holdfast:databases.i-many.instances.readers", "16", "a whole number from 0 to 15"],
  ]),
  row(
    "more readers than a global database takes",
    postgres("i-15", { instances: { class: "db.r7g.large", readers: 15 } }),
    [["holdfast:databases.i-15.instances.readers", "15 is more than a cluster of a global", "at most 14"]],
    { reads: [STRATEGY] },
  ),
  row(
    "no reader to take over in time",
    postgres("i-0", { instances: { class: "db.r7g.large", readers: 0 } }),
    [
      ["holdfast:databases.i-0.instances.readers", "the 2m of holdfast:workload.objectives.infrastructure.rto", "1 or"],
      ["holdfast:databases.i-0.instances.readers", "the 5m of holdfast:workload.objectives.zone.rto", "1 or more"],
    ],
    { reads: [OBJECTIVES] },
  ),
];

const serverless: BadSettings[] = [
  row("capacity between the steps", postgres("s-step", { instances: {}, serverless: { min: 0.7, max: 8 } }), [
    ["holdfast:databases.s-step.serverless.min", "0.7", "from 0 to 256, in steps of 0.5"],
  ]),
  row("more capacity than there is", postgres("s-most", { instances: {}, serverless: { min: 8, max: 512 } }), [
    ["holdfast:databases.s-most.serverless.max", "512", "a number of ACUs from 1 to 256"],
  ]),
  row("the least capacity above the most", postgres("s-order", { instances: {}, serverless: { min: 16, max: 8 } }), [
    ["holdfast:databases.s-order.serverless.min", "16 is above max (8)", "0 to 8, or a larger max"],
  ]),
  row(
    "a pause that a global database never takes",
    postgres("s-pause", { instances: {}, serverless: { min: 0, max: 8 } }),
    [["holdfast:databases.s-pause.serverless.min", "0 would let idle instances pause", "0.5 or more"]],
    { reads: [STRATEGY] },
  ),
  row(
    "a pause where nothing pauses",
    postgres("s-awake", { instances: {}, serverless: { min: 2, max: 8, pauseAfter: "10m" } }),
    [["holdfast:databases.s-awake.serverless.pauseAfter", "10m has no meaning with min 2", "set min to 0"]],
  ),
  row(
    "reader scaling of serverless",
    postgres("s-scale", { instances: {}, serverless: { min: 2, max: 8 }, readerScaling: { max: 3 } }),
    [["holdfast:databases.s-scale.readerScaling", "is not possible with serverless", "Leave it out"]],
  ),
  row(
    "fewer readers at most than at least",
    postgres("s-fewer", { instances: { class: "db.r7g.large", readers: 3 }, readerScaling: { max: 2 } }),
    [["holdfast:databases.s-fewer.readerScaling.max", "2 is below instances.readers (3)", "3 to 15"]],
  ),
  row(
    "more readers by scaling than a global database takes",
    postgres("s-15", { readerScaling: { max: 15 } }),
    [["holdfast:databases.s-15.readerScaling.max", "15 is more than", "at most 14"]],
    { reads: [STRATEGY] },
  ),
];

const standbys: BadSettings[] = [
  row(
    "a warm standby without an instance",
    postgres("w-0", { standby: { instances: 0 } }),
    [
      [
        "holdfast:databases.w-0.standby.instances",
        "0 leaves a warm standby without anyone",
        "1 or more; strategy pilot",
      ],
    ],
    { reads: [STRATEGY] },
  ),
  row(
    "a standby larger than the writer",
    postgres("w-3", { standby: { instances: 3 } }),
    [["holdfast:databases.w-3.standby.instances", "3 is more than the 2 that the writing region runs", "0 to 2"]],
    { reads: [STRATEGY] },
  ),
  row(
    "a standby where none waits",
    [postgres("w-none", { standby: { instances: 1 } }), ...BACKUPS],
    [["holdfast:databases.w-none.standby", "has no meaning with strategy backup-restore", "Leave it out"]],
    { reads: WHATEVER_IS_STORED },
  ),
];

/** Instances that Aurora has not, too many or too few of them, and capacities that cannot be. */
export const auroraInstances: BadSettings[] = [...instances, ...serverless, ...standbys];
