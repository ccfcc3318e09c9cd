import { defineRule } from "../../rule";
import { demandOn } from "../../services/dynamodb/switches";
import { DYNAMODB_TABLE, TABLE_REPLICA } from "../../services/types";

export const deletionProtection = defineRule({
  id: "dynamodb-deletion-protection",
  title: "A table and each of its replicas are protected against deletion",
  service: "DynamoDB",
  severity: "high",
  why: "One call deletes a table with all of its items, and each replica by itself: the protection of one does not cover the others.",
  fix: "Set deletionProtectionEnabled to true, of a Table, of a TableReplica and in a Table's replicas; to delete one, set it to false and deploy that first.",
  source: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/globaltables-bestpractices.html",
  types: [DYNAMODB_TABLE, TABLE_REPLICA],
  check: (resource, graph) =>
    demandOn(
      {
        ofTable: "deletionProtectionEnabled",
        ofReplica: "deletionProtectionEnabled",
        off: (what) => `${what} is deleted, items and all, by one call or one wrong change of the program.`,
      },
      resource,
      graph,
    ),
});
