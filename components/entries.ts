import type * as pulumi from "@pulumi/pulumi";
import type { Settings } from "./config/parse";
import { Latch } from "./dns/latch";
import { FailoverRecords } from "./dns/failover-records";
import { switchBucket } from "./dns/switch-bucket";
import { switchHold } from "./dns/switch-hold";
import type { Alerts } from "./observability/alerts";
import type { Serving } from "./serving";
import { standbyPage } from "./storage/standby-page";
import { StaticSite } from "./storage/static-site";
import type { Topology } from "./topology";
import type { Switch } from "./topology/names";

export interface EntriesArgs {
  settings: Settings;
  topology: Topology;
  alerts: Alerts;
  zoneId: pulumi.Input<string>;
  /** What answers users in this region, where anything does. */
  serving: Serving | undefined;
  /** The key of messages. */
  keyArn: pulumi.Input<string>;
}

/** What the names of the service lead to and why: the static page, the other region's switches, and the failover records. */
export function makeEntries(name: string, args: EntriesArgs, opts: pulumi.ComponentResourceOptions): void {
  const { settings, topology, zoneId, serving } = args;
  const page = makePage(name, args, opts);
  keepSwitches(name, args, opts);
  latchSwitches(name, args, opts);
  new FailoverRecords(
    name,
    {
      // The regional record is there already: the endpoint's health check reaches the region by it.
      records: topology.records.filter(({ host }) => host !== topology.regionalHost),
      zoneId,
      ...(serving && {
        regional: { host: topology.regionalHost, record: serving.healthChecks.regionalRecord },
        front: serving.front,
      }),
      pages: page?.targets ?? {},
      healthCheckId: ({ kind }) => serving!.healthChecks.service[kind]!.id,
      objectives: settings.workload.objectives,
      failover: settings.dns.failover,
    },
    opts,
  );
}

/** The static page, where this stack serves it. */
function makePage(
  name: string,
  { settings, topology, zoneId }: EntriesArgs,
  opts: pulumi.ComponentResourceOptions,
): StaticSite | undefined {
  if (!topology.page) return undefined;
  const { site } = settings.standby;
  const html = standbyPage(site, settings.workload.domain);
  return new StaticSite(`${name}-page`, { host: site.host, ...topology.page, html, zoneId }, opts);
}

/** What this region keeps of the other region's switches, where it has any. */
function keepSwitches(
  name: string,
  { settings, topology, alerts, keyArn }: EntriesArgs,
  opts: pulumi.ComponentResourceOptions,
): void {
  const { switchBucket: bucket, peerSwitches, engagedSwitches } = topology;
  const { account, strategy } = settings.workload;
  if (bucket !== undefined) {
    const [switches, engaged] = [peerSwitches, engagedSwitches].map((all) => all.filter(isObject));
    switchBucket(`${name}-switch`, { bucket, switches: switches!, engaged: engaged! }, opts);
  } else if (peerSwitches.length > 0 && strategy !== "active-active") {
    const [switches, engaged] = [peerSwitches, engagedSwitches].map((all) => all.filter(isMetric));
    switchHold(
      `${name}-switch`,
      { account, deadLetterArn: alerts.deadLetterArn, keyArn, switches: switches!, engaged: engaged! },
      opts,
    );
  }
}

/** By setting, what engages them once the other region was away for long enough. */
function latchSwitches(
  name: string,
  { settings, topology, alerts, keyArn }: EntriesArgs,
  opts: pulumi.ComponentResourceOptions,
): void {
  const { latch } = settings.dns;
  if (latch === false || topology.role === "primary") return;
  new Latch(`${name}-latch`, { settings, topology, after: latch, alerts, keyArn }, opts);
}

const isObject = (one: Switch) => one.kind === "s3-object";
const isMetric = (one: Switch) => one.kind === "cloudwatch-metric";
