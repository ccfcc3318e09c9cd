import type { Areas } from "../config/schema";
import type { Problem } from "../config/problems";
import { checkAlarms } from "./functions/alarms";
import { checkBatches } from "./functions/batches";
import { checkCode } from "./functions/code";
import { checkConcurrency } from "./functions/concurrency";
import { checkEnvironment } from "./functions/environment";
import { checkNames } from "./functions/names";
import { checkRecords } from "./functions/records";
import { checkRelease } from "./functions/release";
import { checkVpc } from "./functions/vpc";

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
    const named = { path: `holdfast:functions.${name}`, name, wanted: wanted, areas };
    return EACH.flatMap((check) => check(named));
  });
}
