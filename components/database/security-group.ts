import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { ServiceAccess } from "../compute/service";
import type { Network } from "../network/network";

export interface DatabaseSecurityGroupArgs {
  network: Network;
  /** The instances that may connect; nobody where the region has none. */
  service?: ServiceAccess | undefined;
  port: number;
}

/**
 * A database's security group: in from the service's instances alone, and nothing out, since a database begins no connection; what RDS itself
 * replicates between instances does not pass through it.
 */
export function databaseSecurityGroup(
  name: string,
  { network, service, port }: DatabaseSecurityGroupArgs,
  opts: pulumi.CustomResourceOptions,
): aws.ec2.SecurityGroup {
  const group = new aws.ec2.SecurityGroup(
    `${name}-database`,
    { vpcId: network.vpcId, description: `Database ${name}`, tags: { Name: `${name}-database` } },
    opts,
  );
  if (service)
    new aws.vpc.SecurityGroupIngressRule(
      `${name}-database`,
      {
        securityGroupId: group.id,
        referencedSecurityGroupId: service.securityGroup.id,
        ipProtocol: "tcp",
        fromPort: port,
        toPort: port,
        description: "From the service, SQL",
      },
      opts,
    );
  return group;
}
