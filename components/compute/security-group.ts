import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

interface ServiceGroupArgs {
  /** Whose it is, without an apostrophe (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html); a change replaces the group. */
  description: string;
  vpcId: pulumi.Input<string>;
  port: number;
  loadBalancerGroupId: pulumi.Input<string>;
}

/** The security group of what runs the service: inbound from the load balancer alone, outbound anywhere. */
export function serviceSecurityGroup(
  name: string,
  args: ServiceGroupArgs,
  opts: pulumi.CustomResourceOptions,
): aws.ec2.SecurityGroup {
  const group = new aws.ec2.SecurityGroup(
    name,
    { vpcId: args.vpcId, description: args.description, tags: { Name: name } },
    opts,
  );
  new aws.vpc.SecurityGroupIngressRule(
    name,
    {
      securityGroupId: group.id,
      referencedSecurityGroupId: args.loadBalancerGroupId,
      ipProtocol: "tcp",
      fromPort: args.port,
      toPort: args.port,
      description: "From the load balancer, requests and health checks",
    },
    opts,
  );
  new aws.vpc.SecurityGroupEgressRule(
    name,
    { securityGroupId: group.id, ipProtocol: "-1", cidrIpv4: "0.0.0.0/0", description: "Anywhere" },
    opts,
  );
  return group;
}
