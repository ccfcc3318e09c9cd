import type { Problem } from "../config/problems";
import { checkAlarms } from "./functions/alarms";
import { checkBatches } from "./functions/batches";
import { checkCode } from "./functions/code";
import { checkConcurrency } from "./functions/concurrency";
import { checkConsumers } from "./functions/consumers";
import { checkEnvironment } from "./functions/environment";
import { checkNames } from "./functions/names";
import { checkRecords } from "./functions/records";
import { checkRelease } from "./functions/release";
import { checkVpc } from "./functions/vpc";
import type { Parsed } from "../config/well-formed";

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
export function checkFunctions(areas: Parsed): Problem[] {
  const each = Object.entries(areas.functions ?? {}).flatMap(([name, wanted]) => {
    const named = { path: `holdfast:functions.${name}`, name, wanted: wanted ?? {}, areas };
    return EACH.flatMap((check) => check(named));
  });
  return [...each, ...checkConsumers(areas)];
}
