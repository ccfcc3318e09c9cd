import type { Strategy } from "../../components/config/schema/workload";
import { areas } from "../../components/config/schema";
import { allowedBy } from "../../components/config/allowed";

/** Kinds of stores and queues that a new configuration can begin with, by the word that asks for one. */
const KINDS = {
  "aurora-postgres": { area: "databases", name: "orders", lines: aurora("postgres", "17.7") },
  "aurora-mysql": { area: "databases", name: "orders", lines: aurora("mysql", "8.0.mysql_aurora.3.10.1") },
  "rds-postgres": { area: "databases", name: "orders", lines: rds("postgres", "17") },
  "rds-mysql": { area: "databases", name: "orders", lines: rds("mysql", "8.4") },
  table: { area: "tables", name: "items", lines: () => ["partitionKey: { name: id, type: S }"] },
  bucket: { area: "buckets", name: "uploads", lines: bucket },
  queue: { area: "queues", name: "jobs", lines: () => [] },
} as const satisfies Record<string, Kind>;

interface Kind {
  readonly area: "databases" | "tables" | "buckets" | "queues";
  /** Where none is given. */
  readonly name: string;
  /** Its settings, a line each. */
  readonly lines: (strategy: Strategy) => readonly string[];
}

export type StoreKind = keyof typeof KINDS;
export const STORE_KINDS = Object.keys(KINDS) as StoreKind[];

/** What AWS calls them. */
const AWS_NAMES: Readonly<Record<string, StoreKind>> = {
  aurora: "aurora-postgres",
  rds: "rds-postgres",
  dynamodb: "table",
  s3: "bucket",
  sqs: "queue",
};

/** A store of the user's. */
export interface Store {
  readonly kind: StoreKind;
  readonly name: string;
}

/** Reads `aurora-postgres:orders table:carts`, or `none`; with what is wrong in place of the stores. */
export function storesOf(written: string): { found: Store[]; wrong?: string } {
  const words = written.split(/[\s,]+/).filter((word) => word !== "" && word !== "none");
  const found: Store[] = [];
  for (const word of words) {
    const [kind = "", name] = word.split(":");
    const known = STORE_KINDS.find((one) => one === kind) ?? aws(kind);
    if (known === undefined)
      return { found, wrong: `${STORE_KINDS.join(", ")}, each with a colon and a name of your own if you like` };
    const store = { kind: known, name: name ?? KINDS[known].name };
    const isTwice = found.some((one) => one.name === store.name && KINDS[one.kind].area === KINDS[known].area);
    if (isTwice) return { found, wrong: `two names; ${store.name} is there twice` };
    const problem = problemOf(store);
    if (problem !== undefined) return { found, wrong: problem };
    found.push(store);
  }
  return { found };
}

const aws = (name: string): StoreKind | undefined => (Object.hasOwn(AWS_NAMES, name) ? AWS_NAMES[name] : undefined);

/** What is wrong with a store's name, by the schema of its area. */
function problemOf({ kind, name }: Store): string | undefined {
  const { error } = areas[KINDS[kind].area].safeParse({ [name]: {} });
  const issue = error?.issues.find(({ code }) => code === "invalid_key");
  return issue && allowedBy(issue);
}

/** The stores as lines of Pulumi.yaml, by area. */
export function storeLines(stores: readonly Store[], strategy: Strategy): Record<string, string[]> {
  const lines: Record<string, string[]> = {};
  for (const { kind, name } of stores) {
    const { area, lines: own } = KINDS[kind];
    const inner = own(strategy);
    (lines[area] ??= []).push(
      ...(inner.length === 0 ? [`${name}: {}`] : [`${name}:`, ...inner.map((line) => `  ${line}`)]),
    );
  }
  return lines;
}

export const isDatabase = (kind: StoreKind): boolean => KINDS[kind].area === "databases";

/** Whether there is a store whose data another Region must have. */
export const holdsData = (stores: readonly Store[]): boolean => stores.some(({ kind }) => kind !== "queue");

/** A backup is older than what S3 replicates: the Region's objective says how old it may be. */
function bucket(strategy: Strategy): readonly string[] {
  const isBackedUp = strategy === "static-site" || strategy === "backup-restore";
  return isBackedUp ? [] : ["rpo: 15m # the shortest that S3 Replication Time Control promises"];
}

function aurora(engine: string, version: string): Kind["lines"] {
  return () => [
    "type: aurora",
    `engine: ${engine}`,
    `version: "${version}"`,
    "instances: { class: db.r6g.large, readers: 1 } # the reader, in another AZ, takes over within a minute",
  ];
}

function rds(engine: string, version: string): Kind["lines"] {
  return () => [
    "type: rds-instance # Multi-AZ, with a replica in the standby Region",
    `engine: ${engine}`,
    `version: "${version}"`,
    "instanceClass: db.m7g.large",
    "storage: { sizeGiB: 100, maxSizeGiB: 500 }",
  ];
}
