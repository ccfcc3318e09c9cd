import type { Check } from "../../../checks/check";
import { checkArchitecture, checkImageRegion, checkOf, checkRootDevice, reducedElsewhere } from "../../check-parts";
import { checkLoad, checkStandby } from "../../scaled/checks/load";
import { checkCpuAlarm, checkVolumes } from "../../scaled/checks/metrics";
import { checkSchedules } from "../../scaled/checks/schedules";
import { checkScaling, checkWarmPool } from "./scaling";
import { checkGroup, checkSpot } from "./sizes";

const KIND = "auto-scaling";

export const AUTO_SCALING_CHECKS: readonly Check[] = [
  checkOf(KIND, [], (group) => checkArchitecture(group, group.mixedInstances?.instanceTypes)),
  checkOf(KIND, [], checkRootDevice),
  checkOf(KIND, ["workload", "role"], checkImageRegion),
  checkOf(KIND, [], checkGroup),
  checkOf(KIND, [], checkSpot),
  checkOf(KIND, [], checkWarmPool),
  checkOf(KIND, ["workload", "role"], (group, areas) => (group.standby ? reducedElsewhere("standby", areas) : [])),
  checkOf(KIND, ["network"], checkLoad),
  checkOf(KIND, ["network", "workload", "role", "dns", "ingress"], checkStandby),
  checkOf(KIND, ["network"], checkSchedules),
  checkOf(KIND, ["ingress", "workload", "role", "active"], checkScaling),
  checkOf(KIND, ["volumes"], (_group, areas) => checkVolumes("the instances", areas)),
  checkOf(KIND, ["monitoring"], checkCpuAlarm),
];
