import { imageIn } from "../../../support/containers";
import { STORES } from "../../../support/stores";
import { set, type Edit } from "../edits";
import { beside } from "./containers-beside";
import { row, type BadSettings } from "./row";

const C = "holdfast:compute";

/** The shipped primary's compute as containers of the same sizes. */
export function tasks(more: object = {}, region = "us-east-1"): Edit {
  const stack = region === "us-east-1" ? "primary" : "secondary";
  return set("compute", { type: "containers", image: imageIn(region), min: 6, max: 18, ...more }, stack);
}

/** Sizes to be computed. */
const loaded = (load: object, more: object = {}) =>
  tasks({ min: undefined, max: undefined, load: { peak: 900, perInstance: 100, ...load }, ...more });

const ORDERS = set("databases.orders", STORES.databases.orders);

const ARN = "arn:aws:secretsmanager:us-east-1:123456789012:secret:storefront-AbCdEf";

export type One = (
  name: string,
  more: object,
  says: [path: string, shows: string, allowed: string],
  ...further: Edit[]
) => BadSettings;

const one: One = (name, more, says, ...further) => row(`containers: ${name}`, [tasks(more), ...further], [says]);

const images: BadSettings[] = [
  one("an image by a tag", { image: "123456789012.dkr.ecr.us-east-1.amazonaws.com/storefront:7" }, [
    `${C}.image`,
    "storefront:7",
    "an image in ECR by its digest",
  ]),
  one("an image of a public registry", { image: `docker.io/library/nginx@sha256:${"0".repeat(64)}` }, [
    `${C}.image`,
    "docker.io",
    "an image in ECR by its digest",
  ]),
  one("an image of the other Region", { image: imageIn("us-west-2") }, [
    `${C}.image`,
    "is not in us-east-1, the primary's Region: without us-west-2 no task could start here",
    "the same digest in ECR of us-east-1",
  ]),
  row(
    "containers: a standby that pulls from the primary's Region",
    tasks({ image: imageIn("us-east-1") }, "us-west-2"),
    [
      [
        `${C}.image`,
        "is not in us-west-2, the secondary's Region: without us-east-1 no task could start here",
        "ECR replicates it",
      ],
    ],
    { stack: "secondary" },
  ),
  one(
    "replication of another account's registry",
    { image: imageIn("us-east-1").replace("123456789012", "210987654321"), replicateImage: true },
    [
      `${C}.replicateImage`,
      "the image is in the registry of account 210987654321",
      "false, with the replication set up in that account",
    ],
  ),
  one("an instance type", { instanceType: "m7g.large" }, [
    `${C}.instanceType`,
    "is not a setting",
    "type, image, replicateImage, cpu",
  ]),
  one("a memory that its CPU does not have", { cpu: 512, memoryMiB: 8192 }, [
    `${C}.memoryMiB`,
    "8192 is no size that Fargate has with 512 CPU units",
    "1024, 2048, 3072, 4096; or holdfast:compute.cpu of 1024 or 2048 or 4096",
  ]),
  one("a memory between two sizes", { cpu: 8192, memoryMiB: 18_432 }, [
    `${C}.memoryMiB`,
    "18432 is no size that Fargate has with 8192 CPU units",
    "16384 to 61440 in steps of 4096",
  ]),
  one("a CPU that Fargate does not have", { cpu: 768 }, [
    `${C}.cpu`,
    "768",
    "256, 512, 1024, 2048, 4096, 8192, 16384, 32768",
  ]),
  one("a smaller disk than Fargate's own", { ephemeralStorageGiB: 20 }, [
    `${C}.ephemeralStorageGiB`,
    "20",
    "from 21 to 200",
  ]),
  one("a command without a word", { command: [] }, [`${C}.command`, "[]", "at least one word"]),
  one("a longer time to stop than Fargate gives", { stopTimeout: "3m" }, [`${C}.stopTimeout`, "3m", "from 2s to 2m"]),
];

const variables: BadSettings[] = [
  one("a variable of ECS", { environment: { AWS_EXECUTION_ENV: "x" } }, [
    `${C}.environment.AWS_EXECUTION_ENV`,
    "is set by ECS itself",
    "another name",
  ]),
  one(
    "a variable of what the tasks use",
    { environment: { TABLE_CARTS: "x" }, uses: { tables: ["carts"] } },
    [`${C}.environment.TABLE_CARTS`, "is set already, since the tasks use carts of holdfast:tables", "another name"],
    set("tables.carts", { partitionKey: { name: "id", type: "S" } }),
  ),
  one(
    "a variable of a database that the tasks use",
    { environment: { DATABASE_ORDERS_ENDPOINT: "x" }, uses: { databases: ["orders"] } },
    [
      `${C}.environment.DATABASE_ORDERS_ENDPOINT`,
      "is set already, since the tasks use orders of holdfast:databases",
      "another name",
    ],
    ORDERS,
  ),
  one("a variable and a secret of one name", { environment: { DSN: "x" }, secrets: { DSN: ARN } }, [
    `${C}.secrets.DSN`,
    "is in holdfast:compute.environment too",
    "Leave one of the two out",
  ]),
  one("a secret of the other Region", { secrets: { DSN: ARN.replace("us-east-1", "us-west-2") } }, [
    `${C}.secrets.DSN`,
    "is in us-west-2, and this stack is of us-east-1",
    "replicate the secret",
  ]),
  one("a key of the other Region", { decrypts: ["arn:aws:kms:us-west-2:123456789012:key/mrk-0a1b"] }, [
    `${C}.decrypts[0]`,
    "is in us-west-2",
    "a multi-Region key's replica",
  ]),
  one("a name for a secret", { secrets: { DSN: "storefront" } }, [
    `${C}.secrets.DSN`,
    "looks like a secret",
    "Secrets Manager",
  ]),
  one("uses of a table that there is not", { uses: { tables: ["none"] } }, [
    `${C}.uses.tables[0]`,
    '"none" is not in holdfast:tables',
    "Allowed",
  ]),
];

