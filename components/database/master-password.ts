import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import type { Role } from "../config/schema/common";
import type { Database } from "../config/schema/databases";
import type { Workload } from "../config/schema/workload";
import { arnsIn } from "../topology/databases";
import { otherRole } from "../topology/names";

/** MySQL and MariaDB accept 8 to 41 characters (https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html, MasterUserPassword). */
const PASSWORD_LENGTH = 40;

/** Days in which a deleted secret can be restored (https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DeleteSecret.html). */
const RECOVERY_DAYS = 30;

export interface GeneratedPasswordArgs {
  workload: Workload;
  /** The database's name in the settings. */
  store: string;
  /** The key of this region, which encrypts the secret here. */
  keyArn: pulumi.Input<string>;
  /** What a client needs besides the password; the same in both regions, so it has no host. */
  login: { username: string; engine: string; port: number; dbname?: string };
  deletionProtection: boolean;
}

export interface GeneratedPassword {
  /** A secret output. */
  password: pulumi.Output<string>;
  secretArn: pulumi.Output<string>;
}

/**
 * The secret's name, the same in both regions, since a replica has the name of its primary. It may not end in a hyphen and six characters, which
 * Secrets Manager would take for the end of an ARN (https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html, Name).
 */
export function secretName({ name }: Workload, store: string): string {
  return `${name}/${store}/master`;
}

/** The ARN of the secret (or its replica) in a region, as IAM policies accept it: AWS adds six random characters. */
export function secretArnPattern(workload: Workload, role: Role, store: string): string {
  return `arn:aws:secretsmanager:${workload.regions[role]}:${workload.account}:secret:${secretName(workload, store)}-??????`;
}

/**
 * A master password where RDS cannot manage one: for a source of read replicas
 * (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html#rds-secrets-manager-limitations) and for members of a global database
 * (https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/rds-secrets-manager.html#rds-secrets-manager-limitations): generated, kept in Secrets
 * Manager as JSON, and replicated by Secrets Manager to the other region, where it can be read while this one is impaired. Only the primary's stack
 * creates it.
 *
 * The replica is encrypted with the AWS managed key of Secrets Manager there: the peer's key does not exist when the primary is first deployed.
 */
export function generatedPassword(
  name: string,
  { workload, store, keyArn, login, deletionProtection }: GeneratedPasswordArgs,
  opts: pulumi.CustomResourceOptions,
): GeneratedPassword {
  // Letters and digits only: RDS refuses / @ " and space, and a connection string would need the others escaped.
  const generated = new random.RandomPassword(
    `${name}-master`,
    { length: PASSWORD_LENGTH, special: false },
    { ...opts, protect: deletionProtection },
  );
  const secret = new aws.secretsmanager.Secret(
    `${name}-master`,
    {
      name: secretName(workload, store),
      description: `Master user of database ${store}`,
      kmsKeyId: keyArn,
      recoveryWindowInDays: RECOVERY_DAYS,
      replicas: [{ region: workload.regions[otherRole("primary")] }],
      tags: { Name: secretName(workload, store) },
    },
    { ...opts, protect: deletionProtection },
  );
  new aws.secretsmanager.SecretVersion(
    `${name}-master`,
    {
      secretId: secret.id,
      secretString: pulumi.secret(pulumi.jsonStringify({ ...login, password: generated.result })),
    },
    // Without it the secret is empty: it is deleted no sooner than the secret.
    { ...opts, protect: deletionProtection },
  );
  return { password: pulumi.secret(generated.result), secretArn: secret.arn };
}

/** The ARN of the secret that RDS manages; in the preview of an update that hands the password over to RDS there is none yet. */
export function managedSecretArn({
  masterUserSecrets,
}: Pick<aws.rds.Cluster | aws.rds.Instance, "masterUserSecrets">): pulumi.Output<string> {
  return masterUserSecrets.apply((secrets) => secrets[0]?.secretArn ?? "");
}

/** What the service's role needs to read a secret: the secret, and the key that encrypts it. @param secretArn an ARN or a pattern of one */
export function readSecretStatements(
  secretArn: pulumi.Input<string>,
  keyArn: pulumi.Input<string>,
  region: string,
  condition?: aws.iam.PolicyStatement["Condition"],
): pulumi.Input<aws.iam.PolicyStatement>[] {
  return [
    {
      Effect: "Allow",
      Action: ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"],
      Resource: secretArn,
      ...(condition && { Condition: condition }),
    },
    {
      Effect: "Allow",
      Action: ["kms:Decrypt"],
      Resource: keyArn,
      // Through Secrets Manager only: the key encrypts the stores as well, which the role need not decrypt itself.
      Condition: { StringEquals: { "kms:ViaService": `secretsmanager.${region}.amazonaws.com` } },
    },
  ];
}

export interface ManagedSecretArgs {
  workload: Workload;
  role: Role;
  /** The database's name in the settings. */
  store: string;
  database: Database;
  keyArn: pulumi.Input<string>;
}

/**
 * What the service's role needs to read the passwords that RDS manages for a database's members in this region, also for one that is restored later: IAM
 * accepts no change while us-east-1 is impaired (https://docs.aws.amazon.com/IAM/latest/UserGuide/disaster-recovery-resiliency.html), so the permission
 * exists before the member. RDS chooses the secret's name, but tags the secret with its database
 * (https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonRDSServiceRolePolicy.html, secret:rds!*).
 */
export function readManagedSecretStatements(args: ManagedSecretArgs): pulumi.Input<aws.iam.PolicyStatement>[] {
  const { workload, role, store, database, keyArn } = args;
  const region = workload.regions[role];
  const arns = arnsIn(role, workload, store, database);
  if (arns.length === 0) return [];
  const tag = database.type === "rds-instance" ? "primaryDBInstanceArn" : "primaryDBClusterArn";
  const pattern = `arn:aws:secretsmanager:${region}:${workload.account}:secret:rds!*`;
  return readSecretStatements(pattern, keyArn, region, {
    StringEquals: { [`secretsmanager:ResourceTag/aws:rds:${tag}`]: arns },
  });
}
