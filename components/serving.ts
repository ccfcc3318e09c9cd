import * as pulumi from "@pulumi/pulumi";
import type * as aws from "@pulumi/aws";
import { ownAccess } from "./compute/own-access";
import { makeService } from "./compute";
import { kindOf } from "./compute/kinds";
import type { Service, ServiceArgs } from "./compute/service";
import { capacityWarnings } from "./compute/warnings";
import type { Settings } from "./config/parse";
import { isBehindLoadBalancer, type Compute, type Previous } from "./config/schema/compute";
import { aliasRecord } from "./dns/alias-record";
import { dnsWarnings } from "./dns/warnings";
import { HealthChecks } from "./dns/health-checks";
import type { Front } from "./front";
import { Certificate } from "./ingress/certificate";
import { Ingress, type TargetIngress } from "./ingress/ingress";
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
  /** Undefined where nothing of the region is in a VPC. */
  network?: Network;
  loadBalancer?: aws.lb.LoadBalancer;
  /** What users' requests reach the region by. */
  front: Front;
  service: Service;
  healthChecks: HealthChecks;
}

/** Network, load balancer, compute and health checks of a region, as far as it has them; undefined where the strategy's standby is a page. */
export function makeServing(
  name: string,
  args: ServingArgs,
  opts: { parent: pulumi.ComponentResource },
): Serving | undefined {
  const { settings, topology, alerts, zoneId, parameters } = args;
  const { region, tier, certificateHosts: hosts, validatedHosts } = topology;
  const { compute } = settings;
  if (tier === "absent" || !compute) return undefined;
  for (const warning of [...capacityWarnings(settings), ...dnsWarnings(settings)])
    void pulumi.log.warn(warning, opts.parent);

  const network = settings.network && new Network(name, { settings: settings.network, region, alerts }, opts);
  const certificate = new Certificate(name, { hosts, validatedHosts, zoneId, alerts }, opts);
  const certificateArn = certificate.arn;
  const ingress = network && makeIngress(name, { ...args, network, certificateArn }, opts);
  const at = { stack: settings, tier, region, hosts, certificateArn, alerts, ...(parameters && { parameters }) };
  const made = (of: Compute, behind: TargetIngress | undefined): Service => {
    const place = { ...(network && { network }), ...(behind && { ingress: behind }) };
    const one = makeService(name, { settings: of, ...at, ...place }, opts);
    if ("permissions" in of) for (const access of one.accesses) ownAccess(name, access, of, opts);
    return one;
  };
  const current = made(compute, ingress);
  const previous = previousOf(compute);
  const service = previous ? sideBySide(current, made(previous.compute, ingress?.before)) : current;
  const front = ingress ?? service.front;
  if (!front) throw new Error(`${compute.type} has nothing that users reach it by`);
  const healthChecks = makeHealthChecks(name, args, front, opts);
  return {
    ...(network && { network }),
    ...(ingress && { loadBalancer: ingress.loadBalancer }),
    front,
    service,
    healthChecks,
  };
}

/** The load balancer, of a kind of compute that is behind one. */
function makeIngress(
  name: string,
  {
    settings: { ingress: settings, compute, workload },
    topology: { region, tier, logBucket },
    ...others
  }: ServingArgs & { network: Network; certificateArn: pulumi.Input<string> },
  opts: pulumi.ComponentResourceOptions,
): Ingress | undefined {
  const kind = compute && kindOf(compute);
  const previous = compute && previousOf(compute);
  const before = previous && kindOf(previous.compute);
  if (!settings || !kind?.targets) return undefined;
  const { network, certificateArn, alerts } = others;
  const zones = network.zones.length;
  return new Ingress(
    name,
    {
      settings,
      network,
      account: workload.account,
      region,
      logBucket,
      certificateArn,
      targets: kind.targets,
      ...(before?.targets && { previous: { ...before.targets, weight: previous!.weight } }),
      alerts,
      inEachZone: [kind, ...(before ? [before] : [])].every((one) => one.fewest(tier, zones) >= zones),
    },
    opts,
  );
}

/** What served before, where it is still there. */
function previousOf(compute: Compute): Previous | undefined {
  return isBehindLoadBalancer(compute) ? compute.previous : undefined;
}

/** The new kind, for which experiments and volumes are, and with it what served before: both use the stores. */
function sideBySide(current: Service, before: Service): Service {
  return {
    accesses: [...current.accesses, ...before.accesses],
    volumeHosts: current.volumeHosts,
    stopped: (...args) => current.stopped(...args),
    launchesFail: (...args) => current.launchesFail(...args),
  };
}

/** The name that leads to this region whatever its health is, and the checks that decide whether the others do. */
function makeHealthChecks(
  name: string,
  { settings, topology, alerts, zoneId }: ServingArgs,
  front: Front,
  opts: pulumi.ComponentResourceOptions,
): HealthChecks {
  const { region, regionalHost, records, runs, switches } = topology;
  const plan = records.find(({ host }) => host === regionalHost)!;
  const record = aliasRecord(`${name}-${plan.key}`, plan, { zoneId, front }, opts);
  // A check that no record refers to costs money and decides nothing; the endpoint's own is always there, for people to look at.
  const entries = topology.entries.filter(({ kind }) => records.some(({ healthCheck }) => healthCheck?.kind === kind));
  const byHand = settings.dns.failover === "manual" && Object.keys(switches).length > 0;
  const follows = settings.dns.alarm && entries.length > 0 && !byHand;
  const alarm = follows || runs ? front.cannotServe(runs, opts) : undefined;
  const { healthCheck } = settings.dns;
  return new HealthChecks(
    name,
    {
      settings: healthCheck,
      regionalHost,
      regionalRecord: record,
      path: healthCheck.path ?? front.healthPath,
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
