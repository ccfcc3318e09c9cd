import * as pulumi from "@pulumi/pulumi";
import type { Role } from "../config/schema/common";
import type { Workload } from "../config/schema/workload";
import { tableName, vaultName } from "../topology/stores";

export interface CommandArgs {
  workload: Workload;
  role: Role;
  /** The table's name in the settings. */
  store: string;
  keyArn: pulumi.Input<string>;
}

/**
 * The commands that bring a table back in a region from what its vault of AWS Backup holds, in their order; none asks the other region for
 * anything. A restore makes a new table, under a name that no table has: one that was left behind goes first, and stays in the vault.
 * The metadata are those of https://docs.aws.amazon.com/aws-backup/latest/devguide/restoring-dynamodb.html.
 */
export function restoreCommands({ workload, role, store, keyArn }: CommandArgs): Record<string, pulumi.Input<string>> {
  const name = tableName(workload, store);
  const region = `--region ${workload.regions[role]}`;
  const table = `--table-name ${name} ${region}`;
  const newestFirst = `reverse(sort_by(RecoveryPoints[?Status=='COMPLETED' && ends_with(ResourceArn,':table/${name}')],&CreationDate))[].[CreationDate,RecoveryPointArn]`;
  const metadata = pulumi.jsonStringify({ targetTableName: name, encryptionType: "KMS", kmsMasterKeyArn: keyArn });
  const stack = `-s ${workload.stacks[role]}`;
  const setting = `--path holdfast:restore.tables.${store}.asRestored`;
  return {
    "1. find": `aws backup list-recovery-points-by-backup-vault --backup-vault-name ${vaultName(workload)} --by-resource-type DynamoDB --query "${newestFirst}" --output text ${region}`,
    "2. clear, where a table is left": `aws dynamodb update-table --no-deletion-protection-enabled ${table} && aws dynamodb delete-table ${table} && aws dynamodb wait table-not-exists ${table}`,
    "3. restore": pulumi.interpolate`aws backup start-restore-job --recovery-point-arn <found by 1> --iam-role-arn <the role of AWS Backup> --resource-type DynamoDB --metadata '${metadata}' ${region}`,
    "4. wait": `aws backup describe-restore-job --restore-job-id <told by 3> --query "[Status,PercentDone,StatusMessage]" --output text ${region}`,
    "5. take over": `pulumi config set ${setting} true ${stack} && pulumi up ${stack}`,
    "6. bring up to its settings": `pulumi config set ${setting} false ${stack} && pulumi up ${stack}`,
  };
}

/**
 * The command that brings a state back from before a bad release or a deletion, beside the present one: point-in-time recovery makes a new
 * table (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/PointInTimeRecovery_Howitworks.html).
 */
export function pointInTimeCommand({ workload, role, store, keyArn }: CommandArgs): pulumi.Output<string> {
  const name = tableName(workload, store);
  return pulumi.interpolate`aws dynamodb restore-table-to-point-in-time --source-table-name ${name} --target-table-name ${name}-restored --restore-date-time <such as 2026-01-31T12:00:00Z> --sse-specification-override Enabled=true,SSEType=KMS,KMSMasterKeyId=${keyArn} --region ${workload.regions[role]}`;
}
