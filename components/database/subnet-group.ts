import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Network } from "../network/network";

/** The private subnets, one in each zone, that a database may live in; every member of a region in the same group. */
export function subnetGroup(name: string, network: Network, opts: pulumi.CustomResourceOptions): aws.rds.SubnetGroup {
  return new aws.rds.SubnetGroup(
    name,
    { subnetIds: network.privateSubnetIds, description: `Private subnets of ${name}`, tags: { Name: name } },
    opts,
  );
}
