import { set } from "../edits";
import { row, type BadSettings } from "./row";

const READS = [
  "holdfast:workload.objectives.region",
  "holdfast:workload.strategy",
  "holdfast:databases",
  "holdfast:tables",
  "holdfast:buckets",
];

const STORES = [
  set("tables", { carts: { partitionKey: { name: "id", type: "S" } } }),
  set("buckets", { uploads: { rpo: "15m" } }),
];

/** Thresholds of the alarms on stores that are each allowed, but not with these stores. */
export const storesMonitoring: BadSettings[] = [
  row(
    "a table and a bucket whose lag alarms have one name",
    [
      set("tables", { media: { partitionKey: { name: "id", type: "S" } } }),
      set("buckets", { media: { rpo: "15m" }, other: { rpo: "15m" } }),
    ],
    [["holdfast:buckets.media", "would be called as that of holdfast:tables.media is", "another name"]],
    { reads: READS },
  ),
  row(
    "a lag alarm when too much is lost",
    [...STORES, set("monitoring", { stores: { replicationLag: "2m" } })],
    [
      [
        "holdfast:monitoring.stores.replicationLag",
        "2m is above the 1m that may be lost of carts (holdfast:workload.objectives.region.rpo): when the alarm goes to ALARM, 1m more than",
        "at most 1m, better half of it; or a longer rpo",
      ],
    ],
    { reads: READS },
  ),
  row(
    "one bucket's lag alarm that comes too late",
    [...STORES, set("monitoring", { stores: { replicationLagOf: { uploads: "20m" } } })],
    [
      [
        "holdfast:monitoring.stores.replicationLagOf.uploads",
        "20m is above the 15m that may be lost of uploads (holdfast:buckets.uploads.rpo)",
        "at most 15m",
      ],
    ],
    { reads: READS },
  ),
  row(
    "the lag of a store that is not there",
    [...STORES, set("monitoring", { stores: { replicationLagOf: { order: "10s" } } })],
    [
      [
        "holdfast:monitoring.stores.replicationLagOf.order",
        '"order" is not in holdfast:databases, holdfast:tables or holdfast:buckets',
        "carts, uploads",
      ],
    ],
    { reads: READS },
  ),
  row(
    "an alarm each time AWS grows a disk",
    [
      set("monitoring", { stores: { freeStorage: 15 } }),
      set("databases", {
        ledger: {
          type: "rds-instance",
          engine: "postgres",
          version: "16",
          instanceClass: "db.r7g.large",
          storage: { sizeGiB: 100 },
          rpo: "1h",
        },
      }),
    ],
    [
      [
        "holdfast:monitoring.stores.freeStorage",
        "15 would raise the alarm each time AWS grows the disk of database ledger",
        "1 to 9; or storage.maxSizeGiB: false",
      ],
    ],
    { reads: READS },
  ),
  row("a share above the whole", set("monitoring", { stores: { cpu: 120 } }), [
    ["holdfast:monitoring.stores.cpu", "120 is not allowed", "a whole number from 10 to 100"],
  ]),
];
