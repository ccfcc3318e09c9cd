import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Trail } from "../../components/audit/trail";
import { Experiments } from "../../components/chaos/experiments";
import { makeService } from "../../components/compute";
import { kindOf } from "../../components/compute/kinds";
import type { Service } from "../../components/compute/service";
import { parseSettings } from "../../components/checks";
import { stackConfig, type Settings } from "../../components/config";
import { switchCommands } from "../../components/dns/switch-commands";
import { hostedZone } from "../../components/dns/zone";
import { makeEntries } from "../../components/entries";
import { MessageKey } from "../../components/keys/message-key";
import { Ingress } from "../../components/ingress/ingress";
import { Messaging } from "../../components/messaging";
import { Network } from "../../components/network/network";
import { Alerts } from "../../components/observability/alerts";
import { Watch } from "../../components/observability/watch";
import { attachPeer, type Peer } from "../../components/peer";
import { knownZoneId } from "../../components/region";
import { makeServing } from "../../components/serving";
import { Stores } from "../../components/stores";
import { topologyOf, type Topology } from "../../components/topology";
import { hasMessaging, namesMessaging } from "../../components/topology/messaging";
import { zoneName } from "../../components/topology/names";

/** What a part of a region is made with. */
interface Surroundings {
  name: string;
  settings: Settings;
  topology: Topology;
  peer: Peer | undefined;
  alerts: Alerts;
  messageKeyArn: pulumi.Output<string>;
  parent: { parent: pulumi.ComponentResource };
}

const ZONE_ID = "Z0123456789ABCDEFGHIJ";

/**
 * Parts of a region, each made without the rest by its own component, from settings that were read and checked as the program's are: a plan of
 * one takes a tenth of the time. What they return are the stack's outputs. The instances are a role and a security group, the network is
 * one that exists, unless the part is about them.
 */
export const PARTS = {
  /** The stores, their key and backups. */
  stores: (at: Surroundings) => storesOf(at).outputs,

  /** The stores of a region whose instances take volumes: with the instances. */
  volumes: (at: Surroundings) => {
    const { name, settings, topology, peer, alerts, parent } = at;
    const stores = new Stores(name, { settings, topology, peer, alerts, ...computeOf(at) }, parent);
    return { stores: stores.facts, dataKeyArn: stores.keyArn };
  },

  /** The instances, behind a load balancer without access logs. */
  compute: (at: Surroundings) => {
    computeOf(at);
    return {};
  },

  /** Queues, topics, streams, buses and functions, with the stores that functions use. */
  messaging: (at: Surroundings) => {
    const { name, settings, topology, alerts, messageKeyArn, parent } = at;
    const { stores, network, service, outputs } = storesOf(at);
    if (!namesMessaging(settings) || !hasMessaging(settings.workload, topology.role)) return outputs;
    const users = { network, services: service?.accesses, stores };
    const messaging = new Messaging(name, { settings, topology, alerts, keyArn: messageKeyArn, ...users }, parent);
    return { ...outputs, messaging: messaging.facts };
  },

  /** The network, the load balancer, the instances, their names and health checks. */
  serving: ({ name, settings, topology, alerts, parent }: Surroundings) => {
    makeServing(name, { settings, topology, alerts, zoneId: ZONE_ID }, parent);
    return {};
  },

  /** The same with what the names lead to: the page, the switches and the failover records. */
  entries: ({ name, settings, topology, peer, alerts, messageKeyArn: keyArn, parent }: Surroundings) => {
    const zone = topology.makesZone ? hostedZone(name, zoneName(settings.workload), parent) : undefined;
    const zoneId = zone?.zoneId ?? knownZoneId({ settings, peer });
    const common = { settings, topology, alerts, zoneId };
    const serving = makeServing(name, common, parent);
    makeEntries(name, { ...common, serving, keyArn }, parent);
    const switches = Object.entries(topology.switches).map(([kind, one]) => [kind, switchCommands(one)]);
    return { zoneId, switches: Object.fromEntries(switches) as object };
  },

  /** The experiments on the instances and their network. */
  experiments: (at: Surroundings) => {
    const { name, settings, topology, alerts, parent } = at;
    const users = computeOf(at);
    const args = { settings, topology, alarms: alerts.close(), ...users };
    return { experiments: new Experiments(name, args, parent).facts };
  },

  /** Canaries, dashboards, and the alarms that stand for a region, of which no resource raises one. */
  watch: ({ name, settings, topology, alerts, parent }: Surroundings) => {
    new Watch(name, { settings, topology, alerts }, parent);
    return {};
  },

  /** Who did what. */
  trail: ({ name, settings, topology, alerts, parent }: Surroundings) => ({
    trail: new Trail(name, { settings, topology, alerts }, parent).facts,
  }),
};

