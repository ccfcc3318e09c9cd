import { DYNAMODB_TABLE, TABLE_REPLICA } from "../../aws";
import { defineRule } from "../../rule";
import { requireOnAll } from "../../services/dynamodb/boolean-settings";

export const deletionProtection = defineRule({
  id: "dynamodb-deletion-protection",
  title: "DynamoDB tables and replicas should have deletion protection enabled",
  practices: ["REL09-BP02"],
  peers: {
    securityHub: ["DynamoDB.6"],
    config: ["DYNAMODB_TABLE_DELETION_PROTECTION_ENABLED"],
    prowler: ["dynamodb_table_deletion_protection_enabled"],
  },
  service: "DynamoDB",
  severity: "high",
  why: "One API call deletes a table with all its items. Each replica needs its own protection.",
  fix: "Set deletionProtectionEnabled to true on the Table, on each TableReplica and in the Table's replicas. To delete one, set it to false and deploy that first.",
  source: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/globaltables-bestpractices.html",
  types: [DYNAMODB_TABLE, TABLE_REPLICA],
  check: (resource, graph) =>
    requireOnAll(
      {
        ofTable: "deletionProtectionEnabled",
        ofReplica: "deletionProtectionEnabled",
        message: (what) =>
          `${what} can be deleted with all its items by one API call or one wrong change of the program.`,
      },
      resource,
      graph,
    ),
});
