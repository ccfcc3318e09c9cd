import * as pulumi from "@pulumi/pulumi";
import { Trail } from "./audit/trail";
import { Experiments } from "./chaos/experiments";
import type { Settings } from "./config/parse";
import { aliasOf } from "./dns/alias-record";
import { FailoverRecords } from "./dns/failover-records";
import { switchBucket } from "./dns/switch-bucket";
import { switchHold, type SwitchHoldArgs } from "./dns/switch-hold";
import { switchCommands } from "./dns/switch-commands";
import { hostedZone } from "./dns/zone";
import { disasterPlan, stopWrites, type Facts } from "./disaster-plan";
import { MessageKey } from "./keys/message-key";
import { Messaging } from "./messaging";
import { Alerts } from "./observability/alerts";
import { Watch } from "./observability/watch";
import type { Peer } from "./peer";
import { makeServing } from "./serving";
import { standbyPage } from "./storage/standby-page";
import { StaticSite } from "./storage/static-site";
import { Stores } from "./stores";
import type { Topology } from "./topology";
import { hasMessaging, namesMessaging } from "./topology/messaging";
import { zoneName, type Switch } from "./topology/names";
import { namesStores } from "./topology/stores";

export interface RegionArgs {
  settings: Settings;
  topology: Topology;
  /** The primary's outputs, in the secondary. */
  peer: Peer | undefined;
}

/**
 * All that one stack builds: the service in its region where the strategy runs it there, the page where it is served, and the names.
 *
 * Its output `disasterPlan` is in the state and its exports, where `holdfast runbook` finds it; as an output of the stack, `up` would print hundreds of
 * lines of it, after a failure too.
 */
export class Region extends pulumi.ComponentResource {
  readonly zoneId: pulumi.Output<string>;
  readonly nameServers?: pulumi.Output<string[]>;
  readonly vpcCidr?: string;
  readonly loadBalancerDnsName?: pulumi.Output<string>;
  readonly stores?: Stores;
  readonly messaging?: Messaging;
  readonly trail: Trail;
  readonly experiments: Experiments;
  /** The commands that end all writes of this region, where it can write. */
  readonly stopWrites?: pulumi.Output<string[]>;
  readonly switches: Record<string, { takeOut: string; putBack: string }>;

  constructor(name: string, args: RegionArgs, opts?: pulumi.ComponentResourceOptions) {
    super("holdfast:index:Region", name, {}, opts);
    const parent = { parent: this };
    const { settings, topology, peer } = args;
    const { workload } = settings;
    const zone = topology.makesZone ? hostedZone(name, zoneName(workload), parent) : undefined;
    this.zoneId = zone?.zoneId ?? knownZoneId(args);
    this.nameServers = zone?.nameServers;
    const messageKey = new MessageKey(name, { settings: settings.keys, workload, role: topology.role }, parent);
    const alerts = new Alerts(name, { settings, topology, keyArn: messageKey.arn }, parent);
    const common = { settings, topology, alerts };

    const serving = makeServing(name, { ...common, zoneId: this.zoneId }, parent);
    const { network, loadBalancer, service } = serving ?? {};
    this.vpcCidr = network?.cidr;
    this.loadBalancerDnsName = loadBalancer?.dnsName;
    if (namesStores(settings)) this.stores = new Stores(name, { ...common, peer, network, service }, parent);
    if (namesMessaging(settings) && hasMessaging(workload, topology.role)) {
      const { stores } = this;
      const users = { network, service: service?.access, stores };
      this.messaging = new Messaging(name, { ...common, ...users, keyArn: messageKey.arn }, parent);
    }

    const page = makePage(name, args, this.zoneId, parent);
    keepSwitches(name, args, { deadLetterArn: alerts.deadLetterArn, keyArn: messageKey.arn }, parent);
    new FailoverRecords(
      name,
      {
        // The regional record is there already: the endpoint's health check reaches the region by it.
        records: topology.records.filter(({ host }) => host !== topology.regionalHost),
        zoneId: this.zoneId,
        ...(serving && { regional: { host: topology.regionalHost, record: serving.healthChecks.regionalRecord } }),
        ...(loadBalancer && { loadBalancer: aliasOf(loadBalancer) }),
        pages: page?.targets ?? {},
        healthCheckId: ({ kind }) => serving!.healthChecks.service[kind]!.id,
        objectives: workload.objectives,
        failover: settings.dns.failover,
      },
      parent,
    );

    this.trail = new Trail(name, common, parent);
    const { alarms } = new Watch(name, common, parent);
    this.experiments = new Experiments(name, { settings, topology, alarms, network, service }, parent);
    const facts = planArgs(args, this, loadBalancer?.arn);
    if (serving) this.stopWrites = facts.apply(stopWrites);
    this.switches = Object.fromEntries(
      Object.entries(topology.switches).map(([kind, one]) => [kind, switchCommands(one)]),
    );
    this.registerOutputs({ region: topology.region, disasterPlan: facts.apply(disasterPlan) });
  }
}

function knownZoneId({ settings, peer }: RegionArgs): pulumi.Output<string> {
  const { zone } = settings.workload;
  return typeof zone === "string" ? peer!.zoneId : pulumi.output(zone.id);
}

/** The static page, where this stack serves it. */
function makePage(
  name: string,
  { settings, topology }: RegionArgs,
  zoneId: pulumi.Input<string>,
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
  { settings, topology }: RegionArgs,
  undelivered: Pick<SwitchHoldArgs, "deadLetterArn" | "keyArn">,
  opts: pulumi.ComponentResourceOptions,
): void {
  const { switchBucket: bucket, peerSwitches, engagedSwitches } = topology;
  const { account, strategy } = settings.workload;
  if (bucket !== undefined) {
    const [switches, engaged] = [peerSwitches, engagedSwitches].map((all) => all.filter(isObject));
    switchBucket(`${name}-switch`, { bucket, switches: switches!, engaged: engaged! }, opts);
  } else if (peerSwitches.length > 0 && strategy !== "active-active") {
    const [switches, engaged] = [peerSwitches, engagedSwitches].map((all) => all.filter(isMetric));
    switchHold(`${name}-switch`, { account, ...undelivered, switches: switches!, engaged: engaged! }, opts);
  }
}

const isObject = (one: Switch) => one.kind === "s3-object";
const isMetric = (one: Switch) => one.kind === "cloudwatch-metric";

/** What the commands of the disaster plan name, once it is known. */
function planArgs(
  { settings, topology }: RegionArgs,
  { stores, messaging, experiments }: Pick<Region, "stores" | "messaging" | "experiments">,
  loadBalancerArn: pulumi.Output<string> | undefined,
): pulumi.Output<Parameters<typeof disasterPlan>[0]> {
  return pulumi
    .all([stores?.facts ?? {}, messaging?.facts ?? {}, experiments.facts, loadBalancerArn])
    .apply(([storesFacts, messagingFacts, experimentsFacts, balancer]) => ({
      settings,
      topology,
      // Facts are plain values once their outputs are known.
      stores: storesFacts as Facts,
      messaging: messagingFacts as Facts,
      experiments: experimentsFacts as Facts,
      loadBalancerArn: balancer,
    }));
}
