import * as pulumi from "@pulumi/pulumi";
import type * as aws from "@pulumi/aws";
import { ownAccess } from "./compute/own-access";
import { makeService } from "./compute";
import { kindOf } from "./compute/kinds";
import type { Service, ServiceArgs } from "./compute/service";
import { capacityWarnings } from "./compute/warnings";
import type { Settings } from "./config/parse";
import type { Compute } from "./config/schema/compute";
import { aliasOf, aliasRecord } from "./dns/alias-record";
import { dnsWarnings } from "./dns/warnings";
import { HealthChecks } from "./dns/health-checks";
import { Certificate } from "./ingress/certificate";
import { Ingress } from "./ingress/ingress";
import { noHealthyTargetAlarm } from "./ingress/target-alarms";
import { Network } from "./network/network";
import type { Alerts } from "./observability/alerts";
import type { Topology } from "./topology";

export interface ServingArgs {
  settings: Settings;
  topology: Topology;
  alerts: Alerts;
  zoneId: pulumi.Input<string>;
  /** What a service may wait for: what is made after it. */
  parameters?: ServiceArgs<Compute>["parameters"];
}

/** What answers users in a region. */
export interface Serving {
  network: Network;
  loadBalancer: aws.lb.LoadBalancer;
  service: Service;
  healthChecks: HealthChecks;
}

/** Network, load balancer, compute and health checks of a region; undefined where the strategy's standby is a page. */
export function makeServing(
  name: string,
  args: ServingArgs,
  opts: { parent: pulumi.ComponentResource },
): Serving | undefined {
  const { settings, topology, alerts, zoneId, parameters } = args;
  const { region, tier, certificateHosts: hosts, validatedHosts, logBucket } = topology;
  const { compute, workload } = settings;
  if (tier === "absent" || !settings.network || !settings.ingress || !compute) return undefined;
  for (const warning of [...capacityWarnings(settings), ...dnsWarnings(settings)])
    void pulumi.log.warn(warning, opts.parent);

  const network = new Network(name, { settings: settings.network, region, alerts }, opts);
  const certificate = new Certificate(name, { hosts, validatedHosts, zoneId, alerts }, opts);
  const kind = kindOf(compute);
  const zones = network.zones.length;
  const ingress = new Ingress(
    name,
    {
      settings: settings.ingress,
      network,
      account: workload.account,
      region,
      logBucket,
      certificateArn: certificate.arn,
      port: compute.port,
      targetType: kind.targetType,
      alerts,
      inEachZone: kind.fewest(tier, zones) >= zones,
    },
    opts,
  );
  const service = makeService(
    name,
    { settings: compute, stack: settings, tier, region, network, ingress, alerts, ...(parameters && { parameters }) },
    opts,
  );
  ownAccess(name, service.access, compute, opts);
  const healthChecks = makeHealthChecks(name, args, ingress, settings.ingress.healthCheck.path, opts);
  return { network, loadBalancer: ingress.loadBalancer, service, healthChecks };
}

/** The name that leads to this region whatever its health is, and the checks that decide whether the others do. */
function makeHealthChecks(
  name: string,
  { settings, topology, alerts, zoneId }: ServingArgs,
  ingress: Ingress,
  path: string,
  opts: pulumi.ComponentResourceOptions,
): HealthChecks {
  const { region, regionalHost, records, runs, switches } = topology;
  const plan = records.find(({ host }) => host === regionalHost)!;
  const record = aliasRecord(
    `${name}-${plan.key}`,
    plan,
    { zoneId, loadBalancer: aliasOf(ingress.loadBalancer) },
    opts,
  );
  // A check that no record refers to costs money and decides nothing; the endpoint's own is always there, for people to look at.
  const entries = topology.entries.filter(({ kind }) => records.some(({ healthCheck }) => healthCheck?.kind === kind));
  const byHand = settings.dns.failover === "manual" && Object.keys(switches).length > 0;
  const follows = settings.dns.alarm && entries.length > 0 && !byHand;
  const alarm = follows || runs ? noHealthyTargetAlarm(alerts, ingress, runs, opts) : undefined;
  const { healthCheck } = settings.dns;
  return new HealthChecks(
    name,
    {
      settings: healthCheck,
      regionalHost,
      regionalRecord: record,
      path: healthCheck.path ?? path,
      entries,
      switches,
      byHand,
      ...(alarm && follows && { alarm: { resource: alarm, region } }),
      alerts,
      runs,
      region,
    },
    opts,
  );
}
