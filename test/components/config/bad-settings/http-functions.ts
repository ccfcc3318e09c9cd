import { set, unset } from "../edits";
import { authorizers, cors } from "./http-clients";
import { API, C, http, one, ROUTES, type Expected } from "./http-rows";
import { row, type BadSettings } from "./row";

const AURORA = {
  type: "aurora",
  engine: "postgres",
  version: "17.7",
  instances: { class: "db.r6g.large", readers: 1 },
};

const routed = (name: string, routes: object, says: Expected) => one(name, { routes: { ...ROUTES, ...routes } }, says);

const KEYS: BadSettings[] = [
  "carts",
  "get /carts",
  "GET carts",
  "FETCH /carts",
  "GET /carts/",
  "GET //carts",
  "GET /{proxy+}/carts",
  "GET /carts?id={id}",
].map((key) =>
  routed(`the route ${key}`, { [key]: "api" }, [`${C}.routes.${key}`, key, "$default, or a method and a path"]),
);

const routes: BadSettings[] = [
  ...KEYS,
  one("no route", { routes: {} }, [`${C}.routes`, "{}", "at least one route, such as $default"]),
  row(
    "functions behind an API: no routes",
    [...http({ routes: undefined })],
    [[`${C}.routes`, "is missing", "a group of settings"]],
  ),
  routed("a route to a function that is not there", { $default: "orders" }, [
    `${C}.routes.$default`,
    '"orders" is not in holdfast:functions',
    "Allowed: api",
  ]),
  routed("a route in full to a function that is not there", { $default: { function: "apis" } }, [
    `${C}.routes.$default.function`,
    '"apis" is not in holdfast:functions',
    "Did you mean api?",
  ]),
  routed("two routes that answer the same", { "ANY /items/{key}": "api" }, [
    `${C}.routes.ANY /items/{key}`,
    'answers the same requests as "ANY /items/{id}"',
    "Leave one of the two out",
  ]),
  routed("a variable twice", { "GET /items/{id}/parts/{id}": "api" }, [
    `${C}.routes.GET /items/{id}/parts/{id}`,
    'has the variable "id" twice',
    "another name for one of the two",
  ]),
  routed("API Gateway's own path", { "GET /ping": "api" }, [
    `${C}.routes.GET /ping`,
    '"/ping" is API Gateway\'s own',
    "another path, such as /healthz",
  ]),
  one("too many routes", { routes: manyRoutes(301) }, [`${C}.routes`, "are 301", "at most 300"]),
  row(
    "functions behind an API: a function that runs longer than API Gateway waits",
    http({}, { api: { ...API, timeout: "31s" } }),
    [["holdfast:functions.api.timeout", "31s is longer than API Gateway waits for a function, 30s", "at most 30s"]],
    { reads: [`${C}.routes.GET /healthz`] },
  ),
];

const health: BadSettings[] = [
  one("a health path that no route answers", { healthPath: "/health" }, [
    `${C}.healthPath`,
    '"/health" is answered by no route',
    "GET /health, or $default",
  ]),
  one(
    "a health path of Route 53's that no route answers",
    {},
    ["holdfast:dns.healthCheck.path", '"/alive" is answered by no route', "GET /alive"],
    set("dns.healthCheck.path", "/alive"),
  ),
  one("a health path that only POST answers", { routes: { "POST /healthz": "api" } }, [
    `${C}.healthPath`,
    '"/healthz" is answered by no route',
    "GET /healthz",
  ]),
  one("a health path that needs a token", { routes: { $default: { function: "api", authorizer: "iam" } } }, [
    `${C}.healthPath`,
    '"/healthz" is answered by route "$default", which needs authorization',
    "GET /healthz, without an authorizer",
  ]),
  one("API Gateway's own health path", { routes: { $default: "api" }, healthPath: "/ping" }, [
    `${C}.healthPath`,
    '"/ping" is API Gateway\'s own',
    "/healthz",
  ]),
  one("a health path without a slash", { healthPath: "healthz" }, [
    `${C}.healthPath`,
    "healthz",
    "a path that begins with /",
  ]),
];

