import * as pulumi from "@pulumi/pulumi";
import { overlap, parseCidr } from "../lib/cidr";
import type { Settings } from "./config/parse";
import { SettingsError } from "./config/problems";
import type { Topology } from "./topology";
import { olderWriters } from "./topology/writers";

/** What the secondary knows of the primary's stack. */
export interface Peer {
  /** The hosted zone that the primary made, or knows by its id. */
  zoneId: pulumi.Output<string>;
  /** The ARN of the key that encrypts the primary's stores; unknown to a primary without stores. */
  dataKeyArn: pulumi.Output<string>;
}

/**
 * The primary's outputs, for the secondary; the primary needs nothing of its peer, so that it can go up first.
 * A reference reads Pulumi's state. It fails where the primary has never been deployed, which is the right order.
 */
export function attachPeer(settings: Settings, topology: Topology): Peer | undefined {
  if (topology.role === "primary") return undefined;
  const name = `${pulumi.getOrganization()}/${pulumi.getProject()}/${topology.peer.stack}`;
  const stack = new pulumi.StackReference(name);
  const cidr = settings.network?.cidr;
  // Whatever is secret among the stores' facts, the zone's id is not.
  const stores = pulumi.unsecret(stack.getOutput("stores"));
  const known = pulumi.all([stack.getOutput("zoneId"), stack.getOutput("vpcCidr"), stores]);
  const zoneId = known.apply(([zone, peerCidr, peerStores]) => {
    if (zone === undefined)
      throw new pulumi.RunError(`stack ${name} was never deployed: run \`pulumi up -s ${topology.peer.stack}\` first.`);
    if (cidr !== undefined && typeof peerCidr === "string") refuseOverlap(cidr, peerCidr);
    const older = olderWriters(settings, peerStores);
    if (older.length > 0) throw new SettingsError(older);
    return String(zone);
  });
  return { zoneId, dataKeyArn: stack.getOutput("dataKeyArn").apply((arn) => String(arn)) };
}

function refuseOverlap(own: string, peers: string): void {
  if (!overlap(parseCidr(own)!, parseCidr(peers)!)) return;
  throw new SettingsError([
    {
      path: "holdfast:network.cidr",
      message: `${own} overlaps the primary's ${peers}`,
      fix: "Allowed: a block without a common address, so that the regions can be routed to each other.",
    },
  ]);
}
