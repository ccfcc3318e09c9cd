import { isoDuration, parameters, type FaultPart, type Stack } from "../chaos/fis";
import { PAUSED_TAG, pausedGroups } from "../topology/fault-targets";
import type { ReplicationFault } from "../config/schema/experiments";
import { tableArn } from "../topology/stores";

/** Replication of global tables out of this region is paused: https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html#dynamodb-actions-reference */
export function tablesPaused({ settings, topology }: Stack, { duration }: ReplicationFault): FaultPart {
  const { workload } = settings;
  const groups = pausedGroups(settings, "tables");
  const found = groups.flatMap(({ stores }) => stores);
  const arns = found.map((store) => tableArn(workload, topology.role, store));
  const isStrong = found.some((store) => settings.tables[store]?.consistency === "strong");
  return {
    targets: groups.map(({ tag }, i) => ({
      name: `tables-${i + 1}`,
      resourceType: "aws:dynamodb:global-table",
      resourceTags: [{ key: PAUSED_TAG, value: tag }],
      selectionMode: "ALL",
    })),
    actions: groups.map((_, i) => ({
      name: `pause-tables-${i + 1}`,
      actionId: "aws:dynamodb:global-table-pause-replication",
      parameters: parameters({ duration: isoDuration(duration) }),
      target: { key: "Tables", value: `tables-${i + 1}` },
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
