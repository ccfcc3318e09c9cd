import { set, unset, type Edit } from "../edits";
import { row, type BadSettings } from "./row";

const ID = { name: "id", type: "S" };
const ORDERS = { partitionKey: ID, sortKey: { name: "placed", type: "N" } };
const CAPACITY = { min: 5, max: 50 };
const STRONG = { partitionKey: ID, consistency: "strong" };

const READS = ["holdfast:tables", "holdfast:restore", "holdfast:workload", "holdfast:backup", "holdfast:standby"];

type Says = [path: string, shows: string, allowed: string][];

/** The shipped files with one table. */
function table(name: string, settings: unknown, says: Says, edits: Edit[] = []): BadSettings {
  const at = says.map(([path, ...rest]): [string, string, string] => [`holdfast:tables.orders.${path}`, ...rest]);
  return row(name, [set("tables", { orders: settings }), ...edits], at, { reads: READS });
}

const indexes = (count: number, index: unknown) =>
  Object.fromEntries([...Array(count).keys()].map((i) => [`index-${i}`, index]));

/** A strategy by backups, with objectives that it can meet. */
const BY_BACKUPS = [
  set("workload.strategy", "backup-restore"),
  set("workload.objectives.region", { rto: "8h", rpo: "6h" }),
];

const malformed: BadSettings[] = [
  table("a table without a key", {}, [["partitionKey", "is missing", "a group of settings"]]),
  table("a key of a type that keys cannot have", { partitionKey: { name: "id", type: "M" } }, [
    ["partitionKey.type", '"M" is not allowed', "one of S, N, B"],
  ]),
  table("an index with a name that is too short", { ...ORDERS, globalSecondaryIndexes: { by: { partitionKey: ID } } }, [
    ["globalSecondaryIndexes.by", '"by" is not a name', "3 to 255 letters, digits"],
  ]),
  table(
    "a projection that AWS has not",
    { ...ORDERS, localSecondaryIndexes: { late: { sortKey: { name: "due", type: "N" }, projection: "SOME" } } },
    [["localSecondaryIndexes.late.projection", '"SOME" is not allowed', "ALL, KEYS_ONLY, or a group"]],
  ),
  table("a provisioned table without capacities", { ...ORDERS, billing: { mode: "provisioned" } }, [
    ["billing.read", "is missing", "a group of settings"],
    ["billing.write", "is missing", "a group of settings"],
  ]),
  table(
    "a target that Application Auto Scaling cannot track",
    { ...ORDERS, billing: { mode: "provisioned", read: CAPACITY, write: { ...CAPACITY, target: 95 } } },
    [["billing.write.target", "95 is not allowed", "a whole number from 20 to 90"]],
  ),
  table("a longer look back than DynamoDB keeps", { ...ORDERS, recoveryPeriodDays: 90 }, [
    ["recoveryPeriodDays", "90 is not allowed", "a whole number from 1 to 35"],
  ]),
  row(
    "a table with a name that is too long",
    set("tables", { ["a".repeat(25)]: ORDERS }),
    [[`holdfast:tables.${"a".repeat(25)}`, "is not a name", "at most 24 characters"]],
    { reads: READS },
  ),
];

