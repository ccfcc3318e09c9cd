import type { Changes } from "./variants";

/** The areas that say which stores there are, how they are backed up, what carries messages, and what is tried on them. */
export const STORE_AREAS = [
  "databases",
  "tables",
  "buckets",
  "volumes",
  "backup",
  "queues",
  "topics",
  "functions",
  "streams",
  "buses",
  "trail",
  "experiments",
];

/** Without an address failed backups notify no one, which violates a rule. */
export const ALERTS = { emails: ["oncall@example.com"] };

/** Stores of every kind, said in as few words as their settings allow. */
export const STORES = {
  databases: {
    orders: {
      type: "rds-instance",
      engine: "postgres",
      version: "16",
      instanceClass: "db.r7g.large",
      storage: { sizeGiB: 100, maxSizeGiB: 1000 },
    },
    ledger: { type: "aurora", engine: "postgres", version: "16.6", instances: { class: "db.r7g.large" } },
  },
  tables: { sessions: { partitionKey: { name: "id", type: "S" } } },
  buckets: { media: { rpo: "6h" } },
  alerts: ALERTS,
} satisfies Changes;

/** A Multi-AZ DB cluster, whose data no strategy can take to another region. */
export const ONE_REGION = {
  reports: {
    type: "rds-cluster",
    engine: "mysql",
    version: "8.0",
    instanceClass: "db.m6gd.large",
    storage: { sizeGiB: 100, iops: 1000 },
    crossRegion: "none",
  },
};

/** A table whose writes are in two regions before they succeed; a strategy with replicas alone can have it, and three regions. */
export const STRONG_TABLE = {
  carts: { partitionKey: { name: "id", type: "S" }, consistency: "strong", witness: "us-east-2" },
};

/** For a fixed fleet alone, whose instances they are attached to. */
export const VOLUMES = { uploads: { rpo: "2h", device: "/dev/sdf", sizeGiB: 100 } } satisfies Changes;
