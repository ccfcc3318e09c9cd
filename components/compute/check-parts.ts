import { ROOT_DEVICES } from "../../facts/ec2";
import type { Check } from "../checks/check";
import type { Problem } from "../config/problems";
import type { AreaName, Areas } from "../config/schema";
import type { WrittenCompute, WrittenInstances } from "../config/schema/compute";
import { FULL_PERCENT } from "../config/schema/compute-load";
import { show } from "../config/show";
import { counted, leftOf, type RequiredInstances } from "./load";

/** The path of the compute settings. */
export const KEY = "holdfast:compute";

type OfKind<T extends WrittenCompute["type"]> = Extract<WrittenCompute, { type: T }>;

/** A check that runs where compute is of one kind. @param needs the areas that it reads besides compute */
export function checkOf<T extends WrittenCompute["type"], const N extends readonly AreaName[]>(
  type: T,
  needs: N,
  problems: (compute: OfKind<T>, areas: Pick<Areas, "compute" | N[number]>) => Problem[],
): Check {
  const isOfKind = (compute: WrittenCompute | undefined): compute is OfKind<T> => compute?.type === type;
  return {
    needs: ["compute", ...needs],
    problems: (areas) => (isOfKind(areas.compute) ? problems(areas.compute, areas) : []),
  };
}

type Architecture = "arm64" | "x86_64";

/**
 * The processor of an instance type: Graviton's families have a g after the generation (m7g, c6gn), and a1 is the first of them
 * (https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html).
 */
export function architectureOf(instanceType: string): Architecture {
  return /^(a1|[a-z]+\d+[a-z]*g[a-z]*)\./.test(instanceType) ? "arm64" : "x86_64";
}

/**
 * Instance types fit the image's processor: otherwise instances do not start, and a preview does not show it. An image given by its id cannot be
 * checked. @param further instance types besides the first
 */
export function checkArchitecture(compute: WrittenInstances, further: readonly string[] = []): Problem[] {
  const image = /(arm64|x86_64|amd64)/.exec(compute.image)?.[1];
  if (!image) return [];
  const wanted: Architecture = image === "arm64" ? "arm64" : "x86_64";
  return [
    [`${KEY}.instanceType`, compute.instanceType] as const,
    ...further.map((type, i) => [`${KEY}.mixedInstances.instanceTypes[${i}]`, type] as const),
  ]
    .filter(([, type]) => architectureOf(type) !== wanted)
    .map(([path, type]) => ({
      path,
      message: `${show(type)} is ${architectureOf(type)}, but the image is ${wanted}`,
      fix: `Allowed: a type of ${wanted}${wanted === "arm64" ? ", such as m7g.large" : ", such as m7i.large"}, or an image of ${architectureOf(type)} in ${KEY}.image.`,
    }));
}

/** The block device of an image that holds its root volume; undefined where neither the settings nor the image's name say it. */
export function rootDeviceOf({ image, volume }: Pick<WrittenInstances, "image" | "volume">): string | undefined {
  return volume.device ?? Object.entries(ROOT_DEVICES.data).find(([prefix]) => image.startsWith(prefix))?.[1];
}

/** A root volume by another name than the image's is a second, empty disk; the root keeps the image's size, and may not be encrypted. */
export function checkRootDevice(compute: WrittenInstances): Problem[] {
  const path = `${KEY}.volume.device`;
  const known = rootDeviceOf({ image: compute.image, volume: { ...compute.volume, device: undefined } });
  if (known !== undefined && compute.volume.device !== undefined && compute.volume.device !== known)
    return [
      {
        path,
        message: `${show(compute.volume.device)} is not the root device of Amazon Linux`,
        fix: `Allowed: ${known}, or leave it out.`,
      },
    ];
  if (rootDeviceOf(compute) !== undefined) return [];
  return [
    {
      path,
      message: `is missing, and ${show(compute.image)} does not say what its root device is`,
      fix: "Add it: `aws ec2 describe-images --image-ids ID --query 'Images[0].RootDeviceName'` prints it; /dev/sda1 for Ubuntu, /dev/xvda for Amazon Linux.",
    },
  ];
}

/** An image is copied by its id, from another region. */
export function checkImageRegion(
  { image, imageRegion }: WrittenInstances,
  { workload, role }: Pick<Areas, "workload" | "role">,
): Problem[] {
  const path = `${KEY}.imageRegion`;
  if (imageRegion === undefined) return [];
  if (imageRegion === workload.regions[role])
    return [{ path, message: `${show(imageRegion)} is this stack's Region`, fix: "Leave it out." }];
  if (image.startsWith("ami-")) return [];
  return [
    {
      path,
      message: `has no meaning with ${show(image)}, a parameter, which each Region has of its own`,
      fix: `Leave it out; or an image by its id, such as ami-0a1b2c3d4e5f60718, in ${KEY}.image.`,
    },
  ];
}

/** A size that is left out without a load from which it is computed. */
export function missing(field: string, from: number, to: number): Problem {
  return {
    path: `${KEY}.${field}`,
    message: "is missing",
    fix: `Add it: a whole number from ${from} to ${to}; or ${KEY}.load, from which it is computed.`,
  };
}

/** A reduced size that is written for a region which is not a warm standby. */
export function reducedElsewhere(field: string, { workload, role }: Pick<Areas, "workload" | "role">): Problem[] {
  const { strategy } = workload;
  if (strategy === "warm-standby" && role === "secondary") return [];
  return [
    {
      path: `${KEY}.${field}`,
      message: `has no meaning for the ${role} of strategy ${strategy}`,
      fix: "Leave it out, or choose strategy warm-standby and put it into the secondary's stack file.",
    },
  ];
}

/** `one of 3 zones`, or `an instance`. */
function failed({ load, zones, unit }: RequiredInstances): string {
  return load.survive === "zone" ? `one of ${zones} zones` : unit.a;
}

/** `4 instances carry 360 (4 x 100 x 90 %), and the peak is 500, which takes 6`. */
export function arithmetic(instances: number, { load, need, unit }: RequiredInstances): string {
  const { peak, perInstance } = load;
  const carried = Math.round(instances * perInstance * FULL_PERCENT) / 100;
  return `${counted(instances, unit)} carry ${carried} (${instances} x ${perInstance} x ${FULL_PERCENT} %), and the peak is ${peak}, which takes ${need}`;
}

/** What is left of so many instances once the worst of what must survive has failed, and what that carries. */
export function leaves(instances: number, required: RequiredInstances): string {
  const left = leftOf(instances, required.zones, required.load.survive);
  const why = arithmetic(left, required);
  return required.load.survive === "none" ? why : `once ${failed(required)} is lost, ${why}`;
}

/** The load needs more instances than the settings allow. */
export function tooLarge({ full, load, unit }: RequiredInstances, most: number): Problem {
  return {
    path: `${KEY}.load.peak`,
    message: `${load.peak} takes ${counted(full, unit)} of ${load.perInstance} each`,
    fix: `Allowed: at most ${counted(most, unit)}: ${unit.larger}, and say in load.perInstance what it carries.`,
  };
}
