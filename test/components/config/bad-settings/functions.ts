import { set, type Edit } from "../edits";
import { row, type BadSettings } from "./row";

const READS = ["queues", "topics", "functions", "streams", "buses", "tables", "buckets", "network", "workload"].map(
  (area) => `holdfast:${area}`,
);

type Says = [path: string, shows: string, allowed: string][];

const ARCHIVE = { archive: "test/components/fixtures/worker" };
const SMALL = { code: ARCHIVE, runtime: "python3.14", handler: "worker.handler" };

const QUEUES = { orders: {}, invoices: { fifo: true } };
const STREAMS = { clicks: { retention: "1d" } };
const TABLES = { carts: { partitionKey: { name: "id", type: "S" } } };

/** The shipped files with functions, and two queues and a stream beside them. */
function functions(name: string, settings: Record<string, object>, says: Says, edits: Edit[] = []): BadSettings {
  const at = says.map(([path, ...rest]): [string, string, string] => [`holdfast:functions.${path}`, ...rest]);
  const around = [
    set("queues", QUEUES),
    set("topics", {}),
    set("streams", STREAMS),
    set("buses", {}),
    set("tables", TABLES),
    set("functions", settings),
  ];
  return row(name, [...around, ...edits], at, { reads: READS });
}

/** The same with one function, `worker`. */
function worker(name: string, more: object, says: Says, edits: Edit[] = []): BadSettings {
  const at = says.map(([path, ...rest]): [string, string, string] => [`worker.${path}`, ...rest]);
  return functions(name, { worker: { ...SMALL, ...more } }, at, edits);
}

const queue = (more: object = {}) => ({ sources: { orders: { queue: "orders", ...more } } });
const stream = (more: object = {}) => ({ sources: { clicks: { stream: "clicks", ...more } } });

const malformed: BadSettings[] = [
  worker("a call that may take too long", { timeout: "16m", memoryMiB: 64 }, [
    ["timeout", '"16m" is not allowed', "a duration from 1s to 15m"],
    ["memoryMiB", "64 is not allowed", "a whole number from 128 to 10240"],
  ]),
  worker("a function that may not run at all", { reservedConcurrency: 0 }, [
    ["reservedConcurrency", "0 is not allowed", "a whole number from 1 to 100000"],
  ]),
  worker("a volume among what a function uses", { uses: { volumes: ["orders"] } }, [["uses.volumes", "", "tables"]]),
  worker("a variable that Lambda cannot name", { environment: { "1ST": "x" } }, [
    ["environment.1ST", "", "letters, digits and _"],
  ]),
  worker("a time no event waits", { asynchronous: { maximumAge: "7h", maximumRetries: 3 } }, [
    ["asynchronous.maximumAge", '"7h" is not allowed', "a duration from 1m to 6h"],
    ["asynchronous.maximumRetries", "3 is not allowed", "a whole number from 0 to 2"],
  ]),
  worker("all of the calls to a canary", { release: { primary: { stable: 7, canary: 100 } } }, [
    ["release.primary.canary", "100 is not allowed", "a whole number from 0 to 99"],
  ]),
];

const code: BadSettings[] = [
  worker("code that is not there", { code: { archive: "no/such/folder" } }, [
    ["code.archive", '"no/such/folder" is not a folder or .zip file', "from the project's folder"],
  ]),
  worker("code that is no archive", { code: { archive: "package.json" } }, [
    ["code.archive", '"package.json" is not a folder or .zip file', "a file that ends in .zip"],
  ]),
  worker("an image that has two runtimes", { code: { image: imagesOf("us-east-1", "us-west-2") } }, [
    ["runtime", '"python3.14" is not allowed with an image', "an image has its own"],
    ["handler", '"worker.handler" is not allowed with an image', "an image has its own"],
  ]),
  functions("an image of the other region", { worker: { code: { image: imagesOf("us-east-1", "us-east-1") } } }, [
    ["worker.code.image.secondary", "is not in us-west-2", "an image in us-west-2, the secondary's region"],
  ]),
  functions("the sample worker in another language", { worker: { code: "sample-worker", runtime: "python3.14" } }, [
    ["worker.runtime", "is not allowed with the sample worker", "the sample worker has its own"],
  ]),
  functions("code that nothing runs", { worker: { code: ARCHIVE } }, [
    ["worker.runtime", "is missing", "a runtime such as nodejs24.x"],
    ["worker.handler", "is missing", "a handler such as index.handler"],
  ]),
  worker("a runtime of the past", { runtime: "nodejs18.x" }, [
    ["runtime", '"nodejs18.x" is deprecated since 2025-09-01', "nodejs24.x"],
  ]),
  worker("a runtime that is none", { runtime: "nodejs24" }, [
    ["runtime", '"nodejs24" is no runtime of Lambda', "Did you mean nodejs24.x?"],
  ]),
];

