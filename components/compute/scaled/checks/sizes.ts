import { formatDuration } from "../../../../lib/duration";
import type { Problem } from "../../../config/problems";
import type { WrittenScaled } from "../../../config/schema/compute";
import { MOST_INSTANCES } from "../../../config/schema/compute-scaling";
import { KEY, missing } from "../../check-parts";

/** Sizes are there and in order, and their alarm is possible. */
export function checkSizes(compute: WrittenScaled): Problem[] {
  return [...checkMissing(compute), ...checkOrder(compute), ...checkStepScaling(compute)];
}

/** A size that is left out needs a load from which it is computed. */
function checkMissing({ load, min, max }: WrittenScaled): Problem[] {
  if (load) return [];
  return [
    ...(min === undefined ? [missing("min", 0, MOST_INSTANCES)] : []),
    ...(max === undefined ? [missing("max", 1, MOST_INSTANCES)] : []),
  ];
}

/** How many instances a size starts with: by default its fewest. */
function desiredOf({ min, desired }: { min?: number; desired?: number }): number | undefined {
  return desired ?? min;
}

function checkOrder(compute: WrittenScaled): Problem[] {
  const { min, max, standby } = compute;
  const desired = desiredOf(compute);
  const problems: Problem[] = [];
  if (isAbove(min, max)) {
    problems.push(outOfOrder("min", min!, `above max (${max})`, `0 to ${max}, or a larger max`));
  } else if (isAbove(min, desired) || isAbove(desired, max)) {
    problems.push(outOfOrder("desired", desired!, "not between min and max", `${min} to ${max}`));
  }
  return standby ? [...problems, ...checkStandbySize(compute, standby)] : problems;
}

/** The reduced size is in order, and no larger than the full one: a failover must not take instances away. */
function checkStandbySize(compute: WrittenScaled, standby: NonNullable<WrittenScaled["standby"]>): Problem[] {
  const { min } = standby;
  const desired = desiredOf(standby);
  const full = desiredOf(compute);
  if (isAbove(min, compute.min)) {
    const allowed = `1 to ${compute.min}; a reduced size is smaller`;
    return [outOfOrder("standby.min", min!, `above the full size's min (${compute.min})`, allowed)];
  }
  if (isAbove(min, desired)) {
    return [outOfOrder("standby.desired", desired!, `below standby.min (${min})`, `${min} or more`)];
  }
  if (isAbove(desired, full) && !isAbove(min, full)) {
    const relation = `above the full size's ${full}`;
    return [outOfOrder("standby.desired", desired!, relation, `${min} to ${full}; a reduced size is smaller`)];
  }
  return [];
}

function isAbove(a: number | undefined, b: number | undefined): boolean {
  return a !== undefined && b !== undefined && a > b;
}

function outOfOrder(field: string, value: number, relation: string, allowed: string): Problem {
  return { path: `${KEY}.${field}`, message: `${value} is ${relation}`, fix: `Allowed: ${allowed}.` };
}

/** CloudWatch's EC2 metrics with detailed monitoring come once a minute, so an alarm looks at whole minutes. */
function checkStepScaling({ stepScaling }: WrittenScaled): Problem[] {
  if (stepScaling?.for === undefined || stepScaling.for % 60 === 0) return [];
  return [
    {
      path: `${KEY}.stepScaling.for`,
      message: `${formatDuration(stepScaling.for)} is not whole minutes`,
      fix: "Allowed: whole minutes such as 2m; the metric comes once a minute.",
    },
  ];
}
