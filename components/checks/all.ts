import type { Problem } from "../config/problems";
import type { Parsed } from "../config/well-formed";
import type { RawConfig } from "../config/parse";
import { checkAurora } from "./aurora";
import { checkBackup } from "./backup";
import { checkBuckets } from "./buckets";
import { checkBuses } from "./buses";
import { checkCapacity } from "./capacity";
import { checkCompute } from "./compute";
import { checkDatabaseRestores } from "./database-restores";
import { checkDns } from "./dns";
import { checkExperiments } from "./experiments";
import { checkFiles } from "./files";
import { checkFunctions } from "./functions";
import { checkIngress } from "./ingress";
import { checkLineage } from "./lineage";
import { checkMonitoring } from "./monitoring";
import { checkNetwork } from "./network";
import { checkObjectives } from "./objectives";
import { checkQueues } from "./queues";
import { checkRds } from "./rds";
import { checkRegions } from "./regions";
import { checkSingleWriters } from "./single-writers";
import { checkStoresMonitoring } from "./stores-monitoring";
import { checkStrategy } from "./strategy";
import { checkStreams } from "./streams";
import { checkTables } from "./tables";
import { checkTopics } from "./topics";
import { checkTrail } from "./trail";
import { checkVolumes } from "./volumes";

const CHECKS: ((areas: Parsed, config: RawConfig) => Problem[])[] = [
  checkRegions,
  checkStrategy,
  checkNetwork,
  checkIngress,
  checkCompute,
  checkDns,
  checkFiles,
  checkObjectives,
  checkSingleWriters,
  checkLineage,
  checkDatabaseRestores,
  checkRds,
  checkAurora,
  checkTables,
  checkBuckets,
  checkVolumes,
  checkBackup,
  checkQueues,
  checkTopics,
  checkFunctions,
  checkStreams,
  checkBuses,
  checkMonitoring,
  checkStoresMonitoring,
  checkTrail,
  checkExperiments,
  checkCapacity,
];

/** The mistakes that only show when settings are held against each other. */
export function crossCheck(areas: Parsed, config: RawConfig): Problem[] {
  return CHECKS.flatMap((check) => check(areas, config));
}
