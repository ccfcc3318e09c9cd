import { formatDuration } from "../duration";
import { show, type Problem } from "../problems";
import type { AutoScaling, Compute } from "../schema/compute";
import type { Parsed } from ".";

const KEY = "holdfast:compute";

/** Sizes are in order, and instance types fit the image's processor. */
export function checkCompute({ compute, workload, role }: Parsed): Problem[] {
  if (!compute) return [];
  const problems = checkArchitecture(compute);
  if (compute.type === "fixed") return problems;
  problems.push(...checkSizes(compute), ...checkStepScaling(compute), ...checkRefresh(compute));
  if (compute.standby && workload && role && !(workload.strategy === "warm-standby" && role === "secondary")) {
    problems.push({
      path: `${KEY}.standby`,
      message: `has no meaning for the ${role} of strategy ${workload.strategy}`,
      fix: "Leave it out, or choose strategy warm-standby and put it into the secondary's stack file.",
    });
  }
  return problems;
}

function checkSizes(compute: AutoScaling): Problem[] {
  const problems: Problem[] = [];
  const desired = compute.desired ?? compute.min;
  if (compute.min > compute.max) {
    problems.push(outOfOrder("min", compute.min, `above max (${compute.max})`, `0 to ${compute.max}, or a larger max`));
  } else if (desired < compute.min || desired > compute.max) {
    problems.push(outOfOrder("desired", desired, "not between min and max", `${compute.min} to ${compute.max}`));
  }
  if (compute.standby) {
    const { min, desired: wanted = min } = compute.standby;
    if (min > compute.max)
      problems.push(outOfOrder("standby.min", min, `above max (${compute.max})`, `1 to ${compute.max}`));
    else if (wanted < min || wanted > compute.max) {
      problems.push(
        outOfOrder("standby.desired", wanted, "not between standby.min and max", `${min} to ${compute.max}`),
      );
    }
    if (min > compute.min) {
      problems.push(
        outOfOrder(
          "standby.min",
          min,
          `above the full size's min (${compute.min})`,
          `1 to ${compute.min}; a reduced size is smaller`,
        ),
      );
    }
  }
  return problems;
}

function outOfOrder(field: string, value: number, relation: string, allowed: string): Problem {
  return { path: `${KEY}.${field}`, message: `${value} is ${relation}`, fix: `Allowed: ${allowed}.` };
}

/** CloudWatch's EC2 metrics with detailed monitoring come once a minute, so an alarm looks at whole minutes. */
function checkStepScaling({ stepScaling }: AutoScaling): Problem[] {
  if (!stepScaling || stepScaling.for % 60 === 0) return [];
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

/** An instance of the wrong processor does not start, and a preview would not tell. Images given by id are taken on trust. */
function checkArchitecture(compute: Compute): Problem[] {
  const image = /(arm64|x86_64|amd64)/.exec(compute.image)?.[1];
  if (!image) return [];
  const wanted: Architecture = image === "arm64" ? "arm64" : "x86_64";
  const types: [string, string][] = [[`${KEY}.instanceType`, compute.instanceType]];
  if (compute.type === "auto-scaling") {
    compute.mixedInstances?.instanceTypes.forEach((type, i) =>
      types.push([`${KEY}.mixedInstances.instanceTypes[${i}]`, type]),
    );
  }
  return types
    .filter(([, type]) => architectureOf(type) !== wanted)
    .map(([path, type]) => ({
      path,
      message: `${show(type)} is ${architectureOf(type)}, but the image is ${wanted}`,
      fix: `Allowed: a type of ${wanted}${wanted === "arm64" ? ", such as m7g.large" : ", such as m7i.large"}, or an image of ${architectureOf(type)} in ${KEY}.image.`,
    }));
}
