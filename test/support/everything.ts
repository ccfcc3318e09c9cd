import { OWN_ACCESS } from "./own-access";
import { UNUSUAL_TRAIL } from "./messages";
import { COPIED_IMAGE, FLEET } from "./everything-fleet";
import { WINDOWS } from "./everything-static";
import type { Variant } from "./variants";

const LAYER = "aws-fis-extension-arm64:374";

const ALL_INDEXES = {
  byCustomer: {
    partitionKey: { name: "customer", type: "S" },
    sortKey: { name: "placed", type: "N" },
    projection: { include: ["total"] },
    capacity: { read: { min: 5, max: 50, target: 60 }, write: { min: 5, max: 50, target: 60 } },
  },
};

const NIGHT = { night: { cron: "0 1 * * *", min: 6, max: 9, desired: 6 } };

/** Every setting of the kinds that a warm standby with an Auto Scaling group can have, most unlike their defaults. */
export const EVERYTHING: Omit<Variant, "name"> = {
  shared: {
    standby: { site: { statusPage: "https://status.example.com/" } },
    databases: {
      orders: {
        type: "rds-instance",
        engine: "postgres",
        version: "16",
        instanceClass: "db.m7g.2xlarge",
        databaseName: "orders_db",
        port: 6432,
        parameters: { work_mem: 8192 },
        staticParameters: { max_connections: 500 },
        logExports: ["postgresql"],
        ...WINDOWS,
        storage: { type: "gp3", sizeGiB: 500, maxSizeGiB: 1000, iops: 13_000, throughputMiBps: 600 },
        standby: { instanceClass: "db.m7g.xlarge" },
        rpo: "10m",
      },
      ledger: {
        type: "aurora",
        engine: "postgres",
        version: "16.6",
        instances: { class: "db.r7g.large", readers: 2 },
        databaseName: "ledger_db",
        readerScaling: { max: 5, targetCpu: 60 },
        standby: { instances: 1 },
        storage: "io-optimized",
        parameters: { statement_timeout: 60_000 },
        staticParameters: { max_replication_slots: 20 },
        instanceParameters: { parameters: { work_mem: 4096 }, staticParameters: { max_connections: 400 } },
        logExports: ["postgresql"],
        ...WINDOWS,
        rpo: "5m",
      },
    },
    tables: {
      carts: {
        partitionKey: { name: "id", type: "S" },
        sortKey: { name: "item", type: "S" },
        globalSecondaryIndexes: ALL_INDEXES,
        localSecondaryIndexes: {
          byPrice: { sortKey: { name: "price", type: "N" }, projection: { include: ["name"] } },
        },
        billing: {
          mode: "provisioned",
          read: { min: 10, max: 100, target: 60 },
          write: { min: 10, max: 100, target: 60 },
        },
        timeToLive: "expires",
        stream: "NEW_AND_OLD_IMAGES",
        rpo: "5m",
      },
      sessions: {
        partitionKey: { name: "id", type: "S" },
        billing: { mode: "on-demand", maxReadUnits: 50_000, maxWriteUnits: 50_000 },
        warmThroughput: { read: 20_000, write: 10_000 },
      },
      strong: { partitionKey: { name: "id", type: "S" }, consistency: "strong", thirdReplica: "us-east-2" },
    },
    buckets: {
      media: {
        rpo: "15m",
        lifecycle: { expireAfterDays: 400, transitions: [{ storageClass: "STANDARD_IA", afterDays: 60 }] },
        objectLock: { mode: "governance", days: 30 },
      },
      archive: { rpo: "15m", objectLock: { mode: "governance", years: 1 } },
    },
    backup: {
      rules: {
        often: { every: "12h", retentionDays: 120, coldAfterDays: 30, copy: { retentionDays: 120, coldAfterDays: 30 } },
        monthly: { cron: "cron(0 3 1 * ? *)", retentionDays: 365 },
      },
      continuousBuckets: { every: "24h", retentionDays: 30, copy: { retentionDays: 120, coldAfterDays: 30 } },
      lock: { mode: "governance", minRetentionDays: 7, maxRetentionDays: 400 },
      breakGlassRole: "break-glass",
    },
    ...UNUSUAL_TRAIL,
    topics: { news: { subscriptions: { worker: { function: "worker" } } } },
    queues: {},
    buses: {},
    functions: {
      worker: {
        code: "sample-worker",
        reservedConcurrency: 9,
        provisionedConcurrency: { primary: 2, secondary: 3 },
        release: { primary: { stable: 7, canary: 8 }, secondary: { stable: 3, canary: 4 } },
      },
      reader: { code: { archive: "samples" }, runtime: "nodejs24.x", handler: "index.handler" },
      painter: {
        code: {
          image: {
            primary: "123456789012.dkr.ecr.us-east-1.amazonaws.com/painter:7",
            secondary: "123456789012.dkr.ecr.us-west-2.amazonaws.com/painter:7",
          },
        },
      },
      sorter: {
        code: {
          object: {
            primary: { bucket: "shop-code-us-east-1", key: "sorter.zip", version: "a1" },
            secondary: { bucket: "shop-code-us-west-2", key: "sorter.zip", version: "b2" },
          },
        },
        runtime: "nodejs24.x",
        handler: "index.handler",
      },
    },
    streams: {
      clicks: {
        capacity: { mode: "provisioned", shards: 8 },
        peak: { megabytes: 6, records: 5000 },
        alarms: { silence: "10m" },
      },
    },
    dns: { latch: "20m" },
    alerts: {
      emails: ["oncall@example.com"],
      https: ["https://events.example.com/all"],
      critical: {
        emails: ["manager@example.com"],
        https: ["https://events.example.com/critical"],
        sms: ["+14255550123"],
      },
      warning: { emails: ["team@example.com"], https: ["https://events.example.com/warning"] },
      chat: {
        slack: { workspace: "T07EA123LEP", channel: "C07EZ1ABC23" },
        teams: {
          tenant: "1b6c2a44-8f0d-4c3e-9b5e-2f6a7d8c9e01",
          team: "7f3e5d21-4a6b-4c8d-9e0f-1a2b3c4d5e6f",
          channel: "19%3a0123456789abcdef%40thread.tacv2",
        },
        severity: "critical",
      },
      ok: "critical",
      runbook: "https://runbook.example.com/",
    },
    monitoring: {
      stores: { replicationLag: "10s", replicationLagOf: { ledger: "20s" }, freeStorage: 5, connections: 400 },
    },
    experiments: {
      zone: { primary: "us-east-1b", secondary: "us-west-2b" },
      faults: {
        instances: { duration: "5m", percent: 50 },
        zonePower: { databases: ["ledger"] },
        zoneNetwork: { duration: "5m" },
        peerNetwork: { duration: "5m" },
        capacity: { duration: "5m", percent: 50 },
        databaseFailover: { databases: ["ledger"] },
        databaseReboot: { databases: ["orders"] },
        replication: { buckets: ["media"], tables: ["carts"] },
        functionErrors: {
          duration: "5m",
          percent: 50,
          inject: { delay: "3s" },
          functions: ["worker"],
          layer: {
            primary: `arn:aws:lambda:us-east-1:211125607513:layer:${LAYER}`,
            secondary: `arn:aws:lambda:us-west-2:975050054544:layer:${LAYER}`,
          },
        },
      },
    },
  },
  primary: {
    compute: { ...OWN_ACCESS, targetRequests: 1000, schedules: NIGHT },
  },
  secondary: {
    compute: {
      ...COPIED_IMAGE,
      standby: { min: 3, desired: 4 },
      load: { peak: 300, perInstance: 100, launch: "2m" },
    },
  },
};

