import { checkAlerts } from "./alerts";
import { checkAurora } from "./aurora";
import { checkBackup, checkBackupSchedules } from "./backup";
import { checkBuckets, checkBucketSettings } from "./buckets";
import { checkBuses } from "./buses";
import { check, type Check } from "./check";
import { COMPUTE_CHECKS } from "../compute/checks";
import { checkParameterNames } from "./database-parameters";
import { checkDatabaseRestores } from "./database-restores";
import { checkDns, checkLatchAlarm } from "./dns";
import {
  checkExperimentZone,
  checkFailoverFault,
  checkFaultsBucket,
  checkFunctionFault,
  checkRebootFault,
  checkReplicationFault,
} from "./experiments";
import { checkPage, checkUserData } from "./files";
import { checkExperimentLimits } from "./experiment-limits";
import { FUNCTION_CHECKS } from "./functions";
import { checkConsumers } from "./functions/consumers";
import { checkIngress } from "./ingress";
import { checkDatabaseMembers } from "./database-members";
import { checkCanaryTimeout, checkDetection, checkLatencyAlarm } from "./monitoring";
import { checkNetwork, checkZones } from "./network";
import { checkRegionRpo, checkRegionRto, checkZoneRto } from "./objectives";
import { checkProviderSettings } from "./provider-settings";
import { QUEUE_CHECKS } from "./queues";
import { checkQueueNames } from "./queues/names";
import { checkRds } from "./rds";
import { checkRegions } from "./regions";
import { checkRolePolicies } from "./role-policies";
import { checkSingleWriters } from "./single-writers";
import { checkFreeStorage, checkLagAlarmNames, checkLagAlarms } from "./stores-monitoring";
import { checkCompute, checkPlace, checkStaticSite } from "./strategy";
import { checkStreams } from "./streams";
import { checkTables } from "./tables";
import { checkRestoredTables } from "./tables/restored";
import { TOPIC_CHECKS } from "./topics";
import { checkDataEvents, checkTrailBucket, checkTrailLock } from "./trail";
import { checkVolumes } from "./volumes";
import { checkVolumeRestores } from "./volume-restores";

/** Every check of settings against each other, with the areas that it needs. */
export const CHECKS: readonly Check[] = [
  check([], checkProviderSettings),
  check(["workload", "role"], checkRegions),
  check(["workload", "role"], checkCompute),
  check(["workload", "role", "compute", "databases", "functions"], checkPlace),
  check(["workload", "standby", "active"], checkStaticSite),
  check(["network"], checkNetwork),
  check(["workload", "role", "network"], checkZones),
  check(["ingress"], checkIngress),
  ...COMPUTE_CHECKS,
  check(["compute"], checkUserData),
  check(["workload", "dns", "standby"], checkDns),
  check(["dns", "monitoring"], checkLatchAlarm),
  check(["standby"], checkPage),
  check(["workload", "databases", "tables", "buckets"], checkRegionRpo),
  check(["workload", "dns"], checkRegionRto),
  check(["workload", "ingress"], checkZoneRto),
  check(["databases", "volumes", "tables", "workload", "dns"], checkSingleWriters),
  check(["databases", "workload", "active"], checkDatabaseMembers),
  check(["databases", "workload", "role", "active", "restore"], checkDatabaseRestores),
  check(["databases", "workload", "network", "role"], checkRds),
  check(["databases", "workload"], checkAurora),
  check(["databases"], checkParameterNames),
  check(["tables", "workload"], checkTables),
  check(["tables", "workload", "role", "restore"], checkRestoredTables),
  check(["buckets"], checkBucketSettings),
  check(["buckets", "workload"], checkBuckets),
  check(["volumes", "workload"], checkVolumes),
  check(["volumes", "restore", "network", "compute", "workload", "role", "active"], checkVolumeRestores),
  check(["backup"], checkBackup),
  check(["backup", "workload", "databases", "tables", "buckets"], checkBackupSchedules),
  check(["databases", "tables", "buckets", "queues", "topics", "streams", "buses", "compute"], checkRolePolicies),
  ...QUEUE_CHECKS,
  check(["queues", "topics", "buses", "workload"], checkQueueNames),
  ...TOPIC_CHECKS,
  ...FUNCTION_CHECKS,
  check(["functions"], checkConsumers),
  check(["streams", "functions", "workload"], checkStreams),
  check(["buses", "queues", "topics", "workload"], checkBuses),
  check(["monitoring", "active"], checkCanaryTimeout),
  check(["monitoring", "workload", "dns", "active"], checkDetection),
  check(["monitoring", "ingress"], checkLatencyAlarm),
  check(["monitoring", "workload", "databases", "tables", "buckets"], checkLagAlarms),
  check(["workload", "databases", "tables", "buckets"], checkLagAlarmNames),
  check(["monitoring", "databases"], checkFreeStorage),
  check(["alerts", "workload"], checkAlerts),
  check(["trail"], checkTrailLock),
  check(["trail", "buckets", "tables", "functions"], checkDataEvents),
  check(["trail", "buckets"], checkTrailBucket),
  check(["experiments", "network", "role"], checkExperimentZone),
  check(["experiments", "databases"], checkFailoverFault),
  check(["experiments", "databases"], checkRebootFault),
  check(["experiments", "workload", "buckets", "tables"], checkReplicationFault),
  check(["experiments", "functions", "workload"], checkFunctionFault),
  check(["experiments", "buckets"], checkFaultsBucket),
  check(["experiments", "workload", "databases", "buckets", "tables"], checkExperimentLimits),
];
