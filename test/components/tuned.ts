import path from "node:path";
import type { Variant } from "../support/variants";

/** Files that settings name. */
export const FIXTURES = {
  userData: path.join(__dirname, "fixtures/user-data.gz"),
  page: path.join(__dirname, "fixtures/standby.html"),
};

/** Nearly every setting of the Application Load Balancer's side differs from its default. */
export const TUNED: Omit<Variant, "name"> = {
  shared: {
    ingress: {
      healthCheck: {
        path: "/ready",
        interval: "15s",
        timeout: "4s",
        healthyThreshold: 3,
        unhealthyThreshold: 4,
        matcher: "200-204",
      },
      deregistrationDelay: "90s",
      crossZone: false,
      idleTimeout: "30s",
      reservedCapacityUnits: 100,
      slowStart: "60s",
      tlsPolicy: "ELBSecurityPolicy-TLS13-1-2-Res-2021-06",
      accessLogs: { retentionDays: 7 },
    },
    dns: {
      records: "live-and-drill",
      drillName: "rehearsal.example.com",
      alarm: false,
      healthCheck: {
        path: "/deep",
        interval: "30s",
        threshold: 2,
        regions: ["us-east-1", "eu-west-1", "ap-southeast-2"],
        searchString: "all well",
        measureLatency: true,
      },
    },
    standby: { site: { page: FIXTURES.page } },
  },
  primary: {
    network: { natGateways: "single", flowLogs: { retentionDays: 14 }, subnets: { public: 20, private: 24 } },
    compute: {
      image: "ami-0a1b2c3d4e5f60718",
      metadataHopLimit: 2,
      port: 9000,
      userData: FIXTURES.userData,
      volume: { sizeGiB: 20, device: "/dev/sda1" },
      desired: 8,
      gracePeriod: "250s",
      warmup: "45s",
      targetCpu: 40,
      stepScaling: { cpuAbove: 80, for: "3m", add: 20 },
      mixedInstances: null,
      refresh: { minHealthy: 90, maxHealthy: 120, rollback: true },
    },
  },
};

/** A Network Load Balancer, an existing zone, and everything left out that may be. */
export const BARE: Omit<Variant, "name"> = {
  shared: {
    workload: { zone: { name: "example.com", id: "Z0123456789ABCDEFGHIJ" } },
    ingress: {
      type: "network",
      crossZone: false,
      zonalShift: false,
      deletionProtection: false,
      accessLogs: false,
      clientRouting: "availability_zone_affinity",
      preserveClientIp: false,
    },
    dns: { manualSwitch: false, alarm: false },
    standby: { lastResort: false },
  },
  primary: {
    network: { natGateways: "none", flowLogs: false, gatewayEndpoints: [] },
    compute: { stepScaling: null },
  },
};
