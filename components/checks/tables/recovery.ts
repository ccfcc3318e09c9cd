import { formatDuration } from "../../../lib/duration";
import type { Problem } from "../../config/problems";
import type { Areas } from "../../config/schema";
import type { Table } from "../../config/schema/tables";
import { tablePath } from "../../topology/tables";

type Workload = Areas["workload"] | undefined;

const MINUTE = 60;

/**
 * Point-in-time recovery goes no nearer to the present, typically
 * (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/PointInTimeRecovery_Howitworks.html).
 */
const NEWEST_RESTORABLE_SECONDS = 5 * MINUTE;

/** Whether a table's data can be restored within its RPO after a Region failure. */
export function checkRecovery(path: string, table: Table, workload: Workload): Problem[] {
  const { strategy } = workload ?? {};
  const { consistency, rpo } = table;
  if (strategy === undefined) return [];
  const by = tablePath(strategy, { consistency });
  if (by === "backup-copies" && table.backup === false) {
    return [
      {
        path: `${path}.backup`,
        message: `false leaves no copy in another region with strategy ${strategy}`,
        fix: "Allowed: true; or a strategy with replicas: pilot-light, warm-standby or active-active.",
      },
    ];
  }
  // AWS gives a typical lag, and no promise (https://docs.aws.amazon.com/prescriptive-guidance/latest/dynamodb-global-tables/overview.html).
  if (by === "replica" && rpo === 0) {
    return [
      {
        path: `${path}.rpo`,
        message: "0s can never be met: replication between the regions is asynchronous",
        fix: `Allowed: 1s or more (AWS promises no lag; it is usually below a second), or ${path}.consistency strong.`,
      },
    ];
  }
  return [];
}

/** What a bad release or a deletion may cost: point-in-time recovery has no newer state to go back to. */
export function checkSoftware(tables: number, workload: Workload): Problem[] {
  const rpo = workload?.objectives?.software?.rpo;
  if (tables === 0 || rpo === undefined || rpo >= NEWEST_RESTORABLE_SECONDS) return [];
  return [
    {
      path: "holdfast:workload.objectives.software.rpo",
      message: `${formatDuration(rpo)} can never be met: a DynamoDB table can be restored to its state of some ${formatDuration(NEWEST_RESTORABLE_SECONDS)} ago, and of no later time`,
      fix: `Allowed: ${formatDuration(NEWEST_RESTORABLE_SECONDS)} or more.`,
    },
  ];
}
