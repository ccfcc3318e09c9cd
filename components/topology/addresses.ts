import type { Settings } from "../config/parse";
import type { Database } from "../config/schema/databases";
import { membersOf, reachedMember } from "./databases";
import { PREFIXES, variableOf, type UsedKind } from "./functions";
import { messagingName, queueName, topicArn, topicName } from "./messaging";
import { eventBusName } from "./messaging-events";
import { dataBucketName, tableName } from "./stores";

type Named = Pick<Settings, "workload" | "role" | "queues" | "topics">;

/** Where a table, bucket, queue, topic, stream or bus of this region is found: its name, a queue's URL, a topic's ARN. Known before it is made. */
export function addressOf(kind: UsedKind, name: string, { workload, role, queues, topics }: Named): string {
  const { account, regions } = workload;
  switch (kind) {
    case "tables":
      return tableName(workload, name);
    case "buckets":
      return dataBucketName(workload, role, name);
    case "queues":
      // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-message-identifiers.html
      return `https://sqs.${regions[role]}.amazonaws.com/${account}/${queueName(workload, name, queues[name]!)}`;
    case "topics":
      return topicArn(workload, role, topicName(workload, name, topics[name]!));
    case "streams":
      return messagingName(workload, name);
    case "buses":
      return eventBusName(workload, name);
  }
}

/** What is said of a database: `DATABASE_ORDERS_ENDPOINT`. A cluster has a READER besides. */
export const DATABASE_PARTS = ["ENDPOINT", "READER", "PORT", "NAME", "SECRET"] as const;
export type DatabasePart = (typeof DATABASE_PARTS)[number];

/** The parts that a database of a type has: one RDS instance has no readers. */
export function partsOf({ type }: Pick<Database, "type">): DatabasePart[] {
  return DATABASE_PARTS.filter((part) => part !== "READER" || type !== "rds-instance");
}

/** The member of a database that a service of this region connects to, by its identifier; undefined where there is none yet. */
export function memberHere(
  store: string,
  { workload, active, role, databases }: Pick<Settings, "workload" | "active" | "role" | "databases">,
): string | undefined {
  const here = membersOf({ workload, active }, store, databases[store]!).filter((member) => member.role === role);
  return reachedMember(here, (member) => member)?.identifier;
}

/** The variable with a part of a database's address. */
export function databaseVariable(name: string, part: DatabasePart): string {
  return `DATABASE_${name.toUpperCase().replaceAll("-", "_")}_${part}`;
}

/** What the names of a workload's parameters begin with, the same in both regions; a name that begins with aws or ssm would be refused. */
export function parametersPath({ name }: Pick<Settings["workload"], "name">): string {
  return `/holdfast/${name}`;
}

/** A parameter of this region that says where something is. */
export function parameterArn({ workload, role }: Pick<Settings, "workload" | "role">, variable: string): string {
  return `arn:aws:ssm:${workload.regions[role]}:${workload.account}:parameter${parametersPath(workload)}/${variable}`;
}

/** The variables that say where this region's tables, buckets, queues, topics, streams and buses are, with what they say. */
export function knownAddresses(settings: Named & Pick<Settings, UsedKind>): [variable: string, address: string][] {
  return (Object.keys(PREFIXES) as UsedKind[]).flatMap((kind) =>
    Object.keys(settings[kind]).map((name): [string, string] => [
      variableOf(kind, name),
      addressOf(kind, name, settings),
    ]),
  );
}

/** All variables that a region may have parameters for. */
export function addressVariables(settings: Named & Pick<Settings, UsedKind | "databases">): string[] {
  const databases = Object.keys(settings.databases).flatMap((name) =>
    DATABASE_PARTS.map((part) => databaseVariable(name, part)),
  );
  return [...databases, ...knownAddresses(settings).map(([variable]) => variable)];
}
