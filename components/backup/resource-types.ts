import type { Settings } from "../config/parse";

/** AWS Backup's resource types (https://docs.aws.amazon.com/aws-backup/latest/devguide/API_RestoreTestingSelectionForCreate.html). */
export type ResourceType = "Aurora" | "DynamoDB" | "EBS" | "RDS" | "S3";

/** The resource types that are backed up and copied: not Multi-AZ DB clusters, of which AWS copies no snapshot. */
export function backedUpTypes({
  databases,
  tables,
  buckets,
  volumes,
}: Pick<Settings, "databases" | "tables" | "buckets" | "volumes">): ResourceType[] {
  const any = (stores: Record<string, { backup: boolean }>) => Object.values(stores).some(({ backup }) => backup);
  const type = (kind: string) => Object.values(databases).some((one) => one.backup && one.type === kind);
  const found: [ResourceType, boolean][] = [
    ["RDS", type("rds-instance")],
    ["Aurora", type("aurora")],
    ["DynamoDB", any(tables)],
    ["S3", any(buckets)],
    ["EBS", any(volumes)],
  ];
  return found.filter(([, is]) => is).map(([kind]) => kind);
}
