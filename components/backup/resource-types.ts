import type { Settings } from "../config/parse";

/** What AWS Backup calls the kinds of stores (https://docs.aws.amazon.com/aws-backup/latest/devguide/API_RestoreTestingSelectionForCreate.html). */
export type ResourceType = "Aurora" | "DynamoDB" | "EBS" | "RDS" | "S3";

/** The kinds of stores that are backed up and copied: not Multi-AZ DB clusters, of which AWS copies no snapshot. */
export function backedUpTypes({ databases, tables, buckets, volumes }: Settings): ResourceType[] {
  const any = (stores: Record<string, { backup: boolean }>) => Object.values(stores).some(({ backup }) => backup);
  const type = (wanted: string) => Object.values(databases).some((one) => one.backup && one.type === wanted);
  const found: [ResourceType, boolean][] = [
    ["RDS", type("rds-instance")],
    ["Aurora", type("aurora")],
    ["DynamoDB", any(tables)],
    ["S3", any(buckets)],
    ["EBS", any(volumes)],
  ];
  return found.filter(([, is]) => is).map(([kind]) => kind);
}
