import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Instances } from "../config/schema/compute";
import { addressVariables, parametersPath } from "../topology/addresses";
import { rootDeviceOf } from "./check-parts";
import { instanceProfile } from "./instance-profile";
import { imageHere, reserveCapacity } from "./reserved";
import { userDataOf } from "./sample-service";
import { serviceSecurityGroup } from "./security-group";
import type { ServiceAccess, ServiceArgs } from "./service";

export interface LaunchArgs extends Pick<
  ServiceArgs<Instances>,
  "settings" | "stack" | "region" | "network" | "ingress"
> {
  /** Whether the instances hibernate. */
  hibernates?: boolean;
}

interface LaunchTemplateArgs extends Required<Pick<LaunchArgs, "settings" | "hibernates">> {
  imageId: pulumi.Input<string>;
  userData: Buffer;
  securityGroupId: pulumi.Input<string>;
  instanceProfileArn: pulumi.Input<string>;
}

/** What the instances of every kind of compute are launched from. */
export interface Launch {
  access: ServiceAccess;
  template: aws.ec2.LaunchTemplate;
}

/** The role, the security group and the launch template of a service's instances. */
export function launch(
  name: string,
  { settings, stack, region, network, ingress, hibernates = false }: LaunchArgs,
  opts: pulumi.CustomResourceOptions,
): Launch {
  const { role, profile } = instanceProfile(name, opts);
  const securityGroup = serviceSecurityGroup(
    name,
    {
      description: "Instances of the service",
      vpcId: network.vpcId,
      port: settings.port,
      loadBalancerGroupId: ingress.securityGroup.id,
    },
    opts,
  );
  const variables = addressVariables(stack);
  const addresses = { region, path: parametersPath(stack.workload), variables };
  const userData = userDataOf(settings, ingress.healthPath, variables.length > 0 ? addresses : undefined);
  const template = launchTemplate(
    name,
    {
      settings,
      imageId: imageHere(name, settings, opts),
      userData,
      hibernates,
      securityGroupId: securityGroup.id,
      instanceProfileArn: profile.arn,
    },
    opts,
  );
  reserveCapacity(name, { settings, zones: network.zones }, opts);
  return { access: { suffix: "", securityGroup, role }, template };
}

/**
 * IMDSv2 required, the volume encrypted, detailed monitoring so that a group's metrics come every minute. (A fixed fleet has none: the provider
 * turns it off for an instance that does not set it itself; nothing scales on it, and status checks come every minute anyway.)
 */
function launchTemplate(
  name: string,
  args: LaunchTemplateArgs,
  opts: pulumi.CustomResourceOptions,
): aws.ec2.LaunchTemplate {
  const { settings } = args;
  return new aws.ec2.LaunchTemplate(
    name,
    {
      imageId: args.imageId,
      instanceType: settings.instanceType,
      iamInstanceProfile: { arn: args.instanceProfileArn },
      vpcSecurityGroupIds: [args.securityGroupId],
      // With one hop a container on the instance cannot get the instance's credentials.
      metadataOptions: {
        httpTokens: "required",
        httpEndpoint: "enabled",
        httpPutResponseHopLimit: settings.metadataHopLimit,
      },
      monitoring: { enabled: true },
      // Hibernation can be enabled at launch only.
      ...(args.hibernates && { hibernationOptions: { configured: true } }),
      blockDeviceMappings: [
        {
          // The image's own name: any other would be a second disk.
          deviceName: rootDeviceOf(settings)!,
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
