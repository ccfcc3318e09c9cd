import { formatDuration } from "../../lib/duration";
import type { Problem } from "../config/problems";
import type { Areas } from "../config/schema";
import type { Named } from "./functions/named";
import { checkBatches } from "./functions/batches";
import { checkCode } from "./functions/code";
import { checkConcurrency } from "./functions/concurrency";
import { checkEnvironment } from "./functions/environment";
import { checkRecords } from "./functions/records";
import { checkVpc } from "./functions/vpc";

const MINUTE = 60;

const EACH = [
  checkNames,
  checkCode,
  checkConcurrency,
  checkBatches,
  checkRecords,
  checkEnvironment,
  checkVpc,
  checkRelease,
  checkAlarms,
];

/** What holdfast:functions says that cannot be, or would lose what it is to work on. */
export function checkFunctions(
  areas: Pick<Areas, "functions" | "queues" | "streams" | "workload" | "network">,
): Problem[] {
  return Object.entries(areas.functions).flatMap(([name, wanted]) => {
    const named = { path: `holdfast:functions.${name}`, name, wanted, areas };
    return EACH.flatMap((check) => check(named));
  });
}

/** In static-site the secondary has no functions. */
function checkRelease({ path, wanted, areas }: Named): Problem[] {
  if (areas.workload.strategy !== "static-site" || wanted.release.secondary === undefined) return [];
  return [
    {
      path: `${path}.release.secondary`,
      message: "has no meaning with strategy static-site, whose secondary has no functions",
      fix: "Leave it out.",
    },
  ];
}

/** The failures queue of a function has a name of its own. */
function checkNames({ path, name, areas: { queues } }: Named): Problem[] {
  const failures = `${name}-failures`;
  if (!Object.hasOwn(queues, failures)) return [];
  return [
    {
      path,
      message: `its failures queue would be called as holdfast:queues.${failures} is`,
      fix: "Allowed: another name for one of the two.",
    },
  ];
}

/** A period of CloudWatch's: whole minutes (https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html). */
function checkAlarms({ path, wanted }: Named): Problem[] {
  const period = wanted.alarms.period;
  if (period % MINUTE === 0) return [];
  return [
    {
      path: `${path}.alarms.period`,
      message: `${formatDuration(period)} is not whole minutes`,
      fix: "Allowed: whole minutes such as 5m, up to 1h.",
    },
  ];
}
