import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Compute } from "../config/schema/compute";

export interface LaunchTemplateArgs {
  settings: Compute;
  /** The instances' user data, before it is encoded. */
  userData: Buffer;
  securityGroupId: pulumi.Input<string>;
  instanceProfileArn: pulumi.Input<string>;
}

/**
 * What every instance is made of. Metadata only by IMDSv2, the volume encrypted, detailed monitoring so that a group's metrics come every
 * minute. (A fixed fleet goes without: the provider turns it off for an instance that does not ask for it itself, and nothing scales by it;
 * status checks come every minute anyway.)
 */
export function launchTemplate(
  name: string,
  args: LaunchTemplateArgs,
  opts: pulumi.CustomResourceOptions,
): aws.ec2.LaunchTemplate {
  const { settings } = args;
  return new aws.ec2.LaunchTemplate(
    name,
    {
      imageId: settings.image,
      instanceType: settings.instanceType,
      iamInstanceProfile: { arn: args.instanceProfileArn },
      vpcSecurityGroupIds: [args.securityGroupId],
      // One hop: a container on the instance cannot ask for the instance's credentials.
      metadataOptions: { httpTokens: "required", httpEndpoint: "enabled", httpPutResponseHopLimit: 1 },
      monitoring: { enabled: true },
      // Only an instance that is launched with it can hibernate.
      ...(hibernates(settings) && { hibernationOptions: { configured: true } }),
      blockDeviceMappings: [
        {
          deviceName: "/dev/xvda",
          ebs: {
            volumeSize: settings.volume.sizeGiB,
            volumeType: "gp3",
            encrypted: "true",
            deleteOnTermination: "true",
          },
        },
      ],
      userData: args.userData.toString("base64"),
      tagSpecifications: [
        { resourceType: "instance", tags: { Name: name } },
        { resourceType: "volume", tags: { Name: name } },
      ],
      updateDefaultVersion: true,
      tags: { Name: name },
    },
    opts,
  );
}

function hibernates(settings: Compute): boolean {
  return settings.type === "auto-scaling" && settings.warmPool?.state === "hibernated";
}
