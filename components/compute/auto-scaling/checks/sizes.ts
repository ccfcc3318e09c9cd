import type { Problem } from "../../../config/problems";
import type { WrittenAutoScaling as AutoScaling } from "../../../config/schema/compute";
import { show } from "../../../config/show";
import { KEY } from "../../check-parts";
import { checkSizes } from "../../scaled/checks/sizes";

/** Sizes are there and in order; scaling, instance refresh and instance types are possible. */
export function checkGroup(group: AutoScaling): Problem[] {
  return [...checkSizes(group), ...checkRefresh(group), ...checkFurtherTypes(group)];
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
