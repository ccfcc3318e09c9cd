import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../config/parse";
import { idleOf } from "../config/schema/compute";
import type { LooksAt } from "../config/schema/monitoring/canary";
import { switchCommands } from "../dns/switch-commands";
import type { Topology } from "../topology";
import { hasPage } from "../topology/records";
import type { Alerts, CompositeSpec, Raised } from "./alerts";
import { inAlarm } from "./composites";

interface PeerAlarmsArgs {
  settings: Settings;
  topology: Topology;
  alerts: Pick<Alerts, "composite">;
  /** Every alarm of the region. */
  alarms: readonly Raised[];
  /** The alarms of its canaries, of which one is on the other region. */
  canaries: Partial<Record<LooksAt, aws.cloudwatch.MetricAlarm>>;
}

type Text = Omit<CompositeSpec, "rule">;

/**
 * The other region does not answer: one of two alarms is in ALARM as long as that lasts, so that the on-call engineer is notified in any case. The first
 * where this region sees out and serves, and its operators can act on it. The second where it does not, so that the failure may be this region's own.
 *
 * Nothing else of this region's state suppresses the first: without the other one's writer, errors and full queues are to be expected here, and
 * are a reason to take over.
 */
export function peerAlarms(args: PeerAlarmsArgs, opts: pulumi.CustomResourceOptions): void {
  const { topology, alerts, canaries } = args;
  const hindrances = hindrancesOf(args).map((alarm) => alarm.name);
  const key = topology.role === "secondary" ? "take-over" : "standby-lost";
  const rules = pulumi.all([canaries.peer!.name, pulumi.all(hindrances)]).apply(([peer, own]) => {
    const any = own.map(inAlarm).join(" OR ");
    return {
      alone: own.length === 0 ? inAlarm(peer) : `${inAlarm(peer)} AND NOT (${any})`,
      both: `${inAlarm(peer)} AND (${any})`,
    };
  });
  alerts.composite(key, { ...lost(args), rule: rules.alone }, opts);
  if (hindrances.length > 0) alerts.composite("both-regions-impaired", { ...both(args), rule: rules.both }, opts);
}

/**
 * What makes it useless to act here on the other region's failure: no answer from this region's own endpoint, or no healthy target. Of a region
 * that runs no instances nothing answers; there an answer at the users' name shows that it sees out, if a page answers when both regions are impaired.
 */
function hindrancesOf({ settings, topology, alarms, canaries }: PeerAlarmsArgs): aws.cloudwatch.MetricAlarm[] {
  const seesOut = topology.runs ? canaries.own : hasPage(settings) ? canaries.users : undefined;
  const serves = topology.runs ? alarms.find(({ key }) => key === "no-healthy-target")?.alarm : undefined;
  return [seesOut, serves].filter((alarm) => alarm !== undefined);
}

/** The other region alone does not answer. */
function lost(args: PeerAlarmsArgs): Text {
  const { settings, topology } = args;
  const { strategy } = settings.workload;
  if (settings.active === topology.role && strategy !== "active-active") return standbyLost(args);
  if (settings.active === topology.role || topology.role === "primary") return otherLost(args);
  return takeOver(args);
}

function takeOver(args: PeerAlarmsArgs): Text {
  const { settings, topology } = args;
  const { strategy, stacks } = settings.workload;
  const then =
    strategy === "static-site"
      ? "The static page answers; the service comes back with its region."
      : `Then set holdfast:active: secondary in Pulumi.yaml and run: pulumi up -s ${stacks.secondary}.`;
  return {
    problem: `${topology.peer.region} does not answer. ${state(args)}`,
    response: `Verify that ${topology.peer.region} is impaired.${takeOut(args)} ${then}`,
    runbook: "regions.md#the-secondary-should-take-over",
  };
}

/** Users are here and writes go here, or the writer is not moved from here: the other region's users are all that is to be moved. */
function otherLost(args: PeerAlarmsArgs): Text {
  const { topology } = args;
  return {
    problem: `${topology.peer.region} does not answer. ${state(args)}`,
    response: `Verify that ${topology.peer.region} is impaired.${takeOut(args)} Then follow this stack's disaster plan: holdfast runbook.`,
    runbook: "regions.md#the-other-region-does-not-answer",
  };
}

function standbyLost(args: PeerAlarmsArgs): Text {
  return {
    problem: `${args.topology.peer.region}, the standby, does not answer: there is nothing to fail over to while it lasts. ${state(args)}`,
    response: "Fix it before you change anything here; postpone releases and maintenance of this region.",
    runbook: "regions.md#the-standby-is-unavailable",
  };
}

function both({ topology }: PeerAlarmsArgs): Text {
  const { region, peer, runs } = topology;
  const own = runs
    ? `${region} itself has no healthy target or does not answer`
    : `${region} itself gets no answer from the users' name`;
  return {
    problem: `${peer.region} does not answer as seen from ${region}, and ${own}: both regions are impaired, or ${region} alone and cannot see out.`,
    response: `Request both regions' own hosts from elsewhere. If only ${region} is impaired, leave ${peer.region} in service; if both are, begin with the one that is restored sooner.`,
    runbook: "regions.md#both-regions-are-impaired",
  };
}

function takeOut({ settings, topology }: PeerAlarmsArgs): string {
  const live = topology.peerSwitches[0];
  if (!live) return "";
  const isByHand = settings.dns.failover === "manual";
  const why = isByHand ? "Users stay there until you take it out of service" : "Take it out of service";
  return ` ${why}: ${switchCommands(live).takeOut}.`;
}

/** What this region is able to do, as a sentence. */
function state({ settings, topology, canaries }: PeerAlarmsArgs): string {
  const { region, tier } = topology;
  switch (tier) {
    case "absent":
      return `${region} serves the static page.`;
    case "launchable": {
      const meanwhile = hasPage(settings) ? "users get the static page" : "users get no answer";
      return `${region} runs ${idleOf(settings)}: until it has taken over, ${meanwhile}.`;
    }
    case "full":
    case "reduced": {
      const size = tier === "reduced" ? " at its reduced size" : "";
      const seen = canaries.own ? " and answers at its own host" : "";
      return `${region} has healthy targets${seen}${size}.${readOnly(settings, topology)}`;
    }
  }
}

/** Databases have one writer, which a failover of the traffic does not move. */
function readOnly({ databases, active }: Settings, { role, peer }: Topology): string {
  if (Object.keys(databases).length === 0 || active === role) return "";
  return ` Its databases accept no writes until they are promoted: errors here are no reason to leave ${peer.region} the writer.`;
}
