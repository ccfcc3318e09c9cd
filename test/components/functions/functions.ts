import type { Variant } from "../../support/variants";
import { planOf, type Pair, type Stack } from "../plans";

const ARCHIVE = { archive: "test/components/fixtures/worker" };

/** A function that says as little as it can. */
export const SMALL = { code: ARCHIVE, runtime: "python3.14", handler: "worker.handler" };

/** What functions take from and use. */
export const AROUND = {
  tables: { "open-carts": { partitionKey: { name: "id", type: "S" } } },
  buckets: { uploads: {} },
  queues: { orders: {}, invoices: { fifo: true }, replies: {} },
  topics: { news: {} },
  streams: { clicks: { retention: "2d" } },
  buses: { shop: {} },
};

/** A function that takes from a queue, a FIFO queue and a stream, and uses one of each. */
export const WHOLE = {
  ...SMALL,
  architecture: "x86_64",
  memoryMiB: 512,
  timeout: "20s",
  reservedConcurrency: 50,
  provisionedConcurrency: { secondary: 40 },
  vpc: true,
  tracing: true,
  environment: { STAGE: "live" },
  sources: {
    orders: { queue: "orders", batchSize: 100, window: "5s", maximumConcurrency: 20 },
    invoices: { queue: "invoices", maximumConcurrency: 10 },
    clicks: { stream: "clicks", parallelization: 2 },
  },
  asynchronous: { maximumAge: "1h", maximumRetries: 1 },
  uses: {
    tables: ["open-carts"],
    buckets: ["uploads"],
    queues: ["replies"],
    topics: ["news"],
    streams: ["clicks"],
    buses: ["shop"],
  },
};

const PATIENT = { objectives: { region: { rto: "8h", rpo: "6h" } } };

/** The shipped configuration, which is a warm standby, with functions; in another strategy if one is named. */
export function planFunctions(
  functions: Record<string, unknown>,
  strategy = "warm-standby",
  more: Omit<Variant, "name"> = {},
): Promise<Pair> {
  const standby = strategy === "warm-standby" ? {} : { compute: strategy === "static-site" ? null : { standby: null } };
  return planOf(
    {
      shared: {
        workload: { strategy, ...PATIENT },
        ...(strategy === "static-site" && { standby: { lastResort: false } }),
        ...AROUND,
        functions,
        ...more.shared,
      },
      primary: { ...more.primary },
      secondary: { ...standby, ...more.secondary },
    },
    "messaging",
  );
}

/** The function of a name in the settings. */
export function lambda(stack: Stack, name: string) {
  return stack.one("aws:lambda:Function", `storefront-${name}`);
}
