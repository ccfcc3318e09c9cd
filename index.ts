import { parseSettings } from "./components/checks";
import { isEncrypted, stackConfig } from "./components/config";
import { attachPeer } from "./components/peer";
import { Region } from "./components/region";
import { topologyOf } from "./components/topology";

// A function, which Pulumi calls: a promise would be rejected before anyone waits for it.
export = program;

async function program() {
  // What to build, read and checked as a whole before anything is made.
  const settings = parseSettings(stackConfig(), isEncrypted);
  const topology = topologyOf(settings);

  // The secondary reads the primary's outputs from Pulumi's state, never from the primary's region, and is refused here while nothing is built.
  const peer = await attachPeer(settings, topology);

  const region = new Region(settings.workload.name, { settings, topology, peer });

  return onlyDefined({
    /** Where users reach the service. */
    urls: topology.entries.map((entry) => `https://${entry.host}`),
    /** Where this region alone answers, whatever the failover says. */
    regionalUrl: region.serves ? `https://${topology.regionalHost}` : undefined,
    loadBalancer: region.loadBalancerDnsName,
    /** The hosted zone, which the secondary's stack reads; its name servers belong to the registrar where this stack made the zone. */
    zoneId: region.zoneId,
    nameServers: region.nameServers,
    /** The VPC's block, which the secondary's stack holds against its own. */
    vpcCidr: region.vpcCidr,
    /** For each name, the commands that take this region out of service and put it back; they need nothing of this region. */
    switches: region.switches,
    /** The key that encrypts this region's stores, which the secondary's stack reads. */
    dataKeyArn: region.stores?.keyArn,
    /** By kind and name: where each store is, and the commands that promote it; they need nothing of the other region. */
    stores: region.stores?.facts,
    /** By kind and name: each queue, topic, stream, bus and function of this region, with the commands that people need. */
    messaging: region.messaging?.facts,
    /** Where the record of who did what is kept, and the commands that search it. */
    trail: region.trail.facts,
    /** By fault: the commands that start, watch and stop an experiment. */
    experiments: Object.keys(region.experiments.facts).length > 0 ? region.experiments.facts : undefined,
    /** The commands that end all writes of this region, before a planned switchover or a failback. */
    stopWrites: region.stopWrites,
  });
}

/** Pulumi warns of an output without a value. */
function onlyDefined<T extends object>(outputs: T): Partial<T> {
  return Object.fromEntries(Object.entries(outputs).filter(([, value]) => value !== undefined)) as Partial<T>;
}
