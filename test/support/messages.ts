/** Settings of queues, topics, functions, streams and buses, for the tests of what uses them. */

/** Queues and topics: a topic with a queue as subscriber, which has no consumer yet. */
export const QUEUES = {
  queues: { orders: {}, mail: { fifo: true, contentBasedDeduplication: true } },
  topics: {
    news: { subscriptions: { orders: { queue: "orders" }, desk: { url: "https://desk.example.com/news" } } },
    ledger: { fifo: true, subscriptions: { mail: { queue: "mail" } } },
  },
};

/** Queues and topics with the less usual settings. */
export const UNUSUAL_QUEUES = {
  queues: {
    orders: {
      visibilityTimeout: "10m",
      retention: "2d",
      delay: "1m",
      receiveWait: "5s",
      maxReceives: 8,
      deadLetterRetention: "10d",
      oldest: "1h",
      backlog: 5000,
      deletionProtection: false,
    },
    mail: { fifo: true, highThroughput: true },
    "mail-copies": {},
  },
  topics: {
    news: {
      failures: 3,
      subscriptions: {
        orders: {
          queue: "orders",
          raw: true,
          filter: { kind: ["placed", { prefix: "re" }] },
          deadLetterRetention: "7d",
        },
        desk: {
          url: "https://desk.example.com/news",
          raw: true,
          confirms: true,
          filter: { order: { total: [{ numeric: [">", 100] }] } },
          filterScope: "MessageBody",
          retry: { retries: 10, minDelay: "5s", maxDelay: "2m", backoff: "linear", maxReceivesPerSecond: 10 },
        },
      },
    },
    ledger: {
      fifo: true,
      contentBasedDeduplication: true,
      highThroughput: true,
      subscriptions: { mail: { queue: "mail" }, copies: { queue: "mail-copies" } },
    },
    quiet: {},
  },
};

/** A stream as it is by default. */
export const STREAMS = { clicks: {} };

/** A stream with all that is less usual; the one function that reads it is to be named beside it. */
export const STREAM_AT_LENGTH = {
  clicks: {
    capacity: { mode: "provisioned", shards: 8 },
    peak: { megabytes: 6, records: 5000 },
    retention: "7d",
    enhancedFanOut: true,
    shardLevelMetrics: ["IncomingBytes", "WriteProvisionedThroughputExceeded"],
    deletionProtection: false,
    alarms: { lag: "1h", silence: "10m" },
  },
};

/** A bus whose rule reaches a queue, a topic, a stream and a function, and a schedule; beside what they name. */
export const BUSES = {
  queues: { orders: {} },
  topics: { news: {} },
  streams: { clicks: {} },
  functions: { worker: { code: "sample-worker" } },
  buses: {
    default: { rules: { nightly: { schedule: "cron(0 3 * * ? *)", targets: { worker: { function: "worker" } } } } },
    shop: {
      rules: {
        placed: {
          pattern: { source: ["shop.orders"], "detail-type": ["placed"] },
          targets: {
            orders: { queue: "orders" },
            news: { topic: "news" },
            clicks: { stream: "clicks" },
            worker: { function: "worker" },
          },
        },
      },
    },
  },
};

/** A bus with the less usual settings: a global endpoint (warm-standby and active-active alone), a FIFO queue, an input of its own. */
export const UNUSUAL_BUSES = {
  queues: { ledger: { fifo: true, contentBasedDeduplication: true } },
  streams: { clicks: {} },
  buses: {
    shop: {
      deletionProtection: false,
      archive: { retentionDays: 90, pattern: { source: ["shop.orders"] } },
      globalEndpoint: { latency: "45s", for: "10m", quiet: "normal" },
      latency: "2m",
      rules: {
        placed: {
          pattern: { source: [{ prefix: "shop." }], detail: { total: [{ numeric: [">", 100] }] } },
          targets: {
            ledger: {
              queue: "ledger",
              messageGroupId: "orders",
              input: {
                paths: { id: "$.detail.id" },
                template: '{"order": "<id>", "at": "<aws.events.event.ingestion-time>"}',
              },
            },
            clicks: { stream: "clicks", partitionKeyPath: "$.detail.customer" },
          },
          maximumEventAge: "1h",
          maximumRetryAttempts: 20,
          undeliveredRetention: "7d",
          alarms: { failed: 5, undelivered: 2, throttled: 10 },
        },
      },
    },
    audit: { archive: false },
  },
};

/** Alarms on stores with thresholds of one's own; with the stores of stores.ts. */
export const WATCHED_STORES = {
  monitoring: {
    stores: {
      replicationLagOf: { orders: "50s", media: "10m" },
      readerLag: "5s",
      cpu: 80,
      freeMemoryMiB: 512,
      freeStorage: 8,
      connections: 500,
      replicationSlot: 30,
      throttledRequests: 1,
      tableCapacity: 80,
    },
  },
};