const capacities: BadSettings[] = [
  row("containers: no size and no load", tasks({ min: undefined, max: undefined }), [
    [`${C}.min`, "is missing", "or holdfast:compute.load"],
    [`${C}.max`, "is missing", "or holdfast:compute.load"],
  ]),
  one("the fewest above the most", { min: 20 }, [`${C}.min`, "20 is above max (18)", "0 to 18"]),
  one("a reduced size of the primary", { standby: { min: 3 } }, [
    `${C}.standby`,
    "has no meaning for the primary",
    "warm-standby",
  ]),
  one("Fargate Spot alone", { spot: { onDemandPercentage: 0 } }, [
    `${C}.spot.onDemandPercentage`,
    "puts every task on Fargate Spot",
    "1 to 100, or 0 with the fewest tasks that must stay",
  ]),
  one("an On-Demand base of every task", { spot: { onDemandBase: 18 } }, [
    `${C}.spot.onDemandBase`,
    "18 of at most 18 tasks leaves none for Fargate Spot",
    "0 to 17",
  ]),
  one("a deployment that can replace no task", { deployment: { maxRunning: 110 } }, [
    `${C}.deployment.maxRunning`,
    "110 % of 6 tasks is no task more, and minHealthy 100 % no task less",
    "117 to 200, or a lower minHealthy",
  ]),
  one("no room for Availability Zone rebalancing", { deployment: { maxRunning: 100 } }, [
    `${C}.deployment.maxRunning`,
    "100",
    "from 101 to 200",
  ]),
  one("a schedule of both kinds of days", { schedules: { odd: { cron: "0 6 1 * MON", min: 7 } } }, [
    `${C}.schedules.odd.cron`,
    "is due on days of the month and of the week",
    "* for one of the two",
  ]),
  one("a scheduled number of tasks", { schedules: { odd: { cron: "0 6 * * *", desired: 7 } } }, [
    `${C}.schedules.odd.desired`,
    "is not a setting",
    "cron, timeZone, min, max",
  ]),
  one(
    "a CPU alarm below what scaling aims at",
    { targetCpu: 60 },
    ["holdfast:monitoring.service.cpu.above", "50 % is not above what scaling aims at", "61 to 100"],
    set("monitoring.service.cpu.above", 50),
  ),
  one(
    "requests behind a Network Load Balancer",
    { targetRequests: 100 },
    [`${C}.targetRequests`, "is not possible behind a Network Load Balancer", "application"],
    set("ingress.type", "network"),
  ),
  row("containers: a load that takes more tasks than one service has", loaded({ peak: 1e9 }), [
    [`${C}.load.peak`, "tasks of 100 each", "give a task more cpu"],
  ]),
  row("containers: too few for the peak once a task is lost", loaded({ survive: "instance" }, { max: 9 }), [
    [`${C}.max`, "once a task is lost, 8 tasks carry 720", "11 or more"],
  ]),
  row(
    "containers: volumes",
    [tasks(), set("volumes.uploads", { device: "/dev/sdf", sizeGiB: 100, rpo: "4h" })],
    [
      [
        "holdfast:volumes",
        "the tasks of holdfast:compute.type containers come and go",
        "with holdfast:compute.type fixed",
      ],
    ],
  ),
  one(
    "an experiment with capacity",
    {},
    ["holdfast:experiments.faults.capacity", "none of Fargate", "auto-scaling; or take the fault out"],
    set("experiments.faults.capacity", {}),
  ),
];

const NO_NAT = set("network.natGateways", "none");
const STARTS = ["ecr.api", "ecr.dkr", "logs"];

const networks: BadSettings[] = [
  one(
    "no way to an image without a NAT gateway",
    {},
    [
      "holdfast:network.interfaceEndpoints",
      "without ecr.api, ecr.dkr, logs the tasks have no way to them",
      "natGateways one-per-zone",
    ],
    NO_NAT,
  ),
  one(
    "no way to an image's layers without a NAT gateway",
    {},
    ["holdfast:network.gatewayEndpoints", "without s3 the tasks have no way to it", "Add s3"],
    NO_NAT,
    set("network.interfaceEndpoints", STARTS),
    set("network.gatewayEndpoints", ["dynamodb"]),
  ),
  one(
    "no way to a secret and a queue without a NAT gateway",
    { secrets: { DSN: ARN }, uses: { queues: ["orders"] } },
    ["holdfast:network.interfaceEndpoints", "without secretsmanager, sqs", "Add secretsmanager, sqs"],
    NO_NAT,
    set("network.interfaceEndpoints", STARTS),
    set("queues.orders", {}),
  ),
  one(
    "no way to a database's parameters without a NAT gateway",
    { uses: { databases: ["orders"] } },
    ["holdfast:network.interfaceEndpoints", "without ssm the tasks have no way to it", "Add ssm"],
    NO_NAT,
    set("network.interfaceEndpoints", STARTS),
    ORDERS,
  ),
];

/** What checks of tasks read besides. */
const READ = [
  "ingress",
  "dns",
  "active",
  "network",
  "workload",
  "databases",
  "tables",
  "queues",
  "volumes",
  "monitoring",
  "experiments",
].map((area) => `holdfast:${area}`);

/** Tasks on Fargate that would not start, would not stay, or would not be replaced. */
export const containers: BadSettings[] = [...images, ...variables, ...capacities, ...networks, ...beside(one)].map(
  (bad) => ({
    ...bad,
    reads: [...bad.reads, C, ...READ],
  }),
);
