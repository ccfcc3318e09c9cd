import { DYNAMODB_TABLE, TABLE_REPLICA } from "../../aws";
import { defineRule } from "../../rule";
import { requireOnAll } from "../../services/dynamodb/boolean-settings";

export const pointInTimeRecovery = defineRule({
  id: "dynamodb-point-in-time-recovery",
  title: "DynamoDB tables and replicas should have point-in-time recovery enabled",
  practices: ["REL09-BP01", "REL09-BP03", "REL13-BP04"],
  peers: {
    securityHub: ["DynamoDB.2"],
    config: ["DYNAMODB_PITR_ENABLED"],
    checkov: ["CKV_AWS_28", "CKV_AWS_165"],
    cdkNag: ["DynamoDBPITREnabled"],
    prowler: ["dynamodb_tables_pitr_enabled"],
  },
  service: "DynamoDB",
  severity: "high",
  why: "A bad release or a wrong delete is replicated to every Region within a second. Only an earlier state of the table contains the items.",
  fix: "Set pointInTimeRecovery (on a Table { enabled: true }, on a TableReplica and in a Table's replicas true). Each replica has its own.",
  source: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/PointInTimeRecovery_Howitworks.html",
  types: [DYNAMODB_TABLE, TABLE_REPLICA],
  check: (resource, graph) =>
    requireOnAll(
      {
        ofTable: "pointInTimeRecovery.enabled",
        ofReplica: "pointInTimeRecovery",
        message: (what) =>
          `${what} can't be restored to an earlier point in time: items overwritten or deleted since the last backup are lost.`,
      },
      resource,
      graph,
    ),
});
