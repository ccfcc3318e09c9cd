import { LEFT_OUT, regionsOf, type Asked, type Schema } from "./type-schema";

/** internal/service/dynamodb */
export const tables: Schema = {
  // dynamodb/table.go
  "aws:dynamodb/table:Table": {
    defaults: { billingMode: "PROVISIONED" },
    filledIn: () => ({
      pointInTimeRecovery: { enabled: false },
      readCapacity: 0,
      serverSideEncryption: LEFT_OUT,
      streamViewType: LEFT_OUT,
      ttl: { enabled: false },
      writeCapacity: 0,
    }),
    // A replica that another resource has added is read as the table's own.
    takenBack: ["replicas"],
    refuses: isProtected,
  },
  // dynamodb/table_replica.go
  "aws:dynamodb/tableReplica:TableReplica": {
    defaults: { pointInTimeRecovery: false },
    filledIn: () => ({ deletionProtectionEnabled: false, kmsKeyArn: LEFT_OUT }),
    // A replica is made, read and deleted through the table; and whatever is changed in it, the provider reads it through the table then.
    reaches: ({ inputs }) => regionsOf(inputs["globalTableArn"]),
    refuses: isProtected,
    then: ({ action, inputs, now, world }) => {
      const table = String(inputs["globalTableArn"]);
      const others = replicasOf(world.of(table)["replicas"]).filter(({ regionName }) => regionName !== now["region"]);
      if (action === "create") world.change(table, { replicas: [...others, { regionName: now["region"] }] });
      if (action === "delete") world.change(table, { replicas: others.length > 0 ? others : null });
    },
  },
};

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/WorkingWithTables.Basics.html#WorkingWithTables.Basics.DeletionProtection */
function isProtected({ action, now }: Asked): string | undefined {
  if (action !== "delete" || now["deletionProtectionEnabled"] !== true) return undefined;
  return `deleting DynamoDB Table (${String(now["name"] ?? now["arn"])}): operation error DynamoDB: DeleteTable, api error ValidationException: Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.`;
}

function replicasOf(replicas: unknown): { regionName?: unknown }[] {
  return Array.isArray(replicas) ? (replicas as { regionName?: unknown }[]) : [];
}
