import { isoDuration, parameters, type FaultPart, type Stack } from "../chaos/fis";
import { PAUSED_TAG, pausedGroups } from "../topology/fault-targets";
import type { ReplicationFault } from "../config/schema/experiments";
import { bucketArn, dataBucketName } from "../topology/stores";

/**
 * Replication of buckets out of this region is paused. By a tag, since FIS finds buckets by tags alone (https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html#bucket-pause-replication);
 * permissions: https://docs.aws.amazon.com/fis/latest/userguide/security_iam_id-based-policy-examples.html#security-iam-policy-examples-s3
 */
export function bucketsPaused({ settings, topology }: Stack, { duration }: ReplicationFault): FaultPart {
  const { workload } = settings;
  const groups = pausedGroups(settings, "buckets");
  const region = topology.peer.region;
  const found = groups.flatMap(({ stores }) => stores);
  const arns = found.map((store) => bucketArn(dataBucketName(workload, topology.role, store)));
  return {
    targets: groups.map(({ tag }, i) => ({
      name: `buckets-${i + 1}`,
      resourceType: "aws:s3:bucket",
      resourceTags: [{ key: PAUSED_TAG, value: tag }],
      selectionMode: "ALL",
    })),
    actions: groups.map((_, i) => ({
      name: `pause-buckets-${i + 1}`,
      actionId: "aws:s3:bucket-pause-replication",
      parameters: parameters({ region, duration: isoDuration(duration) }),
      target: { key: "Buckets", value: `buckets-${i + 1}` },
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
