import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Inbound, Permissions } from "../config/schema/compute-access";
import { policyDocument } from "../iam/policy-document";
import type { ServiceAccess } from "./service";

/** What the settings allow the service besides the use of the workload's own stores and messages. */
export function ownAccess(
  name: string,
  { suffix, role, securityGroup }: ServiceAccess,
  { permissions, inbound }: { permissions: Permissions; inbound: Inbound },
  opts: pulumi.CustomResourceOptions,
): void {
  ownPermissions(`${name}${suffix}`, role, permissions, opts);
  for (const [rule, { from, port, protocol }] of Object.entries(inbound))
    new aws.vpc.SecurityGroupIngressRule(
      `${name}${suffix}-own-${rule}`,
      {
        securityGroupId: securityGroup.id,
        ...sourceOf(from),
        ipProtocol: protocol,
        fromPort: port,
        toPort: port,
        description: rule,
      },
      opts,
    );
}

/** What the settings allow a role of the service besides. */
export function ownPermissions(
  name: string,
  role: aws.iam.Role,
  permissions: Permissions,
  opts: pulumi.CustomResourceOptions,
): void {
  const attach = (own: string, policyArn: pulumi.Input<string>) =>
    new aws.iam.RolePolicyAttachment(`${name}-own${own}`, { role: role.name, policyArn }, opts);
  for (const arn of permissions.managedPolicies)
    attach(arn.replace(/^arn:aws:iam:/, "").replace(/[^A-Za-z0-9]+/g, "-"), arn);
  if (permissions.statements.length > 0) {
    const statements = permissions.statements.map(({ actions, resources }): aws.iam.PolicyStatement => {
      return { Effect: "Allow", Action: actions, Resource: resources };
    });
    // Managed, since all inline policies of a role share one limit.
    attach("", new aws.iam.Policy(`${name}-own`, { policy: policyDocument(statements) }, opts).arn);
  }
}

function sourceOf(from: string): Partial<aws.vpc.SecurityGroupIngressRuleArgs> {
  if (from.startsWith("sg-")) return { referencedSecurityGroupId: from };
  return from.startsWith("pl-") ? { prefixListId: from } : { cidrIpv4: from };
}