/** Every setting of the kinds that backups alone take to the other Region, with a fixed fleet. */
export const EVERYTHING_RESTORED: Omit<Variant, "name"> = {
  shared: {
    workload: { strategy: "backup-restore", objectives: { region: { rto: "8h", rpo: "6h" } } },
    databases: {
      idle: {
        type: "aurora",
        engine: "mysql",
        version: "8.0.mysql_aurora.3.08.0",
        serverless: { min: 0, max: 8, pauseAfter: "10m" },
        backtrackWindow: "24h",
      },
      busy: {
        type: "aurora",
        engine: "postgres",
        version: "16.6",
        instances: { class: "db.r7g.large" },
        readerScaling: { max: 5, targetConnections: 60 },
      },
      orders: {
        type: "rds-instance",
        engine: "postgres",
        version: "16",
        instanceClass: "db.m7g.large",
        storage: { sizeGiB: 100 },
        restoreFrom: "automated-backups",
        copyRetentionDays: 3,
      },
    },
    volumes: {
      uploads: {
        rpo: "2h",
        device: "/dev/sdf",
        sizeGiB: 100,
        type: "gp3",
        iops: 4000,
        throughput: 500,
        snapshots: {
          interval: "1h",
          startTime: "00:30",
          retain: { count: 24 },
          fastRestore: { count: 1, zones: { primary: ["us-east-1a"], secondary: ["us-west-2a"] } },
        },
      },
      daily: {
        rpo: "2d",
        device: "/dev/sdg",
        sizeGiB: 100,
        snapshots: { cron: "cron(0 1 * * ? *)", longestGap: "24h" },
      },
    },
  },
  primary: FLEET,
  secondary: {
    ...FLEET,
    restore: {
      databases: { busy: { 2: "arn:aws:rds:us-west-2:123456789012:cluster-snapshot:awsbackup:copyjob-0a1b2c3d" } },
    },
  },
};