const places: BadSettings[] = [
  one(
    "a network that nothing uses",
    {},
    ["holdfast:network", "is used by nothing", "vpc: true for a function"],
    set("network", {
      vpc: "new",
      cidr: "10.10.0.0/16",
      zones: ["us-east-1a", "us-east-1b"],
    }),
  ),
  one(
    "a load balancer",
    {},
    ["holdfast:ingress", "has no meaning with holdfast:compute.type functions", "Leave it out"],
    set("ingress", { type: "application" }),
  ),
  row("functions behind an API: a function in a VPC that is not there", http({}, { api: { ...API, vpc: true } }), [
    ["holdfast:network", "is missing, and holdfast:functions.api.vpc needs it", "Add it"],
  ]),
  one(
    "a database without a network",
    {},
    ["holdfast:network", "is missing, and holdfast:databases.orders needs it", "Add it"],
    set("databases", {
      orders: { type: "aurora", engine: "postgres", version: "17.7", instances: { class: "db.r6g.large", readers: 1 } },
    }),
  ),
  one(
    "a function outside of the VPC that uses a database",
    {},
    ["holdfast:functions.api.vpc", "must be true: databases (orders) are in the VPC alone", "leave uses.databases out"],
    set("databases", { orders: AURORA }),
    set("network", { vpc: "new", cidr: "10.10.0.0/16", zones: ["us-east-1a", "us-east-1b"] }),
    set("functions.api.uses", { databases: ["orders"] }),
  ),
  row(
    "instances without a network and a load balancer",
    [unset("network"), unset("ingress")],
    [
      ["holdfast:network", "is missing, and holdfast:compute.type auto-scaling needs it", "Add it"],
      ["holdfast:ingress", "is missing, and holdfast:compute.type auto-scaling needs it", "Add it"],
    ],
  ),
  one(
    "volumes",
    {},
    ["holdfast:volumes", "uploads: the environments of holdfast:compute.type functions come and go", "holdfast:tables"],
    set("volumes", { uploads: { rpo: "2h", device: "/dev/sdf", sizeGiB: 100 } }),
  ),
  one(
    "an experiment on instances",
    {},
    ["holdfast:experiments.faults.instances", "has nothing to act on", "functionErrors"],
    set("experiments", { faults: { instances: {} } }),
  ),
  one(
    "an experiment on a network that is not there",
    {},
    ["holdfast:experiments.faults.zonePower", "has nothing to act on", "Take it out"],
    set("experiments", { faults: { zonePower: {} } }),
  ),
];

const limits: BadSettings[] = [
  one("no request at all", { throttle: { rate: 0 } }, [`${C}.throttle.rate`, "0", "a whole number from 1 to 1000000"]),
  one("half a burst", { throttle: { burst: 0.5 } }, [`${C}.throttle.burst`, "0.5", "a whole number from 1"]),
  one("an alarm above the limit", { alarms: { requests: 120 } }, [`${C}.alarms.requests`, "120", "from 1 to 100"]),
  one("logs for a number of days that CloudWatch does not know", { accessLogs: { retentionDays: 10 } }, [
    `${C}.accessLogs.retentionDays`,
    "10",
    "1, 3, 5, 7, 14, 30",
  ]),
  one("no access log", { accessLogs: false }, [`${C}.accessLogs`, "false", "a group of settings"]),
  one("an instance type", { instanceType: "m7g.large" }, [
    `${C}.instanceType`,
    "is not a setting",
    "type, routes, authorizers",
  ]),
  one(
    "an alarm on a latency that no request reaches",
    {},
    [
      "holdfast:monitoring.service.latency.p99",
      "30s is never reached: API Gateway gives a request up after 30s",
      "less than 30s",
    ],
    set("monitoring.service.latency.p99", "30s"),
  ),
];

/** Without a network and a load balancer, what needs either of them is another mistake. */
const NEEDED = [
  "databases",
  "volumes",
  "functions",
  "experiments",
  "compute",
  "network",
  "ingress",
  "standby",
  "dns",
].map((area) => `holdfast:${area}`);

export const httpFunctions: readonly BadSettings[] = [
  ...routes,
  ...health,
  ...authorizers,
  ...cors,
  ...places,
  ...limits,
].map((bad) => ({ ...bad, reads: [...bad.reads, ...NEEDED] }));

function manyRoutes(count: number): Record<string, string> {
  const more = Array.from({ length: count - 1 }, (_, i) => [`GET /part-${i}`, "api"]);
  return { "GET /healthz": "api", ...(Object.fromEntries(more) as Record<string, string>) };
}
