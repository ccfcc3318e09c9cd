import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Instances } from "../config/schema/compute";

/**
 * On-Demand Capacity Reservations, one in each Availability Zone, for the first instance type. They are open: what the group or the fleet launches
 * uses them without more ado (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/capacity-reservations-using.html).
 */
export function reserveCapacity(
  name: string,
  { settings, zones }: { settings: Pick<Instances, "reservedPerZone" | "instanceType">; zones: readonly string[] },
  opts: pulumi.CustomResourceOptions,
): void {
  const { reservedPerZone: instanceCount, instanceType } = settings;
  if (instanceCount === undefined) return;
  for (const availabilityZone of zones) {
    const own = `${name}-${availabilityZone}`;
    new aws.ec2.CapacityReservation(
      own,
      {
        availabilityZone,
        instanceCount,
        instanceType,
        instancePlatform: "Linux/UNIX",
        instanceMatchCriteria: "open",
        endDateType: "unlimited",
        tags: { Name: own },
      },
      opts,
    );
  }
}

/** The image's id or parameter in this region: that of the settings, or a copy of another region's image, made before it is needed. */
export function imageHere(
  name: string,
  { image, imageRegion }: Pick<Instances, "image" | "imageRegion">,
  opts: pulumi.CustomResourceOptions,
): pulumi.Input<string> {
  if (imageRegion === undefined) return image;
  const copy = new aws.ec2.AmiCopy(
    name,
    {
      name: `${name}-${image}`,
      description: `${image} of ${imageRegion}`,
      sourceAmiId: image,
      sourceAmiRegion: imageRegion,
      encrypted: true,
      tags: { Name: `${name}-${image}` },
    },
    // A new image is a new copy; the old one stays, so that a refresh can go back to it.
    { ...opts, retainOnDelete: true },
  );
  return copy.id;
}
