import type { Check } from "../../checks/check";
import type { Problem } from "../../config/problems";
import type { Areas } from "../../config/schema";
import { MOST_PER_ZONE, type WrittenFixedFleet } from "../../config/schema/compute";
import {
  arithmetic,
  checkArchitecture,
  checkImageRegion,
  checkOf,
  checkRootDevice,
  KEY,
  leaves,
  missing,
  reducedElsewhere,
  tooLarge,
} from "../check-parts";
import { requiredInstances, enoughFor, leftOf, type RequiredInstances } from "../load";

const KIND = "fixed";

export const FIXED_FLEET_CHECKS: readonly Check[] = [
  checkOf(KIND, [], (fleet) => checkArchitecture(fleet)),
  checkOf(KIND, [], checkRootDevice),
  checkOf(KIND, ["workload", "role"], checkImageRegion),
  checkOf(KIND, [], checkSizes),
  checkOf(KIND, ["workload", "role"], (fleet, areas) =>
    fleet.standbyPerZone === undefined ? [] : reducedElsewhere("standbyPerZone", areas),
  ),
  checkOf(KIND, ["network"], checkLoad),
  checkOf(KIND, ["network", "workload", "role"], checkStandby),
  checkOf(KIND, ["experiments"], checkCapacityFault),
];

/** A size that is left out needs a load from which it is computed; the reduced size is no larger than the full one. */
function checkSizes({ load, instancesPerZone, standbyPerZone }: WrittenFixedFleet): Problem[] {
  if (instancesPerZone === undefined) return load ? [] : [missing("instancesPerZone", 1, MOST_PER_ZONE)];
  if (standbyPerZone === undefined || standbyPerZone <= instancesPerZone) return [];
  return [
    {
      path: `${KEY}.standbyPerZone`,
      message: `${standbyPerZone} is above instancesPerZone (${instancesPerZone})`,
      fix: `Allowed: 1 to ${instancesPerZone}; a reduced size is smaller.`,
    },
  ];
}

/** The written size carries the load's peak, once what must survive has failed. */
function checkLoad({ instancesPerZone }: WrittenFixedFleet, areas: Pick<Areas, "compute" | "network">): Problem[] {
  const required = requiredInstances(areas);
  return required ? carriesPeak(instancesPerZone, required) : [];
}

function carriesPeak(perZone: number | undefined, required: RequiredInstances): Problem[] {
  const { zones, need, load } = required;
  const enough = Math.ceil(enoughFor(need, zones, load.survive) / zones);
  if (enough > MOST_PER_ZONE) return [tooLarge(required, MOST_PER_ZONE * zones)];
  if (perZone === undefined || leftOf(perZone * zones, zones, load.survive) >= need) return [];
  return [
    {
      path: `${KEY}.instancesPerZone`,
      message: `${perZone} is too few for the peak: ${leaves(perZone * zones, required)}`,
      fix: `Allowed: ${enough} or more, or leave it out: then it is computed.`,
    },
  ];
}

/** A warm standby carries the whole load: a fleet does not grow by itself. */
function checkStandby(
  { standbyPerZone }: WrittenFixedFleet,
  areas: Pick<Areas, "compute" | "network" | "workload" | "role">,
): Problem[] {
  const { workload, role } = areas;
  const required = requiredInstances(areas);
  if (!required || workload.strategy !== "warm-standby" || role !== "secondary") return [];
  return carriesPeakReduced(standbyPerZone, required);
}

function carriesPeakReduced(perZone: number | undefined, required: RequiredInstances): Problem[] {
  const { need, zones } = required;
  if (perZone === undefined || perZone * zones >= need) return [];
  return [
    {
      path: `${KEY}.standbyPerZone`,
      message: `${perZone} cannot carry the load, and a fixed fleet does not grow by itself: ${arithmetic(perZone * zones, required)}`,
      fix: `Allowed: ${Math.ceil(need / zones)} or more, or leave it out: then it is computed.`,
    },
  ];
}

/** A fleet has no launches that could fail. */
function checkCapacityFault(_fleet: WrittenFixedFleet, { experiments }: Pick<Areas, "experiments">): Problem[] {
  const capacity = experiments.faults.capacity;
  if (!capacity) return [];
  return [
    {
      path: "holdfast:experiments.faults.capacity",
      message: "a fixed fleet launches nothing, so that no launch can fail",
      fix: "Allowed: with holdfast:compute.type auto-scaling; or take the fault out.",
    },
  ];
}
