import { set } from "../edits";
import { row, type BadSettings } from "./row";

const READS = [
  "holdfast:role",
  "holdfast:experiments",
  "holdfast:databases",
  "holdfast:tables",
  "holdfast:buckets",
  "holdfast:functions",
  "holdfast:compute",
  "holdfast:network",
  "holdfast:workload",
  "holdfast:volumes",
];

const FLEET = {
  type: "fixed",
  image: "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64",
  instanceType: "m7g.large",
  instancesPerZone: 2,
};

const LAYER = {
  primary: "arn:aws:lambda:us-east-1:211125607513:layer:aws-fis-extension-arm64:374",
  secondary: "arn:aws:lambda:us-west-2:975050054544:layer:aws-fis-extension-arm64:370",
};

const DATABASES = {
  orders: {
    type: "aurora",
    engine: "postgres",
    version: "17.7",
    instances: { class: "db.r7g.large", readers: 1 },
  },
};

const WORKER = { code: "sample-worker" };
const IMAGE = {
  code: {
    image: {
      primary: "123456789012.dkr.ecr.us-east-1.amazonaws.com/worker:7",
      secondary: "123456789012.dkr.ecr.us-west-2.amazonaws.com/worker:7",
    },
  },
};

/** So many stores of a kind: `t1`, `t2`. */
export function several<T>(letter: string, count: number, each: T): Record<string, T> {
  return Object.fromEntries(Array.from({ length: count }, (_, i) => [`${letter}${i + 1}`, each]));
}

/** A fault of the shipped configuration, with changes of the rest. */
function fault(
  name: string,
  faults: object,
  says: [path: string, shows: string, allowed: string][],
  changes: Record<string, unknown> = {},
): BadSettings {
  const edits = Object.entries(changes).map(([setting, value]) => set(setting, value));
  const at = says.map(([path, ...rest]): [string, string, string] => [`holdfast:experiments.faults.${path}`, ...rest]);
  return row(name, [...edits, set("experiments", { faults })], at, { reads: READS });
}

/** Faults whose target the configuration does not have. */
export const experiments: BadSettings[] = [
  row(
    "a zone that the network does not have",
    set("experiments", { zone: { primary: "us-east-1f" } }),
    [["holdfast:experiments.zone.primary", '"us-east-1f" is not a zone of the primary\'s network', "us-east-1a"]],
    { reads: READS },
  ),
  fault(
    "a database's failover without a database",
    { databaseFailover: {} },
    [
      [
        "databaseFailover",
        "no database of this configuration has another instance",
        "an aurora that has instances.readers",
      ],
    ],
    { databases: {} },
  ),
  fault(
    "a failover of an unknown database",
    { databaseFailover: { databases: ["ordres"] } },
    [["databaseFailover.databases[0]", '"ordres" is not in holdfast:databases', "orders"]],
    { databases: DATABASES },
  ),
  fault(
    "a failover of a cluster without a reader",
    { databaseFailover: { databases: ["orders"] } },
    [["databaseFailover.databases[0]", '"orders" has no reader to fail over to', "instances.readers of 1 or more"]],
    {
      databases: { orders: { ...DATABASES.orders, instances: { class: "db.r7g.large", readers: 0 } } },
      "workload.objectives.infrastructure.rto": "15m",
      "workload.objectives.zone.rto": "15m",
    },
  ),
  fault("a reboot where there are clusters alone", { databaseReboot: {} }, [
    ["databaseReboot", "no database of this configuration is a DB instance", "with an rds-instance"],
  ]),
  fault(
    "a reboot of a cluster",
    { databaseReboot: { databases: ["orders"] } },
    [["databaseReboot.databases[0]", '"orders" is of type aurora', "belongs under databaseFailover"]],
    { databases: DATABASES },
  ),
  fault(
    "launches that fail in a fixed fleet",
    { capacity: {} },
    [["capacity", "a fixed fleet launches nothing", "holdfast:compute.type auto-scaling"]],
    { compute: FLEET },
  ),
  fault(
    "replication of nothing",
    { replication: {} },
    [["replication", "with strategy warm-standby no bucket and no table", "holdfast:buckets or holdfast:tables"]],
    { tables: {}, buckets: {} },
  ),
  fault(
    "replication of an unknown bucket",
    { replication: { buckets: ["upload"] } },
    [["replication.buckets[0]", '"upload" is not in holdfast:buckets', "uploads"]],
    { "buckets.uploads": { rpo: "15m" } },
  ),
  fault(
    "function errors without a function",
    { functionErrors: { layer: LAYER } },
    [["functionErrors", "this configuration has no function", "holdfast:functions"]],
    { functions: {} },
  ),
  fault(
    "function errors of images alone",
    { functionErrors: { layer: LAYER } },
    [["functionErrors", "all functions are images, which take no layers", "an archive or object"]],
    { functions: { worker: IMAGE } },
  ),
  fault(
    "a status that is no failure",
    { functionErrors: { layer: LAYER, inject: { statusCode: 200 } } },
    [["functionErrors.inject.statusCode", "200 is not allowed", "a whole number from 400 to 599"]],
    { functions: { worker: WORKER } },
  ),
  fault(
    "function errors without AWS's extension",
    { functionErrors: {} },
    [["functionErrors.layer", "is missing", "a group of settings"]],
    { functions: { worker: WORKER } },
  ),
  fault(
    "an extension of another region and architecture",
    {
      functionErrors: {
        functions: ["worker", "wroker"],
        layer: { ...LAYER, primary: LAYER.secondary.replace("arm64", "x86_64") },
      },
    },
    [
      ["functionErrors.functions[1]", '"wroker" is not in holdfast:functions', "worker"],
      ["functionErrors.layer.primary", "is not of us-east-1: Lambda takes layers of its own region", "us-east-1"],
      ["functionErrors.layer.primary", "the layer is for x86_64, and worker is not", "the functions' architecture"],
    ],
    { functions: { worker: WORKER } },
  ),
  fault(
    "replication of more stores than an experiment has actions",
    { replication: {} },
    [
      [
        "replication",
        "takes 11 actions at a time (6 for buckets, 5 each + 5 for tables, 5 each)",
        "under buckets or tables, at most 10",
      ],
    ],
    {
      buckets: several("b", 26, { rpo: "15m" }),
      tables: several("t", 25, { partitionKey: { name: "id", type: "S" } }),
    },
  ),
  fault(
    "the failover of more databases than an experiment has actions",
    { databaseFailover: {} },
    [["databaseFailover", "takes 11 actions at a time (11 clusters)", "under databases"]],
    { databases: several("d", 11, DATABASES.orders) },
  ),
  fault(
    "a zone's power with more databases than an experiment has actions",
    { zonePower: {} },
    [
      [
        "zonePower",
        "takes 11 actions at a time (3 for network, instances and launches + 8 clusters)",
        "under databases",
      ],
    ],
    { databases: several("d", 8, DATABASES.orders) },
  ),
  fault("a fault that lasts longer than FIS allows", { zonePower: { duration: "13h" } }, [
    ["zonePower.duration", "13h", "from 1m to 12h"],
  ]),
  fault("a share of no instances", { instances: { percent: 0 } }, [["instances.percent", "0", "from 1 to 100"]]),
];
