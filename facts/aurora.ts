import type { Published } from "./published";

/** The first version with a feature: of each major version of Aurora PostgreSQL the minor one, of Aurora MySQL 3 the minor one. */
export interface FirstVersions {
  readonly postgres: Readonly<Record<number, number>>;
  readonly mysql: number;
}

export const AURORA_LOGS: Published<Readonly<Record<"postgres" | "mysql", readonly string[]>>> = {
  title: "Logs that Aurora can publish to CloudWatch Logs",
  sources: ["https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html"],
  asOf: "2026-11-22",
  data: {
    postgres: ["postgresql", "iam-db-auth-error", "instance"],
    mysql: ["audit", "error", "general", "slowquery", "iam-db-auth-error", "instance"],
  },
};

/** Read from two pages that agree: the Regions in which the AWS Config rule is not available, and the guide's table. */
export const WITHOUT_BACKTRACK: Published<readonly string[]> = {
  title: "Regions without Aurora MySQL backtracking",
  sources: [
    "https://docs.aws.amazon.com/config/latest/developerguide/aurora-mysql-backtracking-enabled.html",
    "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.Aurora_Fea_Regions_DB-eng.Feature.Backtrack.html",
  ],
  asOf: "2026-11-22",
  data: [
    "af-south-1",
    "ap-east-1",
    "ap-south-2",
    "ap-southeast-3",
    "ap-southeast-4",
    "ap-southeast-6",
    "ca-west-1",
    "eu-north-1",
    "eu-south-1",
    "eu-south-2",
    "il-central-1",
    "me-central-1",
    "me-south-1",
    "sa-east-1",
  ],
};

export const WITHOUT_GLOBAL_DATABASE: Published<readonly string[]> = {
  title: "Regions without Aurora Global Database",
  sources: [
    "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.Aurora_Fea_Regions_DB-eng.Feature.GlobalDatabase.html",
  ],
  asOf: "2026-11-22",
  data: ["ap-east-2", "ap-southeast-6", "ap-southeast-7"],
};

export const GLOBAL_DATABASE_VERSIONS: Published<FirstVersions> = {
  title: "First versions with Aurora Global Database",
  sources: [
    "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.Aurora_Fea_Regions_DB-eng.Feature.GlobalDatabase.html",
  ],
  asOf: "2026-11-22",
  data: { postgres: { 11: 13, 12: 8, 13: 4, 14: 3, 15: 2, 16: 1, 17: 4, 18: 3 }, mysql: 1 },
};

export const SERVERLESS_VERSIONS: Published<FirstVersions> = {
  title: "First versions with Aurora Serverless v2",
  sources: [
    "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.Aurora_Fea_Regions_DB-eng.Feature.ServerlessV2.html",
  ],
  asOf: "2026-11-22",
  data: { postgres: { 13: 6, 14: 3, 15: 2, 16: 1 }, mysql: 2 },
};

export const AUTO_PAUSE_VERSIONS: Published<FirstVersions> = {
  title: "First versions that Aurora Serverless v2 can pause",
  sources: ["https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2-auto-pause.html"],
  asOf: "2026-11-22",
  data: { postgres: { 13: 15, 14: 12, 15: 7, 16: 3 }, mysql: 8 },
};

export const WRITE_FORWARDING_VERSIONS: Published<FirstVersions> = {
  title: "First versions with global write forwarding",
  sources: [
    "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database-write-forwarding-apg.html",
  ],
  asOf: "2026-11-22",
  data: { postgres: { 14: 9, 15: 4, 16: 0 }, mysql: 1 },
};