const keys: BadSettings[] = [
  table("a sort key that is the partition key", { partitionKey: ID, sortKey: { name: "id", type: "S" } }, [
    ["sortKey.name", '"id" is the partition key\'s attribute too', "another attribute, or no sort key"],
  ]),
  table(
    "an attribute of two types",
    { ...ORDERS, globalSecondaryIndexes: { "by-time": { partitionKey: { name: "placed", type: "S" } } } },
    [
      [
        "globalSecondaryIndexes.by-time.partitionKey.type",
        '"S" is not the type that "placed" has in holdfast:tables.orders.sortKey',
        "N in both",
      ],
    ],
  ),
  table(
    "more global indexes than a table can have",
    { ...ORDERS, globalSecondaryIndexes: indexes(21, { partitionKey: ID }) },
    [["globalSecondaryIndexes", "21 indexes are too many", "at most 20"]],
  ),
  table(
    "more local indexes than a table can have",
    { ...ORDERS, localSecondaryIndexes: indexes(6, { sortKey: { name: "due", type: "N" } }) },
    [["localSecondaryIndexes", "6 indexes are too many", "at most 5"]],
  ),
  table(
    "a local index of a table without a sort key",
    { partitionKey: ID, localSecondaryIndexes: { late: { sortKey: { name: "due", type: "N" } } } },
    [["localSecondaryIndexes", "needs a table with a sort key", "or make them global secondary indexes"]],
  ),
  table("a local index by the partition key", { ...ORDERS, localSecondaryIndexes: { same: { sortKey: ID } } }, [
    ["localSecondaryIndexes.same.sortKey.name", '"id" is the partition key\'s attribute too', "another attribute"],
  ]),
  table(
    "two indexes of one name",
    {
      ...ORDERS,
      globalSecondaryIndexes: { late: { partitionKey: ID } },
      localSecondaryIndexes: { late: { sortKey: { name: "due", type: "N" } } },
    },
    [["localSecondaryIndexes.late", "is the name of a global secondary index too", "a name that no other index"]],
  ),
  row(
    "more attributes in indexes than AWS takes",
    set("tables", {
      orders: {
        ...ORDERS,
        globalSecondaryIndexes: {
          wide: { partitionKey: ID, projection: { include: [...Array(101).keys()].map((i) => `a${i}`) } },
        },
      },
    }),
    [["holdfast:tables.orders", "its indexes include 101 attributes by name", "at most 100 over all indexes"]],
    { reads: READS },
  ),
];

const capacities: BadSettings[] = [
  table(
    "units whose fewest are above the most",
    { ...ORDERS, billing: { mode: "provisioned", read: { min: 60, max: 50 }, write: CAPACITY } },
    [["billing.read.min", "60 is above max (50)", "1 to 50, or a larger max"]],
  ),
  table(
    "an index's units of an on-demand table",
    { ...ORDERS, globalSecondaryIndexes: { all: { partitionKey: ID, capacity: { read: CAPACITY, write: CAPACITY } } } },
    [
      [
        "globalSecondaryIndexes.all.capacity",
        "has no meaning for a table whose billing is on-demand",
        "billing.mode provisioned",
      ],
    ],
  ),
  table(
    "an index's units that are out of order",
    {
      ...ORDERS,
      billing: { mode: "provisioned", read: CAPACITY, write: CAPACITY },
      globalSecondaryIndexes: { all: { partitionKey: ID, capacity: { read: CAPACITY, write: { min: 9, max: 8 } } } },
    },
    [["globalSecondaryIndexes.all.capacity.write.min", "9 is above max (8)", "1 to 8"]],
  ),
];

