import { AURORA_RECREATION } from "../../../facts/recovery/databases";
import { formatDuration } from "../../../lib/duration";
import type { Problem } from "../../config/problems";
import { show } from "../../config/show";
import { problemOf, type Checked } from "./database";

/** One of the 15 readers' places is the other region's (https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database.configuration.requirements.html). */
const MOST_READERS_OF_GLOBAL = 14;

/** Database Insights does not run on these of Aurora MySQL (https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_DatabaseInsights.Engines.html). */
const WITHOUT_INSIGHTS = /^db\.(t2|t3)\./;

/** The instances are of a class that can be, enough of them and no more than AWS allows. */
export function checkInstances(checked: Checked): Problem[] {
  return [
    ...checkClass(checked),
    ...checkServerless(checked),
    ...checkReaders(checked),
    ...checkScaling(checked),
    ...checkStandby(checked),
  ];
}

function checkClass(checked: Checked): Problem[] {
  const { instances, serverless, engine, insights } = checked.database;
  const given = instances.class;
  if (given === undefined) {
    if (serverless) return [];
    const fix = "Add a DB instance class such as db.r7g.large; or serverless, in its place.";
    return [problemOf(checked, "instances.class", "is missing", fix)];
  }
  if (serverless) {
    const message = `${show(given)} beside serverless, which is a class of its own`;
    return [problemOf(checked, "instances.class", message, "Take one of the two out.")];
  }
  if (checked.path === "global-database" && given.startsWith("db.t")) {
    const message = `${show(given)} is not possible in a global database, which strategy ${checked.areas.workload.strategy} makes`;
    const fix = "Allowed: a memory-optimised class such as db.r7g.large (db.r…, db.x…), or serverless.";
    return [problemOf(checked, "instances.class", message, fix)];
  }
  if (engine === "mysql" && WITHOUT_INSIGHTS.test(given) && insights !== "none") {
    const message = `${show(insights)} is not possible on ${given} of Aurora MySQL`;
    return [problemOf(checked, "insights", message, "Allowed: none; or a class such as db.t4g.medium or larger.")];
  }
  return [];
}

function checkServerless(checked: Checked): Problem[] {
  const { min, max, pauseAfter } = checked.database.serverless ?? {};
  const problems: Problem[] = [];
  if (min !== undefined && max !== undefined && min > max) {
    const fix = `Allowed: 0 to ${max}, or a larger max.`;
    problems.push(problemOf(checked, "serverless.min", `${min} is above max (${max})`, fix));
  }
  if (min === 0 && checked.path === "global-database") {
    const message = "0 would let idle instances pause, which those of a global database never do";
    const fix =
      "Allowed: 0.5 or more; AWS recommends 8 for a global database. For a standby without instances: pilot-light.";
    problems.push(problemOf(checked, "serverless.min", message, fix));
  }
  if (pauseAfter !== undefined && min !== undefined && min > 0) {
    const message = `${formatDuration(pauseAfter)} has no meaning with min ${min}: nothing pauses`;
    problems.push(problemOf(checked, "serverless.pauseAfter", message, "Leave it out, or set min to 0."));
  }
  return problems;
}

function checkReaders(checked: Checked): Problem[] {
  const readers = checked.database.instances.readers;
  if (checked.path === "global-database" && readers > MOST_READERS_OF_GLOBAL)
    return [tooManyReaders(checked, "instances.readers", readers)];
  if (readers > 0) return [];
  const objectives = checked.areas.workload.objectives;
  return (["infrastructure", "zone"] as const).flatMap((kind) => {
    const rto = objectives[kind].rto;
    if (rto >= AURORA_RECREATION.seconds) return [];
    const message =
      `0 leaves no reader to take over, and AWS takes up to ${formatDuration(AURORA_RECREATION.seconds)} to make a new writer: ` +
      `the ${formatDuration(rto)} of holdfast:workload.objectives.${kind}.rto can never be met`;
    return [problemOf(checked, "instances.readers", message, "Allowed: 1 or more, or a longer objective.")];
  });
}

function tooManyReaders(checked: Checked, field: string, value: number): Problem {
  const message = `${value} is more than a cluster of a global database can have beside its writer`;
  return problemOf(checked, field, message, `Allowed: at most ${MOST_READERS_OF_GLOBAL}.`);
}

function checkScaling(checked: Checked): Problem[] {
  const { readerScaling, serverless, instances } = checked.database;
  if (!readerScaling) return [];
  if (serverless) {
    const message = "is not possible with serverless, whose readers grow by themselves";
    return [
      problemOf(
        checked,
        "readerScaling",
        message,
        "Leave it out; or name a class in instances.class in place of serverless.",
      ),
    ];
  }
  const { max } = readerScaling;
  const readers = instances.readers;
  if (checked.path === "global-database" && max > MOST_READERS_OF_GLOBAL)
    return [tooManyReaders(checked, "readerScaling.max", max)];
  if (max >= readers) return [];
  const message = `${max} is below instances.readers (${readers})`;
  return [problemOf(checked, "readerScaling.max", message, `Allowed: ${readers} to 15.`)];
}

function checkStandby(checked: Checked): Problem[] {
  const { standby, instances } = checked.database;
  const strategy = checked.areas.workload.strategy;
  if (!standby) return [];
  if (strategy !== "pilot-light" && strategy !== "warm-standby") {
    const fix = "Leave it out; strategies pilot-light and warm-standby have a standby that is smaller than the writer.";
    return [problemOf(checked, "standby", `has no meaning with strategy ${strategy}`, fix)];
  }
  const count = standby.instances;
  const readers = instances.readers;
  if (count === 0 && strategy === "warm-standby") {
    const message = "0 leaves a warm standby without anyone to read from or to promote";
    const fix = "Allowed: 1 or more; strategy pilot-light keeps the storage alone.";
    return [problemOf(checked, "standby.instances", message, fix)];
  }
  if (count <= readers + 1) return [];
  const message = `${count} is more than the ${readers + 1} that the writing region runs`;
  return [problemOf(checked, "standby.instances", message, `Allowed: 0 to ${readers + 1}, or more instances.readers.`)];
}
