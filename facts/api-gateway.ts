import type { Published } from "./published";
import type { Quota } from "./quotas";

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

/** 2,500 in Regions such as Cape Town, Milan and Zurich. */
export const API_REQUESTS = {
  title: "The quota of Service Quotas for requests to all APIs of an account and Region, with AWS's default",
  sources: ["https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html"],
  asOf: "2026-11-28",
  data: {
    name: "Requests a second to APIs of API Gateway",
    service: "apigateway",
    code: "L-8A5B8E43",
    default: 10_000,
  },
} as const satisfies Published<Quota>;