const names: BadSettings[] = [
  worker(
    "sources and uses that name nothing",
    {
      sources: { orders: { queue: "ordres" }, clicks: { stream: "quicks" } },
      uses: { tables: ["carts", "cart"], topics: ["news"] },
    },
    [
      ["sources.orders.queue", '"ordres" is not in holdfast:queues', "Did you mean orders?"],
      ["sources.clicks.stream", '"quicks" is not in holdfast:streams', "Allowed: clicks"],
      ["uses.tables[1]", '"cart" is not in holdfast:tables', "Did you mean carts?"],
      [
        "uses.topics[0]",
        '"news" is not in holdfast:topics',
        "nothing yet, since holdfast:topics is empty: add it there",
      ],
    ],
  ),
  functions(
    "a queue that is called as the failures are",
    { worker: SMALL },
    [["worker", "its failures queue would be called as holdfast:queues.worker-failures is", "another name"]],
    [set("queues", { "worker-failures": {} })],
  ),
  functions("a queue with two consumers", { first: { ...SMALL, ...queue() }, second: { ...SMALL, ...queue() } }, [
    [
      "second.sources.orders.queue",
      'queue "orders" has a consumer already, holdfast:functions.first.sources.orders',
      "one consumer of a queue",
    ],
  ]),
  worker("a stream that is read twice", { sources: { one: { stream: "clicks" }, two: { stream: "clicks" } } }, [
    ["sources.two.stream", '"clicks" is a source of this function already', "Lambda takes each stream once"],
  ]),
];

const concurrency: BadSettings[] = [
  worker(
    "queues that take more than may run",
    {
      reservedConcurrency: 20,
      sources: {
        invoices: { queue: "invoices", maximumConcurrency: 10 },
        orders: { queue: "orders", maximumConcurrency: 15 },
      },
    },
    [
      [
        "reservedConcurrency",
        "20 is less than its queues may use: 10 + 15 = 25; throttled receives count, and good messages go to the dead-letter queue after 5 receives",
        "25 or more, or a lower maximumConcurrency",
      ],
    ],
  ),
  worker("a queue that takes as much as there is", { reservedConcurrency: 20, ...queue() }, [
    [
      "sources.orders.maximumConcurrency",
      "is missing, and reservedConcurrency is 20: Lambda receives messages for up to 1000 concurrent invocations",
      "all of this function's queues together at most 20",
    ],
  ]),
];

const batches: BadSettings[] = [
  worker(
    "batches that a FIFO queue does not give",
    { sources: { invoices: { queue: "invoices", batchSize: 11, window: "1s" } } },
    [
      ["sources.invoices.batchSize", "11 is too many of a FIFO queue", "1 to 10"],
      ["sources.invoices.window", "1s is not possible with a FIFO queue", "0s, or leave it out"],
    ],
  ),
  worker("a large batch at once", queue({ batchSize: 11 }), [
    ["sources.orders.window", "0s is too short for batches of 11", "1s to 5m, or a batchSize of at most 10"],
  ]),
];

