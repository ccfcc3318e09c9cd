import type { Published } from "./published";

export const LONGEST_INTEGRATION = {
  title: "The longest that an HTTP API waits for an integration, in seconds",
  sources: ["https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html"],
  asOf: "2026-11-29",
  data: 30,
} as const satisfies Published;

export const RESERVED_PATHS: Published<readonly string[]> = {
  title: "Paths at the root of a custom domain name that API Gateway answers itself",
  sources: ["https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html"],
  read: "not read",
  asOf: "2026-11-29",
  data: ["/ping", "/sping"],
};
