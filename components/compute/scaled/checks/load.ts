import { formatDuration } from "../../../../lib/duration";
import type { Problem } from "../../../config/problems";
import type { Areas } from "../../../config/schema";
import type { WrittenScaled } from "../../../config/schema/compute";
import { MOST_INSTANCES } from "../../../config/schema/compute-scaling";
import { arithmetic, KEY, leaves, tooLarge } from "../../check-parts";
import { requiredInstances, leftOf, runningAtPeak, type RequiredInstances } from "../../load";
import { sizeAfter } from "../growth";
import { leftAtPeak, mostOf, standbyStart, type StandbyStart } from "../sizes";

/** The written sizes carry the load's peak, once what must survive has failed. */
export function checkLoad(group: WrittenScaled, areas: Pick<Areas, "compute" | "network">): Problem[] {
  const required = requiredInstances(areas);
  return required ? carriesPeak(group, required) : [];
}

function carriesPeak(compute: WrittenScaled, required: RequiredInstances): Problem[] {
  const { max, targetCpu } = compute;
  const { full, zones, need, load } = required;
  if (full > MOST_INSTANCES) return [tooLarge(required, MOST_INSTANCES)];
  if (max !== undefined && leftOf(max, zones, load.survive) < need) {
    return [
      {
        path: `${KEY}.max`,
        message: `${max} is too few for the peak: ${leaves(max, required)}`,
        fix: `Allowed: ${full} or more, or leave it out: then it is computed (${mostOf(compute, required)}).`,
      },
    ];
  }
  return checkLeast(compute, targetCpu, required);
}

/** At the peak a group has grown to its target; what is left of that must do. */
function checkLeast(compute: WrittenScaled, targetCpu: number, required: RequiredInstances): Problem[] {
  const max = compute.max ?? mostOf(compute, required);
  const field = compute.min !== undefined ? "min" : "desired";
  const min = compute.min ?? compute.desired;
  if (min === undefined || leftAtPeak({ min, max }, targetCpu, required) >= required.need) return [];
  const atTarget = runningAtPeak(required.load, targetCpu);
  const running = Math.min(max, Math.max(min, atTarget));
  const grown = atTarget > min ? `, and the peak at targetCpu ${targetCpu} % makes it ${running}` : "";
  return [
    {
      path: `${KEY}.${field}`,
      message: `${min} is too few for the peak${grown}: ${leaves(running, required)}`,
      fix: `Allowed: ${Math.min(required.full, max)} or more, a lower targetCpu, or leave it out: then it is computed.`,
    },
  ];
}

/** A warm standby carries the whole load within the region's RTO by its own scaling, without an operator. */
export function checkStandby(
  group: WrittenScaled,
  areas: Pick<Areas, "compute" | "network" | "workload" | "role" | "dns" | "ingress">,
): Problem[] {
  const { workload, role } = areas;
  const required = requiredInstances(areas);
  if (!required || workload.strategy !== "warm-standby" || role !== "secondary") return [];
  const min = group.standby?.min;
  const start = standbyStart(group, areas, required);
  if (min === undefined || !start || min >= start.least) return [];
  return [
    {
      path: `${KEY}.standby.min`,
      message: `${min} cannot carry the load in time: ${sum(min, start, required)}`,
      fix: `Allowed: ${start.least} or more, a longer holdfast:workload.objectives.region.rto, or leave it out: then it is computed.`,
    },
  ];
}

/** The arithmetic: what is left of the RTO, what a round of growth takes, and what the standby has grown to by then. */
function sum(min: number, standby: StandbyStart, required: RequiredInstances): string {
  const { rto, noticed, seconds, growth, rounds, start } = standby;
  const { launch, boot, healthy } = start;
  const round = growth.alarm + launch + boot + healthy;
  const parts = `${growth.alarm}s alarm + ${launch}s launch + ${boot}s start-up + ${healthy}s health checks`;
  const grown = sizeAfter(min, rounds, growth);
  return (
    `of the region's RTO of ${formatDuration(rto)}, noticing and DNS take ${noticed}s, and ${seconds}s are left; ` +
    `a round of ${growth.policy} takes ${round}s (${parts}), so that ${rounds === 0 ? "none is" : `${rounds} ${rounds === 1 ? "is" : "are"}`} over by then; ` +
    arithmetic(grown, required)
  );
}
