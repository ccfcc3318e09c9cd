import type { Areas } from "../config/schema";
import type { Problem } from "../config/problems";

/**
 * The stores that one Region writes: after a failover the other Region's are stale. Buckets replicate both ways, and so do tables, but where
 * they come from backups.
 */
function singleWriters({
  databases,
  volumes,
  tables,
  workload,
}: Pick<Areas, "databases" | "volumes" | "tables" | "workload">): string[] {
  const kinds = { databases, volumes, ...(workload.strategy === "backup-restore" && { tables }) };
  return Object.entries(kinds).flatMap(([kind, stores]) => Object.keys(stores).map((store) => `${kind}.${store}`));
}

/**
 * Whether something keeps the primary out of service once it is back with stale data. Without the switch nothing does: Route 53 goes back to
 * it as soon as it looks healthy (https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-types.html). Checked from the first day
 * on, and not only with `active: secondary`: a failover must not be refused then.
 */
export function checkSingleWriters(
  areas: Pick<Areas, "databases" | "volumes" | "tables" | "workload" | "dns">,
): Problem[] {
  const { workload, dns } = areas;
  const failsOver = ["backup-restore", "pilot-light", "warm-standby"].includes(workload.strategy);
  const stores = singleWriters(areas);
  if (dns.manualSwitch !== false || !failsOver || stores.length === 0) return [];
  return [
    {
      path: "holdfast:dns.manualSwitch",
      message: `false lets users back to the primary as soon as it recovers, though its data are stale (${stores.join(", ")})`,
      fix: "Allowed: true with stores that one region writes: after a failover the switch keeps the primary out of service until holdfast:active is primary again.",
    },
  ];
}
