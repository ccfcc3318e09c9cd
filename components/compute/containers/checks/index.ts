import type { Check } from "../../../checks/check";
import { checkOf, reducedElsewhere } from "../../check-parts";
import { checkLoad, checkStandby } from "../../scaled/checks/load";
import { checkCpuAlarm, checkRequests, checkVolumes } from "../../scaled/checks/metrics";
import { checkSchedules } from "../../scaled/checks/schedules";
import { checkSizes } from "../../scaled/checks/sizes";
import { checkCapacityFault, checkDays, checkDeployment, checkSpot } from "./capacity";
import { checkEnvironment, checkSecrets } from "./environment";
import { checkImage } from "./image";
import { checkEndpoints } from "./network";
import { checkTaskSize } from "./task-size";

const KIND = "containers";

export const CONTAINERS_CHECKS: readonly Check[] = [
  checkOf(KIND, [], checkTaskSize),
  checkOf(KIND, ["workload", "role"], checkImage),
  checkOf(KIND, [], checkEnvironment),
  checkOf(KIND, ["workload", "role"], checkSecrets),
  checkOf(KIND, ["network"], checkEndpoints),
  checkOf(KIND, [], checkSizes),
  checkOf(KIND, [], checkSpot),
  checkOf(KIND, [], checkDeployment),
  checkOf(KIND, [], checkDays),
  checkOf(KIND, ["workload", "role"], (tasks, areas) => (tasks.standby ? reducedElsewhere("standby", areas) : [])),
  checkOf(KIND, ["network"], checkLoad),
  checkOf(KIND, ["network", "workload", "role", "dns", "ingress"], checkStandby),
  checkOf(KIND, ["network"], checkSchedules),
  checkOf(KIND, ["ingress"], checkRequests),
  checkOf(KIND, ["monitoring"], checkCpuAlarm),
  checkOf(KIND, ["volumes"], (_tasks, areas) => checkVolumes("the tasks", areas)),
  checkOf(KIND, ["experiments"], checkCapacityFault),
];
