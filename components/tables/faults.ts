import { isoDuration, named, parameters, type FaultPart, type Stack } from "../chaos/fis";
import { chosenOf } from "../topology/fault-targets";
import type { ReplicationFault } from "../config/schema/experiments";
import { tableArn, tableName } from "../topology/stores";
import { tableHere } from "../topology/tables";

/** Replication of global tables out of this region is paused: https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html#dynamodb-actions-reference */
export function tablesPaused({ settings, topology }: Stack, { duration, tables }: ReplicationFault): FaultPart {
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
