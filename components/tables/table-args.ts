import type * as aws from "@pulumi/aws";
import type { GlobalIndex, Projection, Table } from "../config/schema/tables";

type Args = Omit<aws.dynamodb.TableArgs, "name" | "tags" | "serverSideEncryption">;

/**
 * A table's arguments, without those that depend on its region.
 * @param replicated whether AWS replicates it by its stream, which must then have both images
 */
export function tableArgs(table: Table, replicated: boolean): Args {
  const { billing, sortKey, timeToLive } = table;
  const globalIndexes = Object.entries(table.globalSecondaryIndexes).map(([name, index]) => ({
    name,
    hashKey: index.partitionKey.name,
    ...(index.sortKey && { rangeKey: index.sortKey.name }),
    ...projectionOf(index.projection),
    ...indexCapacity(table, index),
  }));
  const localIndexes = Object.entries(table.localSecondaryIndexes).map(([name, index]) => ({
    name,
    rangeKey: index.sortKey.name,
    ...projectionOf(index.projection),
  }));
  const stream = replicated ? "NEW_AND_OLD_IMAGES" : table.stream;
  return {
    hashKey: table.partitionKey.name,
    ...(sortKey && { rangeKey: sortKey.name }),
    attributes: attributesOf(table),
    ...capacityOf(table),
    ...(table.warmThroughput && {
      warmThroughput: {
        readUnitsPerSecond: table.warmThroughput.read,
        writeUnitsPerSecond: table.warmThroughput.write,
      },
    }),
    ...(globalIndexes.length > 0 && { globalSecondaryIndexes: globalIndexes }),
    ...(localIndexes.length > 0 && { localSecondaryIndexes: localIndexes }),
    pointInTimeRecovery: { enabled: true, recoveryPeriodInDays: table.recoveryPeriodDays },
    deletionProtectionEnabled: table.deletionProtection,
    ...(timeToLive !== undefined && { ttl: { attributeName: timeToLive, enabled: true } }),
    ...(stream && { streamEnabled: true, streamViewType: stream }),
    tableClass: table.tableClass,
    billingMode: billing.mode === "provisioned" ? "PROVISIONED" : "PAY_PER_REQUEST",
  };
}

/**
 * The units that Application Auto Scaling changes once the table exists: after a refresh, an update to the settings' units would remove what the load
 * needs at that moment. The settings' units are the initial ones.
 *
 * Not those of indexes: ignoreChanges on an element of a list whose length changes fails the whole update
 * (https://github.com/pulumi/pulumi/blob/master/sdk/go/common/resource/property_path.go), and no index could ever be added.
 */
export function scaledByAws({ billing }: Table): string[] {
  return billing.mode === "provisioned" ? ["readCapacity", "writeCapacity"] : [];
}

/**
 * AWS raises it with the load, and a table's cannot be decreased (https://www.pulumi.com/registry/packages/aws/api-docs/dynamodb/table/, warmThroughput):
 * after a refresh an `up` would ask for just that.
 */
export function warmedByAws({ warmThroughput }: Table): string[] {
  return warmThroughput ? ["warmThroughput"] : [];
}

/** Every attribute of a key, once: AWS refuses an attribute that no key uses. */
function attributesOf(table: Table): { name: string; type: string }[] {
  const keys = [
    table.partitionKey,
    table.sortKey,
    ...Object.values(table.globalSecondaryIndexes).flatMap((index) => [index.partitionKey, index.sortKey]),
    ...Object.values(table.localSecondaryIndexes).map((index) => index.sortKey),
  ].filter((key) => key !== undefined);
  return [...new Map(keys.map((key) => [key.name, key])).values()];
}

function capacityOf({ billing }: Table): Partial<Args> {
  if (billing.mode === "provisioned") return { readCapacity: billing.read.min, writeCapacity: billing.write.min };
  return onDemandThroughput(billing);
}

/** An on-demand index has the table's bounds too, or requests to it would have none. */
function indexCapacity({ billing }: Table, { capacity }: GlobalIndex) {
  if (billing.mode === "on-demand") return onDemandThroughput(billing);
  const { read, write } = capacity ?? billing;
  return { readCapacity: read.min, writeCapacity: write.min };
}

function onDemandThroughput(billing: { maxReadUnits?: number | undefined; maxWriteUnits?: number | undefined }) {
  const { maxReadUnits, maxWriteUnits } = billing;
  if (maxReadUnits === undefined && maxWriteUnits === undefined) return {};
  return {
    onDemandThroughput: {
      ...(maxReadUnits !== undefined && { maxReadRequestUnits: maxReadUnits }),
      ...(maxWriteUnits !== undefined && { maxWriteRequestUnits: maxWriteUnits }),
    },
  };
}

function projectionOf(projection: Projection) {
  if (typeof projection === "string") return { projectionType: projection };
  return { projectionType: "INCLUDE", nonKeyAttributes: projection.include };
}
