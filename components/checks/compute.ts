import type { Areas } from "../config/schema";
import { formatDuration } from "../../lib/duration";
import type { Problem } from "../config/problems";
import { show } from "../config/show";
import type { WrittenAutoScaling as AutoScaling } from "../config/schema/compute";

const KEY = "holdfast:compute";

type Compute = NonNullable<Areas["compute"]>;

/** Sizes are in order, and instance types fit the image's processor. */
export function checkCompute({ compute }: Pick<Areas, "compute">): Problem[] {
  if (!compute) return [];
  const problems = checkArchitecture(compute);
  if (compute.type !== "auto-scaling") return problems;
  problems.push(
    ...checkSizes(compute),
    ...checkStepScaling(compute),
    ...checkRefresh(compute),
    ...checkFurtherTypes(compute),
  );
  return problems;
}

/** A reduced size, of a kind of compute, is the standby's of a warm standby alone. */
export function checkReducedSize({ compute, workload, role }: Pick<Areas, "compute" | "workload" | "role">): Problem[] {
  const { strategy } = workload;
  if (!compute || (strategy === "warm-standby" && role === "secondary")) return [];
  const field = compute.type === "fixed" ? "standbyPerZone" : "standby";
  const written = compute.type === "fixed" ? compute.standbyPerZone : compute.standby;
  if (written === undefined) return [];
  return [
    {
      path: `${KEY}.${field}`,
      message: `has no meaning for the ${role} of strategy ${strategy}`,
      fix: "Leave it out, or choose strategy warm-standby and put it into the secondary's stack file.",
    },
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

/** The reduced size is in order, and no larger than the full one: a fail-over must not take instances away. */
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

type Architecture = "arm64" | "x86_64";

/**
 * The processor of an instance type: Graviton's families have a g after the generation (m7g, c6gn), and a1 is the first of them
 * (https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html).
 */
export function architectureOf(instanceType: string): Architecture {
  return /^(a1|[a-z]+\d+[a-z]*g[a-z]*)\./.test(instanceType) ? "arm64" : "x86_64";
}

/** Every instance type that the settings name, with its path. */
function typesIn(compute: Compute): [path: string, type: string][] {
  const further = compute.type === "auto-scaling" ? (compute.mixedInstances?.instanceTypes ?? []) : [];
  const types: [string, string | undefined][] = [
    [`${KEY}.instanceType`, compute.instanceType],
    ...further.map((type, i): [string, string | undefined] => [`${KEY}.mixedInstances.instanceTypes[${i}]`, type]),
  ];
  return types.filter((entry): entry is [string, string] => entry[1] !== undefined);
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

/** An instance of the wrong processor does not start, and a preview would not tell. Images given by id are taken on trust. */
function checkArchitecture(compute: Compute): Problem[] {
  const image = /(arm64|x86_64|amd64)/.exec(compute.image)?.[1];
  if (!image) return [];
  const wanted: Architecture = image === "arm64" ? "arm64" : "x86_64";
  return typesIn(compute)
    .filter(([, type]) => architectureOf(type) !== wanted)
    .map(([path, type]) => ({
      path,
      message: `${show(type)} is ${architectureOf(type)}, but the image is ${wanted}`,
      fix: `Allowed: a type of ${wanted}${wanted === "arm64" ? ", such as m7g.large" : ", such as m7i.large"}, or an image of ${architectureOf(type)} in ${KEY}.image.`,
    }));
}
