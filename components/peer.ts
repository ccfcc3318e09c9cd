import * as pulumi from "@pulumi/pulumi";
import { overlap, parseCidr } from "../lib/cidr";
import type { Settings } from "./config/parse";
import { Refusal, SettingsError, type Problem } from "./config/problems";
import { isGroup } from "./config/schema-at";
import type { Topology } from "./topology";
import { hasStores } from "./topology/stores";
import { olderWriters } from "./topology/writers";

/** What the secondary knows of the primary's stack. */
export interface Peer {
  /** The hosted zone that the primary made, or knows by its id. */
  zoneId: string;
  /** The ARN of the key that encrypts the primary's stores; unknown to a primary without stores. */
  dataKeyArn: string;
}

/**
 * The primary's outputs, for the secondary; the primary needs nothing of its peer, so that it can go up first.
 *
 * They are read before anything is registered, from Pulumi's state and not from the primary's Region, so that what is wrong with them ends the
 * program while nothing is built.
 *
 * @throws Refusal where the primary's stack is missing, without outputs or older than the settings; SettingsError where the settings contradict it
 */
export async function attachPeer(settings: Settings, topology: Topology): Promise<Peer | undefined> {
  if (topology.role === "primary") return undefined;
  const known = await readPrimary(topology.peer.stack);
  const { zoneId, vpcCidr, stores, dataKeyArn } = known;
  const missing = storesMissing(settings, stores);
  if (missing.length > 0) throw new Refusal(outOfDate(known.name, topology.peer.stack, missing));
  const cidr = settings.network?.cidr;
  const problems = [
    ...(cidr !== undefined && typeof vpcCidr === "string" ? overlapping(cidr, vpcCidr) : []),
    ...olderWriters(settings, stores),
  ];
  if (problems.length > 0) throw new SettingsError(problems);
  return { zoneId: String(zoneId), dataKeyArn: String(dataKeyArn) };
}

const READ = ["zoneId", "vpcCidr", "stores", "dataKeyArn"] as const;

type Outputs = Partial<Record<(typeof READ)[number], unknown>>;

/** What the primary's stack says of itself; a stack has its outputs once an `up` of it has succeeded. */
async function readPrimary(stack: string): Promise<Outputs & { name: string }> {
  const name = `${pulumi.getOrganization()}/${pulumi.getProject()}/${stack}`;
  const reference = new pulumi.StackReference(name);
  const outputs = await Promise.all(
    READ.map(async (key) => {
      const { value, secretValue } = await reference.getOutputDetails(key);
      return [key, (value ?? secretValue) as unknown] as const;
    }),
  );
  const read: Outputs = Object.fromEntries(outputs);
  if (read.zoneId === undefined)
    throw new Refusal(
      `stack ${name} has no outputs: no \`up\` of it has succeeded yet. Nothing was built. ` +
        `Run \`pulumi up -s ${stack}\` until it succeeds, then this stack's.`,
    );
  return { name, ...read };
}

/** The stores of the settings that the primary's stack does not have: the secondary would copy what is not there. */
function storesMissing({ workload, databases, tables, buckets }: Settings, stores: unknown): string[] {
  if (!hasStores(workload, "secondary")) return [];
  return Object.entries({ databases, tables, buckets }).flatMap(([kind, named]) => {
    const deployed = isGroup(stores) && isGroup(stores[kind]) ? stores[kind] : {};
    return Object.keys(named).flatMap((name) => (name in deployed ? [] : [`holdfast:${kind}.${name}`]));
  });
}

function outOfDate(name: string, stack: string, missing: string[]): string {
  return (
    `stack ${name} is older than the settings: it does not have ${missing.join(", ")}. Nothing was built. ` +
    `Run \`pulumi up -s ${stack}\` first; while its Region is unavailable, take them out of the settings.`
  );
}

function overlapping(own: string, peers: string): Problem[] {
  if (!overlap(parseCidr(own)!, parseCidr(peers)!)) return [];
  return [
    {
      path: "holdfast:network.cidr",
      message: `${own} overlaps the primary's ${peers}`,
      fix: "Allowed: a block without a common address, so that the regions can be routed to each other.",
    },
  ];
}
