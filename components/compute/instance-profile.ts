import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

/** The instances' role, and the profile that carries it. */
export interface InstanceIdentity {
  role: aws.iam.Role;
  profile: aws.iam.InstanceProfile;
}

/**
 * The instances' permissions: Session Manager, so that port 22 stays closed, and nothing else. The components of stores and messages grant
 * their use to the role.
 */
export function instanceProfile(name: string, opts: pulumi.CustomResourceOptions): InstanceIdentity {
  const role = new aws.iam.Role(
    name,
    { assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "ec2.amazonaws.com" }), tags: { Name: name } },
    opts,
  );
  const sessions = new aws.iam.RolePolicyAttachment(
    name,
    { role: role.name, policyArn: aws.iam.ManagedPolicy.AmazonSSMManagedInstanceCore },
    opts,
  );
  const profile = new aws.iam.InstanceProfile(name, { role: role.name }, { ...opts, dependsOn: [sessions] });
  return { role, profile };
}

interface ServiceGroupArgs {
  vpcId: pulumi.Input<string>;
  port: number;
  loadBalancerGroupId: pulumi.Input<string>;
}

/** The instances' security group: inbound from the load balancer alone, outbound anywhere. */
export function serviceSecurityGroup(
  name: string,
  args: ServiceGroupArgs,
  opts: pulumi.CustomResourceOptions,
): aws.ec2.SecurityGroup {
  const group = new aws.ec2.SecurityGroup(
    name,
    // EC2 allows no apostrophe here (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html, GroupDescription).
    { vpcId: args.vpcId, description: "Instances of the service", tags: { Name: name } },
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
