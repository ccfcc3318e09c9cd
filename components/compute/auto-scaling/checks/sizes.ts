import { formatDuration } from "../../../../lib/duration";
import type { Problem } from "../../../config/problems";
import { MOST_INSTANCES, type WrittenAutoScaling as AutoScaling } from "../../../config/schema/compute";
import { show } from "../../../config/show";
import { KEY, missing } from "../../check-parts";

/** Sizes are there and in order; scaling, instance refresh and instance types are possible. */
export function checkGroup(group: AutoScaling): Problem[] {
  return [
    ...checkMissing(group),
    ...checkSizes(group),
    ...checkStepScaling(group),
    ...checkRefresh(group),
    ...checkFurtherTypes(group),
  ];
}

/** A size that is left out needs a load from which it is computed. */
function checkMissing({ load, min, max }: AutoScaling): Problem[] {
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

function checkSizes(compute: AutoScaling): Problem[] {
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
function checkStandbySize(compute: AutoScaling, standby: NonNullable<AutoScaling["standby"]>): Problem[] {
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
function checkStepScaling({ stepScaling }: AutoScaling): Problem[] {
  if (stepScaling?.for === undefined || stepScaling.for % 60 === 0) return [];
  return [
    {
      path: `${KEY}.stepScaling.for`,
      message: `${formatDuration(stepScaling.for)} is not whole minutes`,
      fix: "Allowed: whole minutes such as 2m; the metric comes once a minute.",
    },
  ];
}

/**
 * Instance refresh cannot roll back to an image that a parameter names
 * (https://docs.aws.amazon.com/autoscaling/ec2/userguide/instance-refresh-rollback.html): the launch would be refused at the first release.
 */
function checkRefresh({ image, refresh }: AutoScaling): Problem[] {
  if (!refresh.rollback || !image.startsWith("resolve:ssm:")) return [];
  return [
    {
      path: `${KEY}.refresh.rollback`,
      message: `true is not possible with the image ${show(image)}`,
      fix: `Allowed: false (the alarm then stops the refresh half-way), or an image by its id, such as ami-0a1b2c3d4e5f60718, in ${KEY}.image.`,
    },
  ];
}

/** The further types are other types: the first is in the list already. */
function checkFurtherTypes({ instanceType, mixedInstances }: AutoScaling): Problem[] {
  const i = mixedInstances?.instanceTypes?.indexOf(instanceType) ?? -1;
  if (i < 0) return [];
  return [
    {
      path: `${KEY}.mixedInstances.instanceTypes[${i}]`,
      message: `${show(instanceType)} is ${KEY}.instanceType already`,
      fix: "Allowed: other types, which are used when the first has no capacity.",
    },
  ];
}

/** EC2 takes Spot Instances back with two minutes' notice (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-interruptions.html), all of them where it must. */
export function checkSpot({ mixedInstances }: AutoScaling): Problem[] {
  if (!mixedInstances || mixedInstances.onDemandBase > 0 || mixedInstances.onDemandPercentage > 0) return [];
  return [
    {
      path: `${KEY}.mixedInstances.onDemandPercentage`,
      message:
        "0 with an onDemandBase of 0 makes every instance a Spot Instance: EC2 may take back all of them at once",
      fix: "Allowed: 1 to 100, or 0 with the fewest instances that must stay in onDemandBase.",
    },
  ];
}
