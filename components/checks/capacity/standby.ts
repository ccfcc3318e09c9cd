import type { Areas } from "../../config/schema";
import { sizeAfter } from "../../topology/capacity/growth";
import { demandOf, standbyStart, type Demand, type StandbyStart } from "../../topology/capacity/sizes";
import { formatDuration } from "../../../lib/duration";
import type { Problem } from "../../config/problems";
import { arithmetic } from "./load";
import { KEY } from "./sizes";

/** A warm standby carries the whole load within the region's RTO, by its own scaling: whoever types `up` may be asleep. */
export function checkStandby(
  areas: Pick<Areas, "compute" | "network" | "workload" | "role" | "dns" | "ingress">,
): Problem[] {
  const { compute, workload, role } = areas;
  const demand = demandOf(areas);
  if (!compute || !demand || workload.strategy !== "warm-standby" || role !== "secondary") return [];
  if (compute.type === "fixed") return checkFleet(compute.standbyPerZone, demand);
  const min = compute.type === "auto-scaling" ? compute.standby?.min : undefined;
  const start = standbyStart(areas, demand);
  if (min === undefined || !start || min >= start.least) return [];
  return [
    {
      path: `${KEY}.standby.min`,
      message: `${min} cannot carry the load in time: ${sum(min, start, demand)}`,
      fix: `Allowed: ${start.least} or more, a longer holdfast:workload.objectives.region.rto, or leave it out: then it is computed.`,
    },
  ];
}

/** The arithmetic: what is left of the RTO, what a round of growth takes, and what the standby has grown to by then. */
function sum(min: number, standby: StandbyStart, demand: Demand): string {
  const { rto, noticed, seconds, growth, rounds, start } = standby;
  const { launch, boot, healthy } = start;
  const round = growth.alarm + launch + boot + healthy;
  const parts = `${growth.alarm}s alarm + ${launch}s launch + ${boot}s start-up + ${healthy}s health checks`;
  const grown = sizeAfter(min, rounds, growth);
  return (
    `of the region's RTO of ${formatDuration(rto)}, noticing and DNS take ${noticed}s, and ${seconds}s are left; ` +
    `a round of ${growth.policy} takes ${round}s (${parts}), so that ${rounds === 0 ? "none is" : `${rounds} ${rounds === 1 ? "is" : "are"}`} over by then; ` +
    arithmetic(grown, demand)
  );
}

function checkFleet(perZone: number | undefined, demand: Demand): Problem[] {
  const { need, zones } = demand;
  if (perZone === undefined || perZone * zones >= need) return [];
  return [
    {
      path: `${KEY}.standbyPerZone`,
      message: `${perZone} cannot carry the load, and a fixed fleet does not grow by itself: ${arithmetic(perZone * zones, demand)}`,
      fix: `Allowed: ${Math.ceil(need / zones)} or more, or leave it out: then it is computed.`,
    },
  ];
}
