import { AURORA_LOGS, WITHOUT_BACKTRACK } from "../../../facts/aurora";
import { formatDuration } from "../../../lib/duration";
import type { Problem } from "../../config/problems";
import { show } from "../../config/show";
import { problemOf, type Checked } from "./database";

/** The cluster requires TLS; no parameter may disable it. */
const TLS_PARAMETERS = ["rds.force_ssl", "require_secure_transport"];

/** Features that the engine, the region or the kind of database does not have. */
export function checkFeatures(checked: Checked): Problem[] {
  return [
    ...checkBacktrack(checked),
    ...checkForwarding(checked),
    ...checkLogs(checked),
    ...checkParameters(checked),
    ...checkRetention(checked),
  ];
}

function checkBacktrack(checked: Checked): Problem[] {
  const { backtrackWindow, engine } = checked.database;
  if (backtrackWindow === undefined) return [];
  const window = formatDuration(backtrackWindow);
  const refused = (reason: string) => [
    problemOf(
      checked,
      "backtrackWindow",
      `${window} is not possible ${reason}`,
      "Leave it out: point-in-time recovery restores to any second into a new cluster.",
    ),
  ];
  if (engine === "postgres") return refused("with engine postgres: Aurora rewinds mysql alone");
  if (checked.path === "global-database")
    return refused(
      `in a global database, which strategy ${checked.areas.workload.strategy} makes: its copies cannot be rewound`,
    );
  const { primary, secondary } = checked.areas.workload.regions;
  const without = [primary, secondary].find((region) => WITHOUT_BACKTRACK.data.includes(region));
  return without === undefined ? [] : refused(`in ${without}, where Aurora has no backtracking`);
}

function checkForwarding(checked: Checked): Problem[] {
  const { path, database } = checked;
  if (database.writeForwarding !== true || path === "global-database") return [];
  const message = `true has no meaning with strategy ${checked.areas.workload.strategy}: there is no global database`;
  const fix = "Leave it out; pilot-light, warm-standby and active-active make a global database.";
  return [problemOf(checked, "writeForwarding", message, fix)];
}

function checkLogs(checked: Checked): Problem[] {
  const { engine, logExports } = checked.database;
  if (logExports === undefined) return [];
  return logExports.flatMap((log, index) => {
    if (AURORA_LOGS.data[engine].includes(log)) return [];
    const message = `${show(log)} is no log of Aurora's ${engine}`;
    return [problemOf(checked, `logExports[${index}]`, message, `Allowed: ${AURORA_LOGS.data[engine].join(", ")}.`)];
  });
}

/** Each list of parameters with its path. */
function listsOf({ database }: Checked): [field: string, names: string[]][] {
  const { parameters, staticParameters, instanceParameters } = database;
  const lists = {
    parameters,
    staticParameters,
    "instanceParameters.parameters": instanceParameters.parameters,
    "instanceParameters.staticParameters": instanceParameters.staticParameters,
  };
  return Object.entries(lists).map(([field, list]) => [field, Object.keys(list)]);
}

function checkParameters(checked: Checked): Problem[] {
  const lists = listsOf(checked);
  const problems = lists.flatMap(([field, names]) => names.flatMap((name) => checkParameter(checked, field, name)));
  for (const [dynamic, fixed] of [lists.slice(0, 2), lists.slice(2)] as [(typeof lists)[0], (typeof lists)[0]][])
    for (const name of fixed[1].filter((each) => dynamic[1].includes(each)))
      problems.push(problemOf(checked, `${fixed[0]}.${name}`, `is in ${dynamic[0]} as well`, "Remove one of the two."));
  return problems;
}

function checkParameter(checked: Checked, field: string, name: string): Problem[] {
  if (TLS_PARAMETERS.includes(name)) {
    const message = "is set already: a connection without TLS is refused";
    return [problemOf(checked, `${field}.${name}`, message, "Leave it out.")];
  }
  if (name !== "rds.global_db_rpo" || checked.path !== "global-database") return [];
  // (https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database-disaster-recovery.html#aurora-global-database-manage-recovery)
  const message = "would stop every write after a failover, when the pair of Regions has no secondary left to keep up";
  return [problemOf(checked, `${field}.${name}`, message, "Leave it out; watch AuroraGlobalDBRPOLag in its place.")];
}

/** The point to restore to is still available when a fault has been noticed and must be fixed. */
function checkRetention(checked: Checked): Problem[] {
  const days = checked.database.backupRetentionDays;
  const rto = checked.areas.workload.objectives.software.rto;
  if (days * 86400 >= rto) return [];
  const message = `${days} is shorter than the ${formatDuration(rto)} of holdfast:workload.objectives.software.rto: what to restore is gone before it must be restored`;
  return [problemOf(checked, "backupRetentionDays", message, `Allowed: ${Math.ceil(rto / 86400)} to 35.`)];
}
