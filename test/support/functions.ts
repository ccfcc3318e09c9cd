import { QUIET } from "./quiet";
import type { Changes, Variant } from "./variants";

/** A service without instances and a VPC: an API, its function and a table. */
export const FUNCTIONS_SHARED = {
  ingress: null,
  tables: { carts: { partitionKey: { name: "id", type: "S" } } },
  queues: { orders: {} },
  functions: {
    api: { code: "sample-api", timeout: "10s", uses: { tables: ["carts"], queues: ["orders"] } },
    worker: { code: "sample-worker", sources: { orders: { queue: "orders" } }, uses: { tables: ["carts"] } },
  },
  alerts: { emails: ["oncall@example.com"] },
} satisfies Changes;

/** Functions behind an API instead of the shipped Auto Scaling group. */
export const HTTP_FUNCTIONS = {
  network: null,
  compute: {
    type: "functions",
    routes: { "GET /healthz": "api", "ANY /items/{id}": "api" },
    ...Object.fromEntries(
      ["image", "instanceType", "port", "min", "desired", "max", "standby", "targetCpu", "stepScaling"].map(
        (setting) => [setting, null],
      ),
    ),
    mixedInstances: null,
  },
} satisfies Changes;

export const SERVICE: Omit<Variant, "name"> = {
  shared: FUNCTIONS_SHARED,
  primary: HTTP_FUNCTIONS,
  secondary: HTTP_FUNCTIONS,
};

/** Every setting of functions behind an API. */
export const EVERYTHING_FUNCTIONS: Omit<Variant, "name"> = {
  shared: {
    ...FUNCTIONS_SHARED,
    functions: {
      api: {
        ...FUNCTIONS_SHARED.functions.api,
        deployment: { type: "linear", percent: 20, interval: "2m", errors: 10 },
        permissions: {
          managedPolicies: ["arn:aws:iam::aws:policy/AmazonSESFullAccess"],
          statements: [{ actions: ["ses:SendEmail"], resources: ["*"] }],
        },
      },
      worker: FUNCTIONS_SHARED.functions.worker,
    },
    experiments: {
      faults: {
        functionErrors: {
          inject: { statusCode: 503 },
          layer: {
            primary: "arn:aws:lambda:us-east-1:211125607513:layer:aws-fis-extension-arm64:374",
            secondary: "arn:aws:lambda:us-west-2:975050054544:layer:aws-fis-extension-arm64:370",
          },
        },
      },
    },
    // The latency that no request reaches is refused with these alone.
    monitoring: { service: { latency: { p99: "10s" } } },
  },
  primary: {
    ...HTTP_FUNCTIONS,
    compute: {
      ...HTTP_FUNCTIONS.compute,
      routes: {
        "GET /status": "api",
        "GET /items/{id}": { function: "api", authorizer: "users", scopes: ["items/read"] },
        "PUT /items/{id}": { function: "api", authorizer: "iam" },
      },
      authorizers: { users: { issuer: "https://login.example.com", audience: ["shop"] } },
      cors: {
        origins: ["https://shop.example.com"],
        methods: ["GET", "PUT"],
        headers: ["authorization"],
        exposeHeaders: ["x-request-id"],
        credentials: true,
        maxAge: "1h",
      },
      healthPath: "/status",
      throttle: { rate: 500, burst: 800 },
      accessLogs: { retentionDays: 30 },
      routeMetrics: true,
      alarms: { requests: 70, unserved: 40 },
    },
  },
  secondary: HTTP_FUNCTIONS,
};

/** A function that connects to a database of the same VPC. */
export const CONNECTED: Omit<Variant, "name"> = {
  shared: {
    databases: {
      ledger: { type: "aurora", engine: "postgres", version: "16.6", instances: { class: "db.r7g.large" } },
    },
    functions: { api: { code: "sample-api", vpc: true, uses: { databases: ["ledger"] } } },
  },
};

/** Objectives that every strategy can meet. */
const PATIENT = { objectives: { region: { rto: "8h", rpo: "6h" } } };

/** Functions behind an API in a strategy, with little else. */
function functionsUnder(strategy: string, shared: Changes = {}, secondary: Changes = HTTP_FUNCTIONS): Variant {
  return {
    name: `${strategy}-functions`,
    shared: { ...FUNCTIONS_SHARED, workload: { strategy, ...PATIENT }, ...QUIET, ...shared },
    primary: HTTP_FUNCTIONS,
    secondary,
  };
}

/** Each with a deployment by CodeDeploy. */
const DEPLOYED = Object.fromEntries(
  Object.entries(FUNCTIONS_SHARED.functions).map(([name, one]) => [name, { ...one, deployment: {} }]),
);

/** The strategies of which no variant has functions. */
export const FUNCTIONS_ELSEWHERE: readonly Variant[] = [
  functionsUnder("static-site", { standby: { lastResort: null } }, { network: null, compute: null }),
  functionsUnder("backup-restore"),
  functionsUnder("pilot-light"),
  functionsUnder("active-active", { functions: DEPLOYED }),
];
