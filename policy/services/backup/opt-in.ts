import {
  BACKUP_REGION_SETTINGS,
  BUCKET,
  BUCKET_V2,
  DB_CLUSTER,
  DB_INSTANCE,
  DOCDB_CLUSTER,
  DYNAMODB_TABLE,
  EC2_INSTANCE,
  EFS_FILE_SYSTEM,
  FSX_LUSTRE,
  FSX_ONTAP,
  FSX_OPENZFS,
  FSX_WINDOWS,
  NEPTUNE_CLUSTER,
  EBS_VOLUME,
} from "../../aws";
import { answer, any, NO, unknown, type Answer, type Graph, type Resource } from "../../graph";

/** What a type is called in a Region's settings (node_modules/@pulumi/aws/backup/regionSettings.d.ts). */
const NAMES: Readonly<Record<string, string>> = {
  [BUCKET]: "S3",
  [BUCKET_V2]: "S3",
  [DB_CLUSTER]: "Aurora",
  [DB_INSTANCE]: "RDS",
  [DOCDB_CLUSTER]: "DocumentDB",
  [DYNAMODB_TABLE]: "DynamoDB",
  [EC2_INSTANCE]: "EC2",
  [EFS_FILE_SYSTEM]: "EFS",
  [FSX_LUSTRE]: "FSx",
  [FSX_ONTAP]: "FSx",
  [FSX_OPENZFS]: "FSx",
  [FSX_WINDOWS]: "FSx",
  [NEPTUNE_CLUSTER]: "Neptune",
  [EBS_VOLUME]: "EBS",
};

/** Types that share the form of their ARN with another: an ARN does not name the one of them. */
const SHARED: readonly string[] = [DB_CLUSTER, DOCDB_CLUSTER, NEPTUNE_CLUSTER];

/** What a type is called in a Region's settings; undefined for one that has none. */
export function optInName({ type }: Resource): string | undefined {
  return NAMES[type];
}

/** Whether the settings of a resource's Region leave its type out. Without settings in the program that is not seen: no. */
export function isOptedOut(resource: Resource, graph: Graph): Answer {
  const name = optInName(resource);
  const near = graph.ofType(BACKUP_REGION_SETTINGS).filter(({ region }) => region === resource.region);
  if (name === undefined || near.length === 0) return NO;
  return any(
    near.map((settings) => {
      const isIn = graph.boolean(settings, `resourceTypeOptInPreference["${name}"]`);
      if (isIn.kind === "unknown") return unknown(`Whether ${settings.name} opts in to ${name} ${isIn.reason}.`);
      return answer(isIn.kind === "known" && !isIn.value);
    }),
  );
}

/**
 * Whether the ARN of a selection names the very type, which is backed up whatever the Region's settings say: `arn:aws:dynamodb:*:*:table/*`,
 * not `*` (https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources-json.html#resource-assignment-filter).
 */
export function namesType(pattern: string, { type }: Resource): boolean {
  return !SHARED.includes(type) && /^arn:[^:]*:[^:*]+:[^:]*:[^:]*:[a-z]/.test(pattern);
}
