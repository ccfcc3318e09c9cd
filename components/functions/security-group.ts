import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { allowAllOut, type Network } from "../network/network";

/** Where a function's network interfaces are: a private subnet of each zone, nothing in, anywhere out. Lambda moves on where a zone is lost. */
export function vpcConfig(name: string, network: Network, opts: pulumi.CustomResourceOptions) {
  const group = new aws.ec2.SecurityGroup(
    `${name}-function`,
    { vpcId: network.vpcId, description: `Function ${name}`, tags: { Name: `${name}-function` } },
    opts,
  );
  allowAllOut(`${name}-function`, group.id, opts);
  return { subnetIds: network.privateSubnetIds, securityGroupIds: [group.id] };
}
