import * as pulumi from "@pulumi/pulumi";
import type * as aws from "@pulumi/aws";
import { Trail } from "./audit/trail";
import { Experiments } from "./chaos/experiments";
import { makeService } from "./compute";
import { kindOf } from "./compute/kinds";
import { userDataOf } from "./compute/user-data";
import { capacityWarnings } from "./config/capacity/warnings";
import type { Settings } from "./config/parse";
import type { Compute } from "./config/schema/compute";
import { aliasRecord, type AliasTarget } from "./dns/alias-record";
import { FailoverRecords } from "./dns/failover-records";
import { HealthChecks } from "./dns/health-checks";
import { switchBucket } from "./dns/switch-bucket";
import { switchCommands } from "./dns/switch-commands";
import { hostedZone } from "./dns/zone";
import { disasterPlan, type DisasterPlan, type Facts } from "./disaster-plan";
import { Certificate } from "./ingress/certificate";
import { Ingress } from "./ingress/ingress";
import { MessageKey } from "./keys/message-key";
import { Messaging } from "./messaging";
import { Network } from "./network/network";
import { noHealthyTargetAlarm } from "./ingress/target-alarms";
import { Alerts } from "./observability/alerts";
import { Watch } from "./observability/watch";
import type { Peer } from "./peer";
import { standbyPage } from "./storage/standby-page";
import { StaticSite } from "./storage/static-site";
import { Stores } from "./stores";
import type { Topology } from "./topology";
import { hasMessaging, namesMessaging } from "./topology/messaging";
import { zoneName } from "./topology/names";
import { namesStores } from "./topology/stores";
import type { RecordPlan } from "./topology/records";

export interface RegionArgs {
  settings: Settings;
  topology: Topology;
  /** The primary's outputs, in the secondary. */
  peer: Peer | undefined;
}

/** All that one stack builds: the service in its region where the strategy runs it there, the page where it is served, and the names. */
export class Region extends pulumi.ComponentResource {
  readonly zoneId: pulumi.Output<string>;
  readonly nameServers?: pulumi.Output<string[]>;
  readonly network?: Network;
  readonly loadBalancer?: aws.lb.LoadBalancer;
  readonly stores?: Stores;
  readonly messaging?: Messaging;
  readonly trail: Trail;
  readonly experiments: Experiments;
  readonly disasterPlan: pulumi.Output<DisasterPlan>;
  readonly switches: Record<string, { takeOut: string; putBack: string }>;

  private readonly parent = { parent: this };
  private readonly messageKey: MessageKey;
  private readonly alerts: Alerts;

  constructor(
    private readonly name: string,
    private readonly args: RegionArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("holdfast:index:Region", name, {}, opts);
    const zone = args.topology.makesZone ? hostedZone(name, zoneName(args.settings.workload), this.parent) : undefined;
    this.zoneId = zone?.zoneId ?? this.knownZoneId();
    this.nameServers = zone?.nameServers;
    const { settings, topology } = args;
    this.messageKey = new MessageKey(name, { settings: settings.keys, workload: settings.workload }, this.parent);
    this.alerts = new Alerts(name, { settings, topology, keyArn: this.messageKey.arn }, this.parent);

    const service = this.buildService();
    this.network = service?.network;
    this.loadBalancer = service?.ingress.loadBalancer;
    this.stores = this.buildStores(service);
    this.messaging = this.buildMessaging(service);
    const page = this.buildPage();
    this.buildSwitchBucket();
    this.buildRecords(service, page);
    this.trail = new Trail(name, { settings, topology, alerts: this.alerts }, this.parent);
    this.experiments = this.buildExperiments(service);
    // Last, since it looks at every alarm.
    new Watch(name, { settings, topology, alerts: this.alerts }, this.parent);

    this.disasterPlan = pulumi
      .all([this.stores?.facts ?? {}, this.messaging?.facts ?? {}, this.experiments.facts, this.loadBalancer?.arn])
      .apply(([stores, messaging, experiments, loadBalancerArn]) =>
        // Facts are plain values once their outputs are known.
        disasterPlan({
          settings,
          topology,
          stores: stores as Facts,
          messaging: messaging as Facts,
          experiments: experiments as Facts,
          loadBalancerArn,
        }),
      );
    this.switches = Object.fromEntries(
      Object.entries(args.topology.switches).map(([kind, thrown]) => [kind, switchCommands(thrown)]),
    );
    this.registerOutputs({ region: args.topology.region });
  }

  private knownZoneId(): pulumi.Output<string> {
    const { zone } = this.args.settings.workload;
    return typeof zone === "string" ? this.args.peer!.zoneId : pulumi.output(zone.id);
  }

  /** Network, load balancer and instances; nothing where the strategy's standby is a page. */
  private buildService() {
    const { name, parent } = this;
    const { settings, topology } = this.args;
    const { network: networkSettings, ingress: ingressSettings, compute, workload } = settings;
    if (topology.tier === "absent" || !networkSettings || !ingressSettings || !compute) return undefined;

    const network = new Network(
      name,
      { settings: networkSettings, region: topology.region, alerts: this.alerts },
      parent,
    );
    const certificate = new Certificate(
      name,
      {
        hosts: topology.certificateHosts,
        validatedHosts: topology.validatedHosts,
        zoneId: this.zoneId,
        alerts: this.alerts,
      },
      parent,
    );
    const ingress = new Ingress(
      name,
      {
        settings: ingressSettings,
        network,
        account: workload.account,
        region: topology.region,
        logBucket: topology.logBucket,
        certificateArn: certificate.arn,
        port: compute.port,
        alerts: this.alerts,
        inEachZone: kindOf(compute).fewest(topology.tier, network.zones.length) >= network.zones.length,
      },
      parent,
    );
    const instances = this.buildInstances(
      compute,
      network,
      ingress,
      userDataOf(compute, ingressSettings.healthCheck.path),
    );
    const { path } = ingressSettings.healthCheck;
    const checks = this.buildHealthChecks(ingress, this.buildRegionalRecord(ingress), path);
    return { network, ingress, instances, checks };
  }

