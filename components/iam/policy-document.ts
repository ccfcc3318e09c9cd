import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { managedPolicies, PARTS_OF_A_POLICY } from "../topology/managed-policies";

type Statement = aws.iam.PolicyStatement;

/** A policy of some statements; the version is the language's (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html). */
export function policyOf(statements: aws.iam.PolicyDocument["Statement"]): aws.iam.PolicyDocument {
  return { Version: "2012-10-17", Statement: statements };
}

/**
 * Grants a role the use of several parts: by one inline policy while they are few, otherwise by customer managed policies, of which AWS allows
 * more text (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entity-length).
 * @param parts the statements of each
 */
export function grant(
  name: string,
  role: aws.iam.Role,
  parts: pulumi.Input<Statement>[][],
  opts: pulumi.CustomResourceOptions,
): void {
  const some = parts.filter((statements) => statements.length > 0);
  if (some.length === 0) return;
  const count = managedPolicies(some.length);
  if (count === 0) {
    new aws.iam.RolePolicy(name, { role: role.id, policy: policyDocument(some.flat()) }, opts);
    return;
  }
  for (let i = 0; i < count; i++) {
    const statements = some.slice(i * PARTS_OF_A_POLICY, (i + 1) * PARTS_OF_A_POLICY).flat();
    const policy = new aws.iam.Policy(`${name}-${i + 1}`, { policy: policyDocument(statements) }, opts);
    new aws.iam.RolePolicyAttachment(`${name}-${i + 1}`, { role: role.name, policyArn: policy.arn }, opts);
  }
}

/**
 * The text of a policy; statements that differ in their resources alone are one. All inline policies of a role together have at most 10,240
 * characters (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entity-length).
 */
export function policyDocument(statements: pulumi.Input<Statement>[]): pulumi.Output<string> {
  return pulumi.all(statements).apply((all) => JSON.stringify(policyOf(joined(all as Statement[]))));
}

/** @param statements whose values are known */
export function joined(statements: Statement[]): Statement[] {
  const byRest = new Map<string, string[]>();
  for (const { Resource, ...rest } of statements) {
    const resources = (Array.isArray(Resource) ? Resource : [Resource]) as string[];
    const key = JSON.stringify(rest);
    byRest.set(key, [...new Set([...(byRest.get(key) ?? []), ...resources])]);
  }
  return [...byRest].map(([rest, resources]) => ({
    ...(JSON.parse(rest) as Statement),
    Resource: resources.length === 1 ? resources[0]! : resources,
  }));
}

/** The trust policy of a role that one or more AWS services assume, under a condition if one is given. */
export function assumedBy(service: string | string[], condition?: Statement["Condition"]): string {
  const statement = { Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" } as const;
  return JSON.stringify(policyOf([{ ...statement, ...(condition && { Condition: condition }) }]));
}

export interface RoleArgs {
  /** The trust policy. */
  assumeRolePolicy: aws.iam.RoleArgs["assumeRolePolicy"];
  tags?: Record<string, string>;
  /** What the role may do; a function if a statement names the role itself. */
  statements: aws.iam.PolicyDocument["Statement"] | ((role: aws.iam.Role) => aws.iam.PolicyDocument["Statement"]);
  /** The role's logical name where it differs from the policy's. */
  roleName?: string;
}

/** A role with one inline policy. Use the role only after the policy: until then it may do nothing. */
export function roleWithPolicy(
  name: string,
  { assumeRolePolicy, tags, statements, roleName = name }: RoleArgs,
  opts: pulumi.CustomResourceOptions,
): { role: aws.iam.Role; policy: aws.iam.RolePolicy } {
  const role = new aws.iam.Role(roleName, { assumeRolePolicy, ...(tags && { tags }) }, opts);
  const policy = new aws.iam.RolePolicy(
    name,
    {
      role: role.id,
      policy: pulumi.jsonStringify(policyOf(typeof statements === "function" ? statements(role) : statements)),
    },
    opts,
  );
  return { role, policy };
}
