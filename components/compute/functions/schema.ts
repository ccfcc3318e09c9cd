import { z } from "zod";
import { duration } from "../../config/duration";
import { distinct, logRetentionDays, text, urlPath, wholeNumber } from "../../config/schema/common";
import { reference, storeName } from "../../config/schema/stores";

const ROUTE =
  "$default, or a method and a path such as GET /carts, ANY /carts/{id} or POST /uploads/{proxy+}, of ANY, GET, HEAD, POST, PUT, PATCH, DELETE and OPTIONS";
const PART = "[A-Za-z0-9._~-]+|\\{[A-Za-z0-9._-]+\\}";

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html */
const routeKey = z
  .string(ROUTE)
  .regex(
    new RegExp(
      `^(\\$default|(ANY|GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) /((${PART})(/(${PART}))*(/\\{[A-Za-z0-9._-]+\\+\\})?|\\{[A-Za-z0-9._-]+\\+\\})?)$`,
    ),
    ROUTE,
  );

const route = z.union(
  [
    reference("functions"),
    z.strictObject({
      function: reference("functions").describe("The function, of holdfast:functions."),
      authorizer: z
        .union([z.literal("iam"), storeName], "iam, or the name of one of authorizers")
        .optional()
        .describe(
          "Who may request it: principals that IAM allows execute-api:Invoke, or callers with a token that one of authorizers accepts. By default every caller.",
        ),
      scopes: distinct(z.array(text("a scope"), "a list of scopes"), "each scope once")
        .min(1, "at least one scope")
        .max(10, "at most 10 scopes, API Gateway's limit")
        .optional()
        .describe("Scopes of which the token must have one."),
    }),
  ],
  "the name of a function, or a group with function",
);

const ISSUER = "the issuer's https:// address, such as https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Ab1Cd2Ef3";

const authorizer = z.strictObject({
  issuer: z
    .url({ protocol: /^https$/, error: ISSUER })
    .describe(
      "Who signs the tokens. API Gateway fetches the keys from there: an issuer of one Region is not there for the other when that is impaired.",
    ),
  audience: distinct(z.array(text("an audience"), "a list of audiences"), "each audience once")
    .min(1, "at least one audience")
    .max(50, "at most 50 audiences, API Gateway's limit")
    .describe("The audiences of which a token must have one: client ids."),
});

const ORIGIN = 'an origin such as https://shop.example.com, or "*"';
const HEADER = 'a header\'s name, or "*"';

const cors = z
  .strictObject({
    origins: distinct(
      z.array(z.string(ORIGIN).regex(/^(\*|https?:\/\/[^\s/]+)$/, ORIGIN), "a list of origins"),
      "each origin once",
    )
      .min(1, "at least one origin")
      .describe("The origins of pages that may call the API."),
    methods: distinct(
      z.array(z.enum(["*", "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]), "a list of methods"),
      "each method once",
    )
      .default(["*"])
      .describe("The methods that they may use."),
    headers: distinct(z.array(text(HEADER), "a list of headers"), "each header once")
      .default([])
      .describe("The headers that they may send."),
    exposeHeaders: distinct(z.array(text(HEADER), "a list of headers"), "each header once")
      .default([])
      .describe("The headers of an answer that they may read."),
    credentials: z.boolean().default(false).describe("Whether they may send cookies."),
    maxAge: duration(0, 86_400).prefault("5m").describe("How long a browser keeps the answer to a preflight request."),
  })
  .optional()
  .describe("Which pages of other origins may call the API. API Gateway answers preflight requests itself.");

export const httpFunctions = z.strictObject({
  type: z.literal("functions"),
  routes: z
    .record(routeKey, route)
    .refine((routes) => Object.keys(routes).length > 0, { error: "at least one route, such as $default" })
    .describe(
      "Which function of holdfast:functions answers a request, by method and path; the most specific route wins, and $default takes the rest.",
    ),
  authorizers: z
    .record(storeName, authorizer)
    .default({})
    .describe("What accepts JSON web tokens, by a name that routes say."),
  cors,
  healthPath: urlPath
    .default("/healthz")
    .describe(
      "The path that says whether the service can serve, which a route must answer without a token; shallow, so that a sick dependency takes no Region out.",
    ),
  throttle: z
    .strictObject({
      rate: wholeNumber(1, 1_000_000)
        .default(1000)
        .describe("Requests a second; more are answered with 429. All APIs of a Region share the account's quota."),
      burst: wholeNumber(1, 1_000_000).default(2000).describe("How many requests may come at once."),
    })
    .prefault({})
    .describe("The most that the API takes, so that one caller's flood leaves the account's quota to others."),
  accessLogs: z
    .strictObject({ retentionDays: logRetentionDays.describe("Days that the access logs are kept.") })
    .default({ retentionDays: 90 })
    .describe("The API's access logs, in CloudWatch Logs."),
  routeMetrics: z
    .boolean()
    .default(false)
    .describe("Whether CloudWatch has the metrics of each route, at the price of custom metrics."),
  alarms: z
    .strictObject({
      requests: wholeNumber(1, 100)
        .default(80)
        .describe("Percent of throttle.rate over a minute, from which there is an alarm before requests are refused."),
      unserved: wholeNumber(1, 100)
        .default(50)
        .describe(
          "Percent of the requests that end with a 5xx code for three minutes, from which the Region counts as unable to serve (holdfast:dns.alarm).",
        ),
    })
    .prefault({})
    .describe("Thresholds of the API's own alarms; monitoring.service has those of errors and latency."),
});

/** Functions behind an API have no sizes. */
export type HttpFunctions = z.infer<typeof httpFunctions>;