  private buildInstances(settings: Compute, network: Network, ingress: Ingress, userData: Buffer) {
    const { tier, region } = this.args.topology;
    for (const warning of capacityWarnings(this.args.settings)) void pulumi.log.warn(warning, this);
    return makeService(
      this.name,
      { settings, tier, region, network, ingress, userData, alerts: this.alerts },
      this.parent,
    );
  }

  /** What holds data; nothing where the settings name none. */
  private buildStores(service: ReturnType<Region["buildService"]>): Stores | undefined {
    const { settings, topology, peer } = this.args;
    if (!namesStores(settings)) return undefined;
    const { network, instances } = service ?? {};
    return new Stores(
      this.name,
      {
        settings,
        topology,
        peer,
        alerts: this.alerts,
        ...(network && { network }),
        ...(instances && { service: instances }),
      },
      this.parent,
    );
  }

  /** Queues, topics, streams, buses and functions; nothing where the settings name none. */
  private buildMessaging(service: ReturnType<Region["buildService"]>): Messaging | undefined {
    const { settings, topology } = this.args;
    if (!namesMessaging(settings) || !hasMessaging(settings.workload, topology.role)) return undefined;
    const { network, instances } = service ?? {};
    return new Messaging(
      this.name,
      {
        settings,
        topology,
        keyArn: this.messageKey.arn,
        alerts: this.alerts,
        ...(network && { network }),
        ...(instances && { service: instances.access }),
        ...(this.stores && { stores: this.stores }),
      },
      this.parent,
    );
  }

  /** After everything whose alarms stop them. */
  private buildExperiments(service: ReturnType<Region["buildService"]>): Experiments {
    const { settings, topology } = this.args;
    const { network, instances } = service ?? {};
    return new Experiments(
      this.name,
      {
        settings,
        topology,
        alerts: this.alerts,
        ...(network && { network }),
        ...(instances && { service: instances }),
      },
      this.parent,
    );
  }

  /** The name that leads to this region whatever its health is. */
  private buildRegionalRecord(ingress: Ingress): aws.route53.Record {
    const plan = this.args.topology.records.find((r) => this.isRegional(r))!;
    const target = { zoneId: this.zoneId, loadBalancer: aliasOf(ingress.loadBalancer) };
    return aliasRecord(`${this.name}-${plan.key}`, plan, target, this.parent);
  }

  private isRegional(plan: RecordPlan): boolean {
    return plan.host === this.args.topology.regionalHost;
  }

  private buildHealthChecks(ingress: Ingress, regionalRecord: aws.route53.Record, path: string): HealthChecks {
    const { settings, topology } = this.args;
    // A check that no record looks at costs money and says nothing; the endpoint's own is always there, for people to look at.
    const entries = topology.entries.filter((entry) =>
      topology.records.some((r) => r.healthCheck?.kind === entry.kind),
    );
    const follows = settings.dns.alarm && entries.length > 0;
    const alarm =
      follows || topology.runs ? noHealthyTargetAlarm(this.alerts, ingress, topology.runs, this.parent) : undefined;
    return new HealthChecks(
      this.name,
      {
        settings: settings.dns.healthCheck,
        regionalHost: topology.regionalHost,
        regionalRecord,
        path: settings.dns.healthCheck.path ?? path,
        entries,
        switches: topology.switches,
        ...(alarm && follows && { alarm: { resource: alarm, region: topology.region } }),
        ...(topology.runs && { alerts: this.alerts }),
        region: topology.region,
      },
      this.parent,
    );
  }

  private buildPage(): StaticSite | undefined {
    const { settings, topology } = this.args;
    if (!topology.page) return undefined;
    const { site } = settings.standby;
    const html = standbyPage(site, settings.workload.domain);
    return new StaticSite(
      `${this.name}-page`,
      { host: site.host, ...topology.page, html, zoneId: this.zoneId },
      this.parent,
    );
  }

  private buildSwitchBucket(): void {
    const { switchBucket: bucket, peerSwitches, thrownSwitches } = this.args.topology;
    if (bucket === undefined) return;
    switchBucket(`${this.name}-switch`, { bucket, switches: peerSwitches, thrown: thrownSwitches }, this.parent);
  }

  private buildRecords(service: ReturnType<Region["buildService"]>, page: StaticSite | undefined): void {
    const { settings, topology } = this.args;
    const balancer = service?.ingress.loadBalancer;
    new FailoverRecords(
      this.name,
      {
        records: topology.records.filter((plan) => !this.isRegional(plan)),
        zoneId: this.zoneId,
        ...(balancer && { loadBalancer: aliasOf(balancer) }),
        pages: page?.targets ?? {},
        healthCheckId: ({ kind }) => service!.checks.service[kind]!.id,
        objectives: settings.workload.objectives,
      },
      this.parent,
    );
  }
}

function aliasOf(loadBalancer: aws.lb.LoadBalancer): AliasTarget {
  return { name: loadBalancer.dnsName, zoneId: loadBalancer.zoneId };
}
