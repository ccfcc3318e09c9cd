import { isoDuration, named, parameters, type FaultPart, type Stack } from "../chaos/fis";
import { chosenOf } from "../topology/fault-targets";
import type { ReplicationFault } from "../config/schema/experiments";
import { bucketArn, dataBucketName, hasStores } from "../topology/stores";

/**
 * Replication of buckets out of this region is paused. By their Name, since FIS finds buckets by tags alone (https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html#bucket-pause-replication);
 * permissions: https://docs.aws.amazon.com/fis/latest/userguide/security_iam_id-based-policy-examples.html#security-iam-policy-examples-s3
 */
export function bucketsPaused({ settings, topology }: Stack, { duration, buckets }: ReplicationFault): FaultPart {
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