const consistencies: BadSettings[] = [
  table("a strongly consistent table of two regions", STRONG, [
    [
      "consistency",
      "strong needs a third region",
      "exactly three regions; name the third in holdfast:tables.orders.witness",
    ],
  ]),
  table("a strongly consistent table of four regions", { ...STRONG, witness: "us-east-2", thirdReplica: "us-east-2" }, [
    ["consistency", "strong with both a witness and a third replica", "exactly three regions"],
  ]),
  table("a witness in another set of regions", { ...STRONG, witness: "eu-west-1" }, [
    ["witness", '"eu-west-1" cannot be the third region beside us-east-1 and us-west-2', "Allowed: us-east-2."],
  ]),
  table("a third replica where a replica is already", { ...STRONG, thirdReplica: "us-west-2" }, [
    ["thirdReplica", '"us-west-2" cannot be the third region', "Allowed: us-east-2."],
  ]),
  table(
    "a strongly consistent table of regions that have none",
    { ...STRONG, witness: "us-east-2" },
    [
      [
        "consistency",
        "strong is not possible with the regions us-east-1 and eu-north-1",
        "us-east-1, us-east-2, us-west-2; or eu-west-1",
      ],
    ],
    [set("workload.regions.secondary", "eu-north-1")],
  ),
  table(
    "a strongly consistent table with all that AWS keeps from it",
    {
      ...ORDERS,
      consistency: "strong",
      witness: "us-east-2",
      timeToLive: "expires",
      localSecondaryIndexes: { late: { sortKey: { name: "due", type: "N" } } },
      billing: { mode: "provisioned", read: CAPACITY, write: CAPACITY },
    },
    [
      ["timeToLive", '"expires" is not possible with consistency strong', "choose consistency eventual"],
      ["localSecondaryIndexes", "are not possible with consistency strong", "Make them global secondary indexes"],
      ["billing.mode", "provisioned is not possible with consistency strong", "Allowed: on-demand"],
    ],
  ),
  table("a witness of an eventually consistent table", { ...ORDERS, witness: "us-east-2" }, [
    ["witness", "has no meaning for a table whose consistency is eventual", "consistency strong"],
  ]),
  table("a stream that replication cannot read", { ...ORDERS, stream: "KEYS_ONLY" }, [
    ["stream", '"KEYS_ONLY" is not possible with strategy warm-standby', "NEW_AND_OLD_IMAGES"],
  ]),
  table(
    "a strongly consistent table of a strategy by backups",
    { ...STRONG, witness: "us-east-2" },
    [
      [
        "consistency",
        "strong is not possible with strategy backup-restore, which has no replicas",
        "eventual; or one of the strategies",
      ],
    ],
    [...BY_BACKUPS, set("standby.lastResort", false)],
  ),
];

const recovery: BadSettings[] = [
  table("a replica that lags behind by nothing", { ...ORDERS, rpo: "0s" }, [
    ["rpo", "0s can never be met: replication between the regions is asynchronous", "1s or more"],
  ]),
  table(
    "a table of a strategy by backups that none backs up",
    { ...ORDERS, backup: false },
    [["backup", "false leaves no copy in another region with strategy backup-restore", "pilot-light, warm-standby"]],
    BY_BACKUPS,
  ),
  row(
    "a bad release undone to the last second",
    [set("tables", { orders: ORDERS }), set("workload.objectives.software.rpo", "1m")],
    [
      [
        "holdfast:workload.objectives.software.rpo",
        "1m can never be met: a DynamoDB table can be restored",
        "5m or more",
      ],
    ],
    { reads: READS },
  ),
];

/** In the stack file of the secondary. */
const restores = (name: string): Edit => ({
  file: "secondary",
  key: "holdfast:restore",
  path: [],
  value: { tables: { [name]: {} } },
});

const restored: BadSettings[] = [
  row(
    "a restored table that the settings do not name",
    [set("tables", { orders: ORDERS }), ...BY_BACKUPS, restores("order"), unset("compute.standby", "secondary")],
    [["holdfast:restore.tables.order", '"order" is not in holdfast:tables', "Did you mean orders? Allowed: orders"]],
    { stack: "secondary", reads: [...READS, "holdfast:compute"] },
  ),
  row(
    "a restored table where AWS replicates it to",
    [set("tables", { orders: ORDERS }), restores("orders")],
    [["holdfast:restore.tables.orders", "has no meaning for the secondary of strategy warm-standby", "Leave it out"]],
    { stack: "secondary", reads: READS },
  ),
  row(
    "a restored table behind a static page",
    [
      set("tables", { orders: ORDERS }),
      set("workload.strategy", "static-site"),
      set("workload.objectives.region", { rto: "8h", rpo: "6h" }),
      set("standby.lastResort", false),
      restores("orders"),
      unset("compute.standby", "secondary"),
    ],
    [["holdfast:restore.tables.orders", "has no meaning for the secondary of strategy static-site", "backup-restore"]],
    { stack: "secondary", reads: [...READS, "holdfast:standby", "holdfast:compute"] },
  ),
];

/** DynamoDB tables that cannot be, or can never meet their objectives. */
export const tables: BadSettings[] = [...malformed, ...keys, ...capacities, ...consistencies, ...recovery, ...restored];
