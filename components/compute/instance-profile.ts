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
