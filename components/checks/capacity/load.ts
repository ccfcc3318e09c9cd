import type { Areas } from "../../config/schema";
import { demandOf, leftAtPeak, mostOf, type Demand } from "../../topology/capacity/sizes";
import { enoughFor, leftOf, runningAtPeak } from "../../topology/capacity/need";
import { MOST_INSTANCES, MOST_PER_ZONE } from "../../config/schema/compute";
import { FULL_PERCENT } from "../../config/schema/compute-load";
import type { Problem } from "../../config/problems";
import { KEY } from "./sizes";

type Compute = NonNullable<Areas["compute"]>;
type Group = Extract<Compute, { type?: "auto-scaling" }>;

/** The sizes that the settings say carry the load's peak, once what must survive is lost. */
export function checkLoad(areas: Pick<Areas, "compute" | "network">): Problem[] {
  const { compute } = areas;
  const demand = demandOf(areas);
  if (!compute || !demand) return [];
  if (compute.type === "fixed") return checkFleet(compute.instancesPerZone, demand);
  return compute.type === "auto-scaling" ? checkGroup(compute, demand) : [];
}

/** `one of 3 zones`, or `an instance`. */
function lost({ load, zones }: Demand): string {
  return load.survive === "zone" ? `one of ${zones} zones` : "an instance";
}

/** `4 instances carry 360 (4 x 100 x 90 %), and the peak is 500, which takes 6`. */
export function arithmetic(instances: number, { load, need }: Demand): string {
  const { peak, perInstance } = load;
  const carried = Math.round(instances * perInstance * FULL_PERCENT) / 100;
  const some = `${instances} instance${instances === 1 ? "" : "s"}`;
  return `${some} carry ${carried} (${instances} x ${perInstance} x ${FULL_PERCENT} %), and the peak is ${peak}, which takes ${need}`;
}

function leaves(instances: number, demand: Demand): string {
  const left = leftOf(instances, demand.zones, demand.load.survive);
  const why = arithmetic(left, demand);
  return demand.load.survive === "none" ? why : `once ${lost(demand)} is lost, ${why}`;
}

function tooLarge({ full, load }: Demand, most: number): Problem {
  return {
    path: `${KEY}.load.peak`,
    message: `${load.peak} takes ${full} instances of ${load.perInstance} each`,
    fix: `Allowed: at most ${most} instances: choose a larger instance type, and say in load.perInstance what it carries.`,
  };
}

function checkGroup(compute: Group, demand: Demand): Problem[] {
  const { max, targetCpu } = compute;
  const { full, zones, need, load } = demand;
  if (full > MOST_INSTANCES) return [tooLarge(demand, MOST_INSTANCES)];
  if (max !== undefined && leftOf(max, zones, load.survive) < need) {
    return [
      {
        path: `${KEY}.max`,
        message: `${max} is too few for the peak: ${leaves(max, demand)}`,
        fix: `Allowed: ${full} or more, or leave it out: then it is computed${` (${mostOf(demand, targetCpu)})`}.`,
      },
    ];
  }
  // What is written and cannot be read may be larger.
  const unread = (["min", "desired", "max"] as const).some((size) => size in compute && compute[size] === undefined);
  if (unread) return [];
  return checkLeast(compute, targetCpu, demand);
}

/** At the peak a group has grown to its target; what is left of that must do. */
function checkLeast(compute: Group, targetCpu: number, demand: Demand): Problem[] {
  const max = compute.max ?? mostOf(demand, targetCpu);
  const field = compute.min !== undefined ? "min" : "desired";
  const min = compute.min ?? compute.desired;
  if (min === undefined || leftAtPeak({ min, max }, targetCpu, demand) >= demand.need) return [];
  const atTarget = runningAtPeak(demand.load, targetCpu);
  const running = Math.min(max, Math.max(min, atTarget));
  const grown = atTarget > min ? `, and the peak at targetCpu ${targetCpu} % makes it ${running}` : "";
  return [
    {
      path: `${KEY}.${field}`,
      message: `${min} is too few for the peak${grown}: ${leaves(running, demand)}`,
      fix: `Allowed: ${Math.min(demand.full, max)} or more, a lower targetCpu, or leave it out: then it is computed.`,
    },
  ];
}

function checkFleet(perZone: number | undefined, demand: Demand): Problem[] {
  const { zones, need, load } = demand;
  const enough = Math.ceil(enoughFor(need, zones, load.survive) / zones);
  if (enough > MOST_PER_ZONE) return [tooLarge(demand, MOST_PER_ZONE * zones)];
  if (perZone === undefined || leftOf(perZone * zones, zones, load.survive) >= need) return [];
  return [
    {
      path: `${KEY}.instancesPerZone`,
      message: `${perZone} is too few for the peak: ${leaves(perZone * zones, demand)}`,
      fix: `Allowed: ${enough} or more, or leave it out: then it is computed.`,
    },
  ];
}