const records: BadSettings[] = [
  worker("records that expire before they are given up", stream({ maximumRecordAge: "1d" }), [
    [
      "sources.clicks.maximumRecordAge",
      "1d is not shorter than the retention of stream clicks (1d)",
      "less than 1d, such as 18h; or a longer retention",
    ],
  ]),
  worker("retries that outlast the records", { timeout: "15m", ...stream({ maximumRetries: 9 }) }, [
    [
      "sources.clicks.maximumRetries",
      "9 can hold a shard up for 20h (8 rounds of halves of 100 records x 10 tries x 15m): the records behind a bad one are given up untried at an age of 18h",
      "at most 7, a shorter timeout",
    ],
  ]),
  worker("an alarm when the records are deleted", { ...stream(), alarms: { iteratorAge: "18h" } }, [
    [
      "alarms.iteratorAge",
      "18h raises the alarm when records of stream clicks are discarded already, at 18h",
      "less than 18h",
    ],
  ]),
  worker("more ready environments than may run", { reservedConcurrency: 5, provisionedConcurrency: { primary: 6 } }, [
    ["provisionedConcurrency.primary", "6 is more than reservedConcurrency, 5", "5 or fewer"],
  ]),
  worker("alarms between two minutes", { alarms: { period: "90s" } }, [
    ["alarms.period", "90s is not whole minutes", "whole minutes such as 5m"],
  ]),
];

const deployment = (more: object) => ({ deployment: more });

const deployments: BadSettings[] = [
  worker("a deployment of all calls at once", deployment({ type: "all-at-once", percent: 100 }), [
    ["deployment.type", '"all-at-once" is not allowed', "canary, linear"],
    ["deployment.percent", "100 is not allowed", "a whole number from 1 to 99"],
  ]),
  worker("a shift between two minutes", deployment({ interval: "150s" }), [
    ["deployment.interval", "150s is not whole minutes", "whole minutes such as 10m"],
  ]),
  worker("a canary that ends before its alarm", deployment({ interval: "2m" }), [
    ["deployment.interval", "2m sends all calls to the newest version after 2m", "more than 2m in all"],
  ]),
  worker("linear steps that end before their alarm", deployment({ type: "linear", percent: 50, interval: "1m" }), [
    ["deployment.interval", "1m sends all calls to the newest version after 1m", "more than 2m in all"],
  ]),
  worker("linear steps of days", deployment({ type: "linear", percent: 10, interval: "6h" }), [
    ["deployment.interval", "6h sends all calls to the newest version after 54h", "at most 2d in all"],
  ]),
  worker(
    "a version of the settings' that CodeDeploy sets",
    { ...deployment({}), release: { primary: { stable: 7 } } },
    [["release.primary", "has no meaning with deployment", "Leave it out; the command rollBack"]],
  ),
  worker("a permission that is no action", { permissions: { statements: [{ actions: ["send"], resources: ["*"] }] } }, [
    ["permissions.statements[0].actions[0]", '"send" is not allowed', "an action such as ses:SendEmail"],
  ]),
  worker("more managed policies than a role has", { permissions: { managedPolicies: policies(21) } }, [
    ["permissions", "21 managed policies", "at most 20"],
  ]),
];

function policies(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `arn:aws:iam::123456789012:policy/part-${i}`);
}

const environments: BadSettings[] = [
  worker(
    "variables that are set already",
    {
      environment: { AWS_REGION: "us-east-1", TABLE_CARTS: "carts" },
      uses: { tables: ["carts"] },
    },
    [
      ["environment.AWS_REGION", '"AWS_REGION" is set by Lambda itself', "another name"],
      ["environment.TABLE_CARTS", "the function uses carts of holdfast:tables", "Leave it out"],
    ],
  ),
  worker("a password in a variable", { environment: { DB_PASSWORD: "correct horse" } }, [
    ["environment.DB_PASSWORD", "looks like a secret in plain text", "Secrets Manager"],
  ]),
  worker("more variables than Lambda takes", { environment: { TEXT: "x".repeat(4093) } }, [
    ["environment", "has 4097 bytes in all", "at most 4096"],
  ]),
  worker(
    "a function that reaches nothing",
    { vpc: true, uses: { queues: ["orders"], tables: ["carts"] } },
    [["vpc", "true, with holdfast:network.natGateways none, leaves it no way to its queues", "one-per-zone"]],
    [set("network.natGateways", "none"), set("network.gatewayEndpoints", ["dynamodb"])],
  ),
];

function imagesOf(primary: string, secondary: string) {
  const image = (region: string) => `123456789012.dkr.ecr.${region}.amazonaws.com/worker:7`;
  return { primary: image(primary), secondary: image(secondary) };
}

/** Functions that Lambda refuses, or that lose what they are to work on. */
export const functionRows: BadSettings[] = [
  ...malformed,
  ...code,
  ...names,
  ...concurrency,
  ...batches,
  ...records,
  ...deployments,
  ...environments,
];
