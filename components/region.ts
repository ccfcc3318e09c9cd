import * as pulumi from "@pulumi/pulumi";
import { Addresses } from "./addresses";
import { Trail } from "./audit/trail";
import { Experiments } from "./chaos/experiments";
import type { Settings } from "./config/parse";
import { switchCommands } from "./dns/switch-commands";
import { hostedZone } from "./dns/zone";
import { disasterPlan, stopWrites, type Facts } from "./disaster-plan";
import { makeEntries } from "./entries";
import { MessageKey } from "./keys/message-key";
import { Messaging } from "./messaging";
import { Alerts } from "./observability/alerts";
import { Watch } from "./observability/watch";
import type { Peer } from "./peer";
import { makeServing } from "./serving";
import { Stores } from "./stores";
import type { Topology } from "./topology";
import { addressVariables } from "./topology/addresses";
import { hasMessaging, namesMessaging } from "./topology/messaging";
import { zoneName } from "./topology/names";
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
  /** Whether anything answers users here: not where the standby is a page. */
  readonly serves: boolean;
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

    const { promise: parameters, resolve: haveParameters } = later<Addresses["parameters"]>();
    const serving = makeServing(name, { ...common, zoneId: this.zoneId, parameters }, parent);
    const { network, loadBalancer, service } = serving ?? {};
    this.vpcCidr = network?.cidr;
    this.loadBalancerDnsName = loadBalancer?.dnsName;
    this.serves = serving !== undefined;
    if (namesStores(settings)) this.stores = new Stores(name, { ...common, peer, network, service }, parent);
    if (namesMessaging(settings) && hasMessaging(workload, topology.role)) {
      const { stores } = this;
      const users = { network, services: service?.accesses, stores };
      this.messaging = new Messaging(name, { ...common, ...users, keyArn: messageKey.arn }, parent);
      service?.routeTo?.(name, this.messaging.functions, parent);
    }

    const found = serving && addressVariables(settings).length > 0;
    haveParameters(found ? new Addresses(name, { settings, stores: this.stores }, parent).parameters : {});
    makeEntries(name, { ...common, zoneId: this.zoneId, serving, keyArn: messageKey.arn }, parent);

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

/** A promise, and what fulfils it. */
function later<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve!: (value: T) => void;
  const promise = new Promise<T>((fulfil) => (resolve = fulfil));
  return { promise, resolve };
}

/** The zone that this stack does not make: of the settings, or the primary's. */
export function knownZoneId({ settings, peer }: Pick<RegionArgs, "settings" | "peer">): pulumi.Output<string> {
  const { zone } = settings.workload;
  return pulumi.output(typeof zone === "string" ? peer!.zoneId : zone.id);
}

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
