import { planOf, type Pair, type Planned, type Stack } from "../plans";

export const EAST = "us-east-1";
export const WEST = "us-west-2";
/** The name of a store's bucket. */
export const NAME = (region: string, store: string) => `storefront-123456789012-${region}-${store}`;
export const REGIONS = { primary: EAST, secondary: WEST };

/** Buckets that differ in every setting. */
export const BUCKETS = {
  media: {
    rpo: "15m",
    lifecycle: {
      oldVersionsDays: 90,
      incompleteUploadsDays: 2,
      expireAfterDays: 400,
      transitions: [{ storageClass: "STANDARD_IA", afterDays: 30 }],
    },
  },
  archive: { rpo: "1h", replication: { deleteMarkers: false }, objectLock: { mode: "governance", years: 2 } },
  bulk: { rpo: "2d", replication: { timeControl: false, metrics: false }, deletionProtection: false, backup: false },
};

const PATIENT = { objectives: { region: { rto: "8h", rpo: "6h" } } };
const NO_STANDBY_SIZE = { secondary: { compute: { standby: null } } };

/** Both stacks of a strategy with the buckets above. */
export function planned(strategy: string, shared: object = {}): Promise<Pair> {
  const isSite = strategy === "static-site";
  return planOf(
    {
      shared: {
        buckets: BUCKETS,
        workload: { strategy, ...PATIENT },
        ...(isSite && { standby: { lastResort: false } }),
        ...shared,
      },
      ...(isSite ? { secondary: { network: null, compute: null } } : strategy !== "warm-standby" && NO_STANDBY_SIZE),
    },
    "stores",
  );
}

/** The strategies whose standby has buckets too. */
export const REPLICATING = ["backup-restore", "pilot-light", "warm-standby", "active-active"];

/** What belongs to the bucket of a store in a stack. */
export function part(stack: Stack, type: string, store: string): Planned {
  return stack.where(`aws:s3:${type}`, "bucket", NAME(stack.region, store));
}

export const replications = (stack: Stack) => stack.all("aws:s3:BucketReplicationConfig");

/** What of a stack has to do with the data buckets, as it would be sent to AWS. */
export function sent(stack: Stack): Record<string, unknown> {
  const names = Object.keys(BUCKETS).flatMap((store) => [NAME(EAST, store), NAME(WEST, store)]);
  const mine = stack.resources.filter((r) => names.some((name) => JSON.stringify(r.inputs).includes(name)));
  return Object.fromEntries(mine.map((r) => [r.urn, r.inputs]));
}
