import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

type Statement = aws.iam.PolicyStatement;

/**
 * The text of a policy; statements that differ in their resources alone are one. All inline policies of a role together have at most 10,240
 * characters (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entity-length).
 */
export function policyDocument(statements: pulumi.Input<Statement>[]): pulumi.Output<string> {
  return pulumi
    .all(statements)
    .apply((all) => JSON.stringify({ Version: "2012-10-17", Statement: joined(all as Statement[]) }));
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
