import type { Settings } from "../config/parse";
import type { Role } from "../config/schema/common";
import { tierOf, type Tier } from "../config/tier";
import { bucketName, entriesOf, otherRole, regionalHost, switchOf, type Entry, type Switch } from "./names";
import { hasPage, OWNER_OF_SHARED_NAMES, recordsOf, type RecordPlan } from "./records";

/** How much of its full size a region runs: all of it, a warm standby's reduced size, none but launchable, or nothing at all. */
export type { Tier };

/** What one region runs, who its peer is, and every name that both sides must agree on. Worked out from settings alone. */
export interface Topology {
  role: Role;
  region: string;
  peer: { role: Role; region: string; stack: string };
  tier: Tier;
  /** Whether the region runs instances at present: not a standby that launches them in a failover, or that is a page. */
  runs: boolean;
  /** The other region, likewise. */
  peerRuns: boolean;
  /** The names that users and drills reach the service by. */
  entries: Entry[];
  /** The name that answers from this region only. */
  regionalHost: string;
  /** The names on this region's certificate, the most important first; none where the region has no load balancer. */
  certificateHosts: string[];
  /** Of those, the ones whose validation records this stack makes: ACM asks both regions for the same record of a shared name. */
  validatedHosts: string[];
  records: RecordPlan[];
  /** The switches that take this region out of service; they are in the other region. */
  switches: Partial<Record<Entry["kind"], Switch>>;
  /** The bucket of this region with the other region's switches, where they are objects. */
  switchBucket?: string;
  /** The other region's switches, whose state is in this region. */
  peerSwitches: Switch[];
  /**
   * Of those, the ones that this stack engages itself. While the secondary is the one that writes, the primary stays out of service however
   * healthy it is again: its data are stale, and Route 53 would send users back to them by itself.
   */
  engagedSwitches: Switch[];
  /** The bucket for the load balancer's access logs. */
  logBucket: string;
  /** Where this stack serves the static page, for which names. */
  page?: { bucket: string; hosts: string[] };
  /** Whether this stack makes the hosted zone. */
  makesZone: boolean;
}

/** The topology of one stack. Pure: equal settings give equal names in both stacks. */
export function topologyOf(settings: Settings): Topology {
  const { workload, role, active, dns } = settings;
  const entries = entriesOf(workload, dns);
  const tier = tierOf(workload.strategy, role, active);
  const own = regionalHost(workload, role);
  const ownsShared = role === OWNER_OF_SHARED_NAMES;
  const hosts = entries.map((entry) => entry.host);
  const peerRole = otherRole(role);
  const peerSwitches = switchable(settings, peerRole)
    ? entries.map((e) => switchOf(workload, peerRole, e.kind, dns.switchType))
    : [];
  const servesPage = role === "secondary" && hasPage(settings);
  return {
    role,
    region: workload.regions[role],
    peer: { role: peerRole, region: workload.regions[peerRole], stack: workload.stacks[peerRole] },
    tier,
    runs: runs(tier),
    peerRuns: runs(tierOf(workload.strategy, peerRole, active)),
    entries,
    regionalHost: own,
    ...certificateOf(tier, hosts, own, ownsShared),
    records: recordsOf(settings, entries),
    switches: switchable(settings, role)
      ? Object.fromEntries(entries.map((e) => [e.kind, switchOf(workload, role, e.kind, dns.switchType)]))
      : {},
    ...(peerSwitches.some(({ kind }) => kind === "s3-object") && {
      switchBucket: bucketName(workload, role, "switch"),
    }),
    peerSwitches,
    engagedSwitches: takesOver(settings) ? peerSwitches : [],
    logBucket: bucketName(workload, role, "logs"),
    ...(servesPage && { page: { bucket: bucketName(workload, role, "page"), hosts } }),
    makesZone: ownsShared && typeof workload.zone === "string",
  };
}

function runs(tier: Tier): boolean {
  return tier === "full" || tier === "reduced";
}

function certificateOf(tier: Tier, shared: string[], own: string, ownsShared: boolean) {
  if (tier === "absent") return { certificateHosts: [], validatedHosts: [] };
  return { certificateHosts: [...shared, own], validatedHosts: ownsShared ? [...shared, own] : [own] };
}

/** Whether this region serves in the other's place; in active-active both serve, and `active` says only which one writes. */
function takesOver({ workload, role, active }: Settings): boolean {
  return workload.strategy !== "active-active" && role === "secondary" && active === "secondary";
}

/** Whether a switch can take a region out of service: the primary always, in active-active either. */
function switchable({ workload, dns }: Settings, role: Role): boolean {
  return dns.manualSwitch && (role === "primary" || workload.strategy === "active-active");
}
