import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { ServiceAccess } from "../compute/service";
import type { Network } from "../network/network";

export interface DatabaseNetworkArgs {
  network: Pick<Network, "vpcId" | "privateSubnetIds">;
  /** What may connect; nothing where the region runs nothing. */
  services?: readonly Pick<ServiceAccess, "suffix" | "securityGroup">[] | undefined;
  port: number;
}

/**
 * The security group of a DB instance that a failover superseded: nothing connects to it. It exists before, so that the instance can be closed to
 * writers by a command, without `up`. Pulumi's AWS provider removes the egress rule that EC2 adds.
 */
export function fencedGroup(
  name: string,
  { vpcId }: Pick<Network, "vpcId">,
  opts: pulumi.CustomResourceOptions,
): aws.ec2.SecurityGroup {
  return new aws.ec2.SecurityGroup(
    `${name}-fenced`,
    { vpcId, description: `Database ${name}, superseded: no ingress`, tags: { Name: `${name}-fenced` } },
    opts,
  );
}

/**
 * A database's subnet group and security group: private subnets in every Availability Zone of the network, ingress from the service alone,
 * and no egress, since a database opens no connection; replication between RDS instances does not pass through it.
 */
export function databaseNetwork(
  name: string,
  { network, services = [], port }: DatabaseNetworkArgs,
  opts: pulumi.CustomResourceOptions,
) {
  const subnets = new aws.rds.SubnetGroup(
    name,
    { subnetIds: network.privateSubnetIds, description: `Private subnets of ${name}`, tags: { Name: name } },
    opts,
  );
  const group = new aws.ec2.SecurityGroup(
    `${name}-database`,
    { vpcId: network.vpcId, description: `Database ${name}`, tags: { Name: `${name}-database` } },
    opts,
  );
  for (const { suffix, securityGroup } of services)
    new aws.vpc.SecurityGroupIngressRule(
      `${name}-database${suffix}`,
      {
        securityGroupId: group.id,
        referencedSecurityGroupId: securityGroup.id,
        ipProtocol: "tcp",
        fromPort: port,
        toPort: port,
        description: "From the service, SQL",
      },
      opts,
    );
  return { subnetGroupName: subnets.name, securityGroupId: group.id };
}
