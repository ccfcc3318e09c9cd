import type { Changes } from "./variants";

/** Stores of every kind, said in as few words as their settings allow. */
export const STORES = {
  databases: {
    orders: {
      type: "rds-instance",
      engine: "postgres",
      version: "16",
      instanceClass: "db.r7g.large",
      storage: { sizeGiB: 100 },
    },
    ledger: { type: "aurora", engine: "postgres", version: "16.6", instances: { class: "db.r7g.large" } },
  },
  tables: { sessions: { partitionKey: { name: "id", type: "S" } } },
  buckets: { media: { rpo: "15m" } },
} satisfies Changes;

/** For a fixed fleet alone, whose instances they are attached to. */
export const VOLUMES = { uploads: { rpo: "2h", device: "/dev/sdf", sizeGiB: 100 } } satisfies Changes;
