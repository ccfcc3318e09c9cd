import type { Settings } from "../../config/parse";
import type { LooksAt } from "../../config/schema/monitoring/canary";
import type { Topology } from "../../topology";
import { regionalHost } from "../../topology/names";

/** What one canary requests. */
export interface Target {
  url: string;
  /** 2xx: a code from 200 to 299; served: any below 500. */
  fine: "2xx" | "served";
}

/**
 * The requests of this region's canaries. A region that runs no instances at present is left out: it would never answer. At the users' name a static
 * page may answer, which does not have the health check's path; every answer without a server error counts.
 */
export function targetsOf(settings: Settings, topology: Topology): Partial<Record<LooksAt, Target>> {
  const { workload, ingress, monitoring } = settings;
  if (monitoring.canary === false) return {};
  const path = ingress?.healthCheck.path ?? "/";
  const { looksAt } = monitoring.canary;
  const live = topology.entries[0]!;
  const readable = topology.peerSwitches.find((one) => one.kind === "s3-object");
  const all: Partial<Record<LooksAt, Target>> = {
    ...(topology.peerRuns && {
      peer: { url: `https://${regionalHost(workload, topology.peer.role)}${path}`, fine: "2xx" },
    }),
    ...(topology.runs && { own: { url: `https://${topology.regionalHost}${path}`, fine: "2xx" } }),
    users: { url: `https://${live.host}${path}`, fine: "served" },
    ...(readable && { switch: { url: `https://${readable.host}/${readable.readable}`, fine: "2xx" } }),
  };
  return Object.fromEntries(Object.entries(all).filter(([what]) => looksAt.includes(what as LooksAt)));
}
