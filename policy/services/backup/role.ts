import type { BACKUP_SELECTION } from "../../aws";
import {
  BACKUP_PLAN,
  BACKUP_VAULT,
  BUCKET,
  DB_CLUSTER,
  DB_INSTANCE,
  DYNAMODB_TABLE,
  EBS_VOLUME,
  EFS_FILE_SYSTEM,
} from "../../aws";
import { all, any, unknown, valueOf, YES, type Answer, type Graph, type Resource, type ResourceOf } from "../../graph";
import {
  accountOf,
  arnOf,
  OWN_ACCOUNT,
  resourceDecision,
  roleMay,
  roleRequest,
  UNSEEN,
  type RoleOf,
} from "../../permissions";

type Selection = ResourceOf<typeof BACKUP_SELECTION>;

/** What starts a backup of a type: one of these (https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSBackupServiceRolePolicyForBackup.html). */
const STARTS: Readonly<Record<string, readonly string[]>> = {
  [DYNAMODB_TABLE]: ["dynamodb:StartAwsBackupJob", "dynamodb:CreateBackup"],
  [DB_INSTANCE]: ["rds:CreateDBSnapshot"],
  [DB_CLUSTER]: ["rds:CreateDBClusterSnapshot"],
  [EBS_VOLUME]: ["ec2:CreateSnapshot"],
  [EFS_FILE_SYSTEM]: ["elasticfilesystem:Backup"],
  [BUCKET]: ["s3:GetObjectVersion"],
};
const OTHERS = [
  "fsx:CreateBackup",
  "redshift:CreateClusterSnapshot",
  "ec2:CreateImage",
  "timestream:StartAwsBackupJob",
];

/** Whether a role may start backups of what a selection names: of each resource of the program, or of anything where it goes by tags or patterns. */
export function mayBackUp(selection: Selection, role: RoleOf, graph: Graph): Answer {
  const may = (action: string, arn: string) =>
    roleMay(role, roleRequest(role, action, arn, graph), undefined, undefined, graph);
  const { certain } = graph.references(selection, "resources[*]", Object.keys(STARTS));
  if (certain.length === 0)
    return any([...Object.values(STARTS).flat(), ...OTHERS].map((action) => may(action, UNSEEN)));
  return all(certain.map((one) => any((STARTS[one.type] ?? []).map((action) => may(action, objectsOf(one, graph))))));
}

function objectsOf(resource: Resource, graph: Graph): string {
  const arn = valueOf(graph.string(resource, "arn")) ?? UNSEEN;
  return resource.type === BUCKET ? `${arn}/${UNSEEN}` : arn;
}

const COPIES = "rules[*].copyActions[*].destinationVaultArn";

/** Whether a role may copy to the vaults of a selection's plan: by its own policies, and by the vaults' (https://docs.aws.amazon.com/aws-backup/latest/devguide/create-a-vault-access-policy.html). */
export function mayCopy(selection: Selection, role: RoleOf, graph: Graph): Answer {
  const plans = graph.references(selection, "planId", [BACKUP_PLAN]).certain;
  return all(
    plans.flatMap((plan) => {
      const { certain, external, why } = graph.references(plan, COPIES, [BACKUP_VAULT]);
      const may = (arn: string, vault?: Resource) => {
        const request = roleRequest(role, "backup:CopyIntoBackupVault", arn, graph);
        const policy = vault && resourceDecision(vault, request, OWN_ACCOUNT, graph);
        return roleMay(role, request, policy, vault ? accountOf(vault, graph) : undefined, graph);
      };
      return [
        ...certain.map((vault) => may(arnOf(vault, graph), vault)),
        ...external.map((arn) => may(arn)),
        why === undefined ? YES : unknown(why),
      ];
    }),
  );
}