/** Capacity: sizes from the load, and every way of scaling; in a region's own file, with `standby: null` in a variant of the shipped one. */
export const CAPACITY = {
  compute: {
    min: null,
    max: null,
    load: { peak: 900, perInstance: 100 },
    targetRequests: 3000,
    schedules: {
      day: { cron: "30 6 * * MON-FRI", timeZone: "Europe/Berlin", min: 18 },
      night: { cron: "0 21 * * *", min: 15 },
    },
    predictive: {},
    warmPool: { min: 3, prepared: 18 },
  },
};

/** Capacity with the less usual settings. */
export const UNUSUAL_CAPACITY = {
  compute: {
    min: null,
    max: null,
    load: { peak: 4500, perInstance: 1000, survive: "instance", headroom: 100, launch: "2m" },
    targetRequests: 1200,
    predictive: { mode: "forecast-and-scale", metric: "requests", ahead: "10m" },
    warmPool: { state: "hibernated", min: 1, reuse: true, prepare: "5m" },
    volume: { sizeGiB: 64 },
  },
};

/** The sample worker, which takes from a queue and writes to a table; beside what it names. */
export const FUNCTIONS = {
  tables: { done: { partitionKey: { name: "id", type: "S" } } },
  queues: { orders: {} },
  functions: {
    worker: { code: "sample-worker", sources: { orders: { queue: "orders" } }, uses: { tables: ["done"] } },
  },
};

/** A function with the less usual settings: in the VPC, with a queue, a FIFO queue and a stream, a canary in the primary and a rollback in the secondary. */
export const UNUSUAL_FUNCTIONS = {
  tables: { done: { partitionKey: { name: "id", type: "S" } } },
  buckets: { uploads: { rpo: "15m" } },
  queues: { orders: {}, ledger: { fifo: true }, replies: {} },
  topics: { news: {} },
  streams: { clicks: {} },
  buses: { shop: {} },
  functions: {
    worker: {
      code: "sample-worker",
      architecture: "x86_64",
      memoryMiB: 1024,
      timeout: "1m",
      reservedConcurrency: 40,
      vpc: true,
      tracing: true,
      deletionProtection: false,
      environment: { STAGE: "live" },
      sources: {
        orders: { queue: "orders", batchSize: 100, window: "5s", maximumConcurrency: 20 },
        ledger: { queue: "ledger", maximumConcurrency: 5 },
        clicks: {
          stream: "clicks",
          batchSize: 500,
          window: "1s",
          startingPosition: "LATEST",
          parallelization: 2,
          maximumRetries: 5,
          maximumRecordAge: "12h",
          bisect: false,
        },
      },
      asynchronous: { maximumAge: "1h", maximumRetries: 1 },
      release: { primary: { stable: 1, canary: 10 }, secondary: { stable: 1 } },
      alarms: {
        errors: 20,
        throttles: 5,
        duration: 80,
        concurrency: 75,
        iteratorAge: "10m",
        failures: 3,
        period: "1m",
      },
      uses: {
        tables: ["done"],
        buckets: ["uploads"],
        queues: ["replies"],
        topics: ["news"],
        streams: ["clicks"],
        buses: ["shop"],
      },
    },
  },
};

/** A trail in each region. */
export const TRAIL = { trail: { enabled: true } };

/** The trail with the less usual settings; its stores are the shipped ones. */
export const UNUSUAL_TRAIL = {
  trail: {
    enabled: true,
    retentionDays: 90,
    logRetentionDays: 30,
    objectLock: { mode: "governance", days: 30 },
    dataEvents: ["buckets", "tables"],
    silence: 3,
    administrators: ["arn:aws:iam::123456789012:role/storefront-deploy"],
    deletionProtection: false,
  },
};

/** Every fault that the shipped configuration has a target for. */
export const EXPERIMENTS = {
  experiments: {
    faults: {
      instances: {},
      zonePower: {},
      zoneNetwork: {},
      peerNetwork: {},
      capacity: {},
      databaseFailover: {},
      replication: {},
    },
  },
};

/** Canaries and alarms with every threshold of their own. */
export const UNUSUAL_MONITORING = {
  monitoring: {
    canary: { every: "2m", failures: 2, timeout: "60s", retentionDays: 7 },
    service: {
      errors: { percent: 2, fewest: 5, for: "2m" },
      latency: { p99: "2s", for: "3m" },
      cpu: { above: 90, for: "5m" },
      atMaximumFor: "30m",
      belowMinimumFor: "5m",
      certificateDays: 20,
      tlsErrors: 50,
      resets: 50,
    },
  },
};

/** Without monitoring of the other region. */
export const UNWATCHED = { monitoring: { canary: false } };
