import type * as aws from "@pulumi/aws";
import { chosenOf } from "../config/fault-targets";
import { bucketArn, dataBucketName, hasStores, tableArn, tableName } from "../topology/stores";
import { tableHere } from "../topology/tables";
import {
  BY_TAGS,
  isoDuration,
  named,
  parameters,
  type Action,
  type Experiment,
  type Surroundings,
  type Target,
} from "./plan";

/** Replication out of this region is paused, of buckets and of tables. */
export function replicationPaused(at: Surroundings): Experiment | undefined {
  const fault = at.settings.experiments.faults.replication;
  if (!fault) return undefined;
  const parts = [bucketsPaused(at, fault), tablesPaused(at, fault)];
  const targets = parts.flatMap((part) => part.targets);
  if (targets.length === 0) return undefined;
  return {
    fault: "replication",
    says: `Replication from here to ${at.topology.peer.region} is paused for ${fault.duration / 60} minutes: ${targets.map(({ name }) => String(name)).join(", ")}.`,
    targets,
    actions: parts.flatMap((part) => part.actions),
    statements: [...parts.flatMap((part) => part.statements), BY_TAGS],
    emptyTargets: "fail",
  };
}

interface Part {
  targets: Target[];
  actions: Action[];
  statements: aws.iam.PolicyStatement[];
}

type Fault = NonNullable<Surroundings["settings"]["experiments"]["faults"]["replication"]>;

/**
 * By their Name, since FIS finds buckets by tags alone (https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html#bucket-pause-replication);
 * permissions: https://docs.aws.amazon.com/fis/latest/userguide/security_iam_id-based-policy-examples.html#security-iam-policy-examples-s3
 */
function bucketsPaused({ settings, topology }: Surroundings, { duration, buckets }: Fault): Part {
  const { workload } = settings;
  // A page's region has no bucket to replicate to.
  const found = hasStores(workload, "secondary") ? chosenOf(settings.buckets, buckets) : [];
  const region = topology.peer.region;
  const arns = found.map(([store]) => bucketArn(dataBucketName(workload, topology.role, store)));
  return {
    targets: found.map(([store]) => ({
      name: `bucket-${store}`,
      resourceType: "aws:s3:bucket",
      resourceTags: named(dataBucketName(workload, topology.role, store)),
      selectionMode: "ALL",
    })),
    actions: found.map(([store]) => ({
      name: `pause-bucket-${store}`,
      actionId: "aws:s3:bucket-pause-replication",
      parameters: parameters({ region, duration: isoDuration(duration) }),
      target: { key: "Buckets", value: `bucket-${store}` },
    })),
    statements:
      arns.length === 0
        ? []
        : [
            {
              Effect: "Allow",
              Action: "s3:PauseReplication",
              Resource: arns,
              Condition: { StringEquals: { "s3:DestinationRegion": region } },
            },
            {
              Effect: "Allow",
              Action: ["s3:PutReplicationConfiguration", "s3:GetReplicationConfiguration"],
              Resource: arns,
              Condition: { BoolIfExists: { "s3:IsReplicationPauseRequest": "true" } },
            },
            { Effect: "Allow", Action: "s3:ListAllMyBuckets", Resource: "*" },
          ],
  };
}

/** https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html#dynamodb-actions-reference */
function tablesPaused({ settings, topology }: Surroundings, { duration, tables }: Fault): Part {
  const { workload } = settings;
  const found = chosenOf(settings.tables, tables).filter(([store, table]) =>
    ["replica", "strong-replica"].includes(tableHere(settings, store, table).path),
  );
  const arns = found.map(([store]) => tableArn(workload, topology.role, store));
  const isStrong = found.some(([, { consistency }]) => consistency === "strong");
  return {
    targets: found.map(([store]) => ({
      name: `table-${store}`,
      resourceType: "aws:dynamodb:global-table",
      resourceTags: named(tableName(workload, store)),
      selectionMode: "ALL",
    })),
    actions: found.map(([store]) => ({
      name: `pause-table-${store}`,
      actionId: "aws:dynamodb:global-table-pause-replication",
      parameters: parameters({ duration: isoDuration(duration) }),
      target: { key: "Tables", value: `table-${store}` },
    })),
    statements:
      arns.length === 0
        ? []
        : [
            {
              Effect: "Allow",
              Action: [
                "dynamodb:DescribeTable",
                "dynamodb:GetResourcePolicy",
                "dynamodb:PutResourcePolicy",
                "dynamodb:DeleteResourcePolicy",
                // Of multi-Region strong consistency alone.
                ...(isStrong ? ["dynamodb:InjectError"] : []),
              ],
              // The policy of its stream is changed too.
              Resource: arns.flatMap((arn) => [arn, `${arn}/stream/*`]),
            },
          ],
  };
}
