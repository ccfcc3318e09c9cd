import { defineRule } from "../../rule";
import { demandOn } from "../../services/dynamodb/switches";
import { DYNAMODB_TABLE, TABLE_REPLICA } from "../../services/types";

export const pointInTimeRecovery = defineRule({
  id: "dynamodb-point-in-time-recovery",
  title: "A table and each of its replicas have point-in-time recovery",
  service: "DynamoDB",
  severity: "high",
  why: "A bad release or a wrong delete is replicated to every region within a second: only an earlier state brings the items back.",
  fix: "Set pointInTimeRecovery (of a Table { enabled: true }, of a TableReplica and in a Table's replicas true); each replica has its own.",
  source: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/PointInTimeRecovery_Howitworks.html",
  types: [DYNAMODB_TABLE, TABLE_REPLICA],
  check: (resource, graph) =>
    demandOn(
      {
        ofTable: "pointInTimeRecovery.enabled",
        ofReplica: "pointInTimeRecovery",
        off: (what) =>
          `${what} cannot be brought back to an earlier second: what is overwritten or deleted since the last backup is lost.`,
      },
      resource,
      graph,
    ),
});
