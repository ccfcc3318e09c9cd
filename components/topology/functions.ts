/** What a function can use, and how the variable begins that says where it is. */
export const PREFIXES = {
  tables: "TABLE",
  buckets: "BUCKET",
  queues: "QUEUE",
  topics: "TOPIC",
  streams: "STREAM",
  buses: "BUS",
} as const;

export type UsedKind = keyof typeof PREFIXES;

/** The environment variable with a resource's name or URL: `TABLE_OPEN_CARTS` of the table open-carts. */
export function variableOf(kind: UsedKind, name: string): string {
  return `${PREFIXES[kind]}_${name.toUpperCase().replaceAll("-", "_")}`;
}
