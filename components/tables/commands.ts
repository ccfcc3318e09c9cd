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
  /** The type and name of the table's resource, the target of a refresh. */
  resource: string;
  /** Whether the stack's state has a table of that name already. */
  inState: boolean;
}

/**
 * The commands that restore a table in a region from its vault of AWS Backup, in their order; none needs the other region. A restore creates a new
 * table, under a name that no table has: a superseded one must be deleted first, and stays in the vault.
 * The metadata are those of https://docs.aws.amazon.com/aws-backup/latest/devguide/restoring-dynamodb.html.
 */
export function restoreCommands(args: CommandArgs): Record<string, pulumi.Input<string>> {
  const { workload, role, store, keyArn } = args;
  const name = tableName(workload, store);
  const region = `--region ${workload.regions[role]}`;
  const table = `--table-name ${name} ${region}`;
  const newestFirst = `reverse(sort_by(RecoveryPoints[?Status=='COMPLETED' && ends_with(ResourceArn,':table/${name}')],&CreationDate))[].[CreationDate,RecoveryPointArn]`;
  const metadata = pulumi.jsonStringify({ targetTableName: name, encryptionType: "KMS", kmsMasterKeyArn: keyArn });
  return {
    "1. find": `aws backup list-recovery-points-by-backup-vault --backup-vault-name ${vaultName(workload)} --by-resource-type DynamoDB --query "${newestFirst}" --output text ${region}`,
    "2. delete a superseded table, if there is one": `aws dynamodb update-table --no-deletion-protection-enabled ${table} && aws dynamodb wait table-exists ${table} && aws dynamodb delete-table ${table} && aws dynamodb wait table-not-exists ${table}`,
    "3. restore": pulumi.interpolate`aws backup start-restore-job --recovery-point-arn <found by 1> --iam-role-arn "$(${backupRole(args)})" --resource-type DynamoDB --metadata '${metadata}' ${region}`,
    "4. wait": `aws backup describe-restore-job --restore-job-id <printed by 3> --query "[Status,PercentDone,StatusMessage]" --output text ${region}`,
    "5. take over": takeOver(args),
  };
}

/** The ARN of AWS Backup's role, from the state: IAM may be unavailable while its home region, us-east-1, is impaired. */
function backupRole({ workload, role }: CommandArgs): string {
  const isRole = `.type=="aws:iam/role:Role" and (.urn|endswith("::${workload.name}-backup"))`;
  return `pulumi stack export -s ${workload.stacks[role]} | jq -r '.deployment.resources[]|select(${isRole}).outputs.arn'`;
}

/**
 * If the state has the table, its name and ARN are still right, and a refresh of the table alone records what the restore left out; a refresh of the
 * whole stack would call the impaired Region. Otherwise the setting makes Pulumi import it.
 */
function takeOver({ workload, role, store, resource, inState }: CommandArgs): string {
  const stack = workload.stacks[role];
  const up = `pulumi up -s ${stack}`;
  if (inState) return `pulumi refresh -s ${stack} --target '**${resource}' && ${up}`;
  // `pulumi config set --path` writes strings, numbers and booleans only (https://www.pulumi.com/docs/iac/cli/commands/pulumi_config_set/), no empty object.
  return `add { tables: { ${store}: {} } } to holdfast:restore in Pulumi.${stack}.yaml, then ${up}`;
}

/**
 * The command that restores the state before a bad release or a deletion, beside the present one: point-in-time recovery creates a new table
 * (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/PointInTimeRecovery_Howitworks.html).
 */
export function pointInTimeCommand({
  workload,
  role,
  store,
  keyArn,
}: Omit<CommandArgs, "resource" | "inState">): pulumi.Output<string> {
  const name = tableName(workload, store);
  return pulumi.interpolate`aws dynamodb restore-table-to-point-in-time --source-table-name ${name} --target-table-name ${name}-restored --restore-date-time <such as 2026-01-31T12:00:00Z> --sse-specification-override Enabled=true,SSEType=KMS,KMSMasterKeyId=${keyArn} --region ${workload.regions[role]}`;
}

/** The command that warms a table that exists, and with it every replica. */
export function warmCommand(
  { workload, role, store }: Pick<CommandArgs, "workload" | "role" | "store">,
  { read, write }: { read: number; write: number },
): string {
  return `aws dynamodb update-table --table-name ${tableName(workload, store)} --warm-throughput ReadUnitsPerSecond=${read},WriteUnitsPerSecond=${write} --region ${workload.regions[role]}`;
}
