import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import type { Role } from "../config/schema/common";
import type { Workload } from "../config/schema/workload";
import { otherRole } from "../topology/names";
import { decryptBySecretsManager } from "./managed-secret";

/** MySQL and MariaDB take 8 to 41 characters (https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html, MasterUserPassword). */
const PASSWORD_LENGTH = 40;

/** Days in which a deleted secret can be brought back (https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DeleteSecret.html). */
const RECOVERY_DAYS = 30;

export interface GeneratedPasswordArgs {
  workload: Workload;
  /** The database's name in the settings. */
  store: string;
  /** The key of this region, which encrypts the secret here. */
  keyArn: pulumi.Input<string>;
  /** What a client needs besides the password; the same in both regions, so never a host. */
  login: { username: string; engine: string; port: number; dbname?: string };
  deletionProtection: boolean;
}

export interface GeneratedPassword {
  /** A secret output. */
  password: pulumi.Output<string>;
  secretArn: pulumi.Output<string>;
}

/**
 * The secret's name, which both regions agree on; a replica bears the same. It may not end in a hyphen and six characters, or Secrets Manager
 * takes the end for that of an ARN (https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html, Name).
 */
export function secretName({ name }: Workload, store: string): string {
  return `${name}/${store}/master`;
}

/** The ARN of the secret (or its replica) in a region, as IAM policies take it: AWS adds six characters of its own choice. */
export function secretArnPattern(workload: Workload, role: Role, store: string): string {
  return `arn:aws:secretsmanager:${workload.regions[role]}:${workload.account}:secret:${secretName(workload, store)}-??????`;
}

/**
 * A master password where AWS cannot keep one, that is for a source of read replicas
 * (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html#rds-secrets-manager-limitations) and for members of a global database
 * (https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/rds-secrets-manager.html#rds-secrets-manager-limitations): generated, kept in Secrets
 * Manager as JSON, and replicated by Secrets Manager to the other region, where it can be read while this one is dead. Made by the primary's stack alone.
 *
 * The replica is encrypted with AWS's own key of Secrets Manager there: the peer's key does not exist yet when the primary goes up first.
 */
export function generatedPassword(
  name: string,
  { workload, store, keyArn, login, deletionProtection }: GeneratedPasswordArgs,
  opts: pulumi.CustomResourceOptions,
): GeneratedPassword {
  // Letters and digits alone: RDS refuses / @ " and space, and a connection string would need the others escaped.
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
    // Without it the secret is empty: it goes no sooner than the secret.
    { ...opts, protect: deletionProtection },
  );
  return { password: pulumi.secret(generated.result), secretArn: secret.arn };
}

/** What the service's role needs to read a secret: the secret, and the key that encrypts it. @param secretArn an ARN or a pattern of one */
export function readSecretStatements(
  secretArn: pulumi.Input<string>,
  keyArn: pulumi.Input<string>,
  region: string,
): pulumi.Input<aws.iam.PolicyStatement>[] {
  return [
    {
      Effect: "Allow",
      Action: ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"],
      Resource: secretArn,
    },
    decryptBySecretsManager(keyArn, region),
  ];
}