export type Part = keyof typeof PARTS;

/** A program that makes one part alone. @param settingsOf reads the settings */
export function programOf(part: Part, settingsOf = () => parseSettings(stackConfig())): () => Promise<unknown> {
  return async () => {
    const settings = settingsOf();
    const topology = topologyOf(settings);
    const peer = await attachPeer(settings, topology);
    const { name } = settings.workload;
    const parent = { parent: new pulumi.ComponentResource("holdfast:index:Region", name) };
    const key = new MessageKey(
      name,
      { settings: settings.keys, workload: settings.workload, role: topology.role },
      parent,
    );
    const alerts = new Alerts(name, { settings, topology, keyArn: key.arn }, parent);
    const outputs = PARTS[part]({ name, settings, topology, peer, alerts, messageKeyArn: key.arn, parent });
    // The secondary's part wants to know the stores of a primary that may have been made without them.
    const { databases, tables, buckets } = settings;
    return {
      zoneId: ZONE_ID,
      vpcCidr: settings.network?.cidr ?? "",
      stores: { databases, tables, buckets },
      ...outputs,
    };
  };
}

function storesOf(at: Surroundings) {
  const { name, settings, topology, peer, alerts, parent } = at;
  const network = networkOf(at);
  const service = network && serviceOf(at, network);
  const stores = new Stores(name, { settings, topology, peer, alerts, network, service }, parent);
  return { stores, network, service, outputs: { stores: stores.facts, dataKeyArn: stores.keyArn } };
}

/** A network that exists already, in the settings' Availability Zones. */
function networkOf({ name, settings: { network }, topology, alerts, parent }: Surroundings): Network | undefined {
  if (!network || topology.tier === "absent") return undefined;
  if (network.vpc === "existing")
    return new Network(name, { settings: network, region: topology.region, alerts }, parent);
  const ids = network.zones.map((zone, i) => [zone, { public: `subnet-0000000a${i}`, private: `subnet-0000000b${i}` }]);
  const { cidr } = network;
  const subnets = Object.fromEntries(ids) as Record<string, { public: string; private: string }>;
  const settings = { vpc: "existing" as const, id: "vpc-0a1b2c3d", cidr, subnets };
  return new Network(name, { settings, region: topology.region, alerts }, parent);
}

/** What runs the service, with all that the settings say of it, and what it needs to be made. */
function computeOf(at: Surroundings): { network?: Network; service?: Service } {
  const { name, settings, topology, alerts, parent } = at;
  const { compute, ingress: balancer, workload } = settings;
  const network = networkOf(at);
  if (!network || !balancer || !compute) return {};
  const { region, tier, logBucket, certificateHosts: hosts } = topology;
  const { targets } = kindOf(compute);
  if (!targets) return {};
  const certificateArn = `arn:aws:acm:${region}:${workload.account}:certificate/0a1b2c3d-0000-4000-8000-000000000000`;
  const ingress = new Ingress(
    name,
    {
      settings: { ...balancer, accessLogs: false },
      network,
      account: workload.account,
      region,
      logBucket,
      certificateArn,
      targets,
      alerts,
      inEachZone: false,
    },
    parent,
  );
  const service = makeService(
    name,
    { settings: compute, stack: settings, tier, region, hosts, certificateArn, network, ingress, alerts },
    parent,
  );
  return { network, service };
}

/** The instances, as far as stores and messages see them. */
function serviceOf({ name, parent }: Surroundings, { vpcId }: Network): Service {
  const securityGroup = new aws.ec2.SecurityGroup(`${name}-service`, { vpcId }, parent);
  const role = new aws.iam.Role(
    `${name}-service`,
    { assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "ec2.amazonaws.com" }) },
    parent,
  );
  return {
    accesses: [{ suffix: "", securityGroup, role }],
    volumeHosts: [],
    stopped: () => undefined,
    launchesFail: () => undefined,
  };
}
