import type { Published } from "./published";

export const LOG_RETENTION_DAYS = {
  title: "Days for which CloudWatch Logs can retain a log group's events",
  sources: ["https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html"],
  asOf: "2026-11-22",
  data: [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653],
} as const satisfies Published;
