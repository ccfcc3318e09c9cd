import { OWN_ACCESS } from "./own-access";
import { CAPACITY, UNUSUAL_CAPACITY } from "./messages";
import { FIXED_FLEET, type Variant } from "./variants";

export const WINDOWS = {
  maintenanceWindows: { primary: "sun:03:00-sun:04:00", secondary: "tue:03:00-tue:04:00" },
  backupWindows: { primary: "01:00-02:00", secondary: "01:00-02:00" },
};

/** What is left: of a site whose standby is a page. */
export const EVERYTHING_STATIC: Omit<Variant, "name"> = {
  shared: {
    workload: {
      strategy: "static-site",
      zone: { name: "example.com", id: "Z0123456789ABCDEFGHIJ" },
      objectives: { region: { rto: "8h", rpo: "6h" } },
    },
    standby: { lastResort: false },
    databases: {
      reports: {
        type: "rds-cluster",
        engine: "mysql",
        version: "8.0",
        instanceClass: "db.m6gd.large",
        storage: { sizeGiB: 100, iops: 1000 },
        crossRegion: "none",
        databaseName: "reports_db",
        port: 3400,
        parameters: { max_connections: 400 },
        staticParameters: { performance_schema: 1 },
        logExports: ["error"],
        ...WINDOWS,
      },
    },
    backup: {
      continuousBuckets: { cron: "cron(0 4 * * ? *)", retentionDays: 30, copy: { retentionDays: 30 } },
      lock: { mode: "compliance", minRetentionDays: 7, maxRetentionDays: 400, changeableForDays: 5 },
    },
  },
  primary: {
    compute: {
      ...OWN_ACCESS,
      ...FIXED_FLEET.compute,
      instancesPerZone: null,
      load: { peak: 900, perInstance: 200, survive: "instance" },
    },
  },
  secondary: { network: null, compute: null },
};

/** Sizes from a load, forecasts and a warm pool. */
export const EVERYTHING_LOADED: Omit<Variant, "name"> = {
  shared: { workload: { strategy: "active-active" } },
  primary: UNUSUAL_CAPACITY,
  secondary: { compute: { ...CAPACITY.compute, standby: null } },
};
