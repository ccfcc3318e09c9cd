import { OWN_ACCESS } from "./own-access";
import { QUIET } from "./quiet";
import type { Changes, Variant } from "./variants";

const DIGEST = `sha256:${"0a1b2c3d".repeat(8)}`;

/** The same image in each Region's own registry. */
export const imageIn = (region: string) => `123456789012.dkr.ecr.${region}.amazonaws.com/storefront@${DIGEST}`;

const NO_INSTANCES = { instanceType: null, mixedInstances: null };

/** What containers can use, a little of each. */
export const CONTAINERS_SHARED = {
  tables: { carts: { partitionKey: { name: "id", type: "S" } }, audit: { partitionKey: { name: "id", type: "S" } } },
  queues: { orders: {}, jobs: { fifo: true } },
  topics: { news: {} },
  experiments: { faults: { instances: { percent: 50 }, zonePower: {} } },
};

/** Uses of some of it, Fargate Spot above a base, and each way of scaling. */
export const CONTAINERS = {
  uses: { tables: ["carts"], queues: ["orders"], topics: ["news"] },
  consumes: { queues: ["jobs"] },
  spot: { onDemandBase: 3, onDemandPercentage: 50 },
  targetRequests: 1000,
  stepScaling: { cpuAbove: 80, for: "2m", add: 30 },
  schedules: { morning: { cron: "30 6 * * MON-FRI", timeZone: "Europe/Berlin", min: 9 } },
};

/** Containers instead of the shipped Auto Scaling group, of the same sizes. */
export function containersIn(region: string, more: Changes = {}): Changes {
  return { compute: { type: "containers", image: imageIn(region), ...NO_INSTANCES, ...more } };
}

/** Every setting of containers, and of a network without a NAT gateway. */
export const EVERYTHING_CONTAINERS: Omit<Variant, "name"> = {
  shared: {
    databases: {
      orders: { type: "aurora", engine: "postgres", version: "16.6", instances: { class: "db.r7g.large", readers: 1 } },
    },
    tables: { carts: { partitionKey: { name: "id", type: "S" } } },
    buckets: { media: { rpo: "15m" } },
    queues: { orders: {}, jobs: {} },
    topics: { news: {} },
    streams: { clicks: {}, visits: {} },
    buses: { events: { archive: { retentionDays: 30 } } },
  },
  primary: {
    network: {
      natGateways: "none",
      interfaceEndpoints: [
        "ecr.api",
        "ecr.dkr",
        "logs",
        "secretsmanager",
        "ssm",
        "ssmmessages",
        "sqs",
        "sns",
        "kinesis-streams",
        "events",
      ],
    },
    ...containersIn("us-east-1", {
      ...OWN_ACCESS,
      image: imageIn("us-east-1").replace("storefront@", "shop/web@"),
      replicateImage: true,
      cpu: 2048,
      memoryMiB: 8192,
      architecture: "x86_64",
      ephemeralStorageGiB: 40,
      port: 9000,
      command: ["serve", "--port", "9000"],
      environment: { LOG_LEVEL: "info" },
      secrets: { DSN: "arn:aws:secretsmanager:us-east-1:123456789012:secret:storefront-AbCdEf:dsn::" },
      decrypts: ["arn:aws:kms:us-east-1:123456789012:key/0a1b2c3d-0000-4000-8000-000000000000"],
      uses: {
        databases: ["orders"],
        tables: ["carts"],
        buckets: ["media"],
        queues: ["orders"],
        topics: ["news"],
        streams: ["clicks"],
        buses: ["events"],
      },
      consumes: { queues: ["jobs"], streams: ["visits"] },
      load: { peak: 300, perInstance: 100, survive: "zone", headroom: 60, launch: "2m" },
      desired: 9,
      spot: { onDemandBase: 3, onDemandPercentage: 40 },
      gracePeriod: "2m",
      stopTimeout: "60s",
      warmup: "90s",
      scaleInCooldown: "10m",
      targetCpu: 40,
      stepScaling: { cpuAbove: 80, for: "3m", add: 20 },
      targetRequests: 1000,
      schedules: { night: { cron: "0 1 * * SAT,SUN", timeZone: "Europe/Berlin", min: 6, max: 12 } },
      deployment: { minHealthy: 90, maxRunning: 150 },
      insights: "enhanced",
      memoryAbove: 80,
      executeCommand: true,
    }),
  },
  secondary: containersIn("us-west-2", {
    standby: { min: 3, desired: 4 },
    load: { peak: 300, perInstance: 100, launch: "2m" },
  }),
};

/** The shipped instances. */
const INSTANCES = {
  type: "auto-scaling",
  image: "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64",
  instanceType: "m7g.medium",
  min: 6,
  max: 18,
  targetCpu: 50,
  stepScaling: { cpuAbove: 75, for: "2m", add: 30 },
  mixedInstances: { instanceTypes: ["m6g.medium", "m8g.medium"] },
};

/** Requests move from instances to containers in the primary, and the other way in the secondary. */
export const SIDE_BY_SIDE: Omit<Variant, "name"> = {
  shared: { dns: { failover: "manual" } },
  primary: containersIn("us-east-1", { previous: { weight: 90, compute: INSTANCES } }),
  secondary: {
    compute: {
      previous: { weight: 20, compute: { type: "containers", image: imageIn("us-west-2"), min: 6, max: 18 } },
    },
  },
};

/** The same from containers to a fixed fleet. */
export const SIDE_BY_SIDE_FLEET: Omit<Variant, "name"> = {
  shared: { dns: { failover: "manual" } },
  primary: {
    compute: {
      ...{ type: "fixed", instancesPerZone: 2, min: null, max: null, targetCpu: null, stepScaling: null },
      mixedInstances: null,
      previous: { weight: 0, compute: { type: "containers", image: imageIn("us-east-1"), min: 6, max: 18 } },
    },
  },
};

/** Objectives that every strategy can meet. */
const PATIENT = { objectives: { region: { rto: "8h", rpo: "6h" } } };

/** Containers in a strategy, with little else. */
function containersUnder(strategy: string, shared: Changes, secondary: Changes): Variant {
  return {
    name: `${strategy}-containers`,
    shared: { workload: { strategy, ...PATIENT }, ...QUIET, ...shared },
    primary: containersIn("us-east-1"),
    secondary,
  };
}

const noStandby = containersIn("us-west-2", { standby: null });

/** The strategies of which no variant has containers. */
export const CONTAINERS_ELSEWHERE: readonly Variant[] = [
  containersUnder("static-site", { standby: { lastResort: null } }, { network: null, compute: null }),
  containersUnder("backup-restore", {}, noStandby),
  containersUnder("warm-standby", {}, containersIn("us-west-2")),
  containersUnder("active-active", {}, noStandby),
];
