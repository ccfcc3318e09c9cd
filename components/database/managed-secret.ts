import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Role } from "../config/schema/common";
import type { Database } from "../config/schema/databases";
import type { Workload } from "../config/schema/workload";
import { arnsIn } from "../topology/databases";

export interface ManagedSecretArgs {
  workload: Workload;
  role: Role;
  /** The database's name in the settings. */
  store: string;
  database: Database;
  keyArn: pulumi.Input<string>;
}

/**
 * What the service's role needs to read the passwords that AWS keeps for a database's members in this region, also for one that is restored later: IAM
 * takes no change while us-east-1 is dead (https://docs.aws.amazon.com/IAM/latest/UserGuide/disaster-recovery-resiliency.html), so the grant is there before the
 * member. AWS makes up the secret's name, but tags it with the database that it is for
 * (https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonRDSServiceRolePolicy.html, secret:rds!*).
 */
export function readManagedSecretStatements(args: ManagedSecretArgs): pulumi.Input<aws.iam.PolicyStatement>[] {
  const { workload, role, store, database, keyArn } = args;
  const region = workload.regions[role];
  const arns = arnsIn(role, workload, store, database);
  if (arns.length === 0) return [];
  const tag = database.type === "rds-instance" ? "primaryDBInstanceArn" : "primaryDBClusterArn";
  return [
    {
      Effect: "Allow",
      Action: ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"],
      Resource: `arn:aws:secretsmanager:${region}:${workload.account}:secret:rds!*`,
      Condition: { StringEquals: { [`secretsmanager:ResourceTag/aws:rds:${tag}`]: arns } },
    },
    decryptBySecretsManager(keyArn, region),
  ];
}

/** The key encrypts the stores as well, which the role has no business to decrypt by itself. */
export function decryptBySecretsManager(
  keyArn: pulumi.Input<string>,
  region: string,
): pulumi.Input<aws.iam.PolicyStatement> {
  return {
    Effect: "Allow",
    Action: ["kms:Decrypt"],
    Resource: keyArn,
    Condition: { StringEquals: { "kms:ViaService": `secretsmanager.${region}.amazonaws.com` } },
  };
}
