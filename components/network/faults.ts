import type { Experiment, Surroundings } from "../chaos/experiment";
import { isoDuration, ownArn, parameters, type FaultPart } from "../chaos/fis";
import { inTargets } from "../topology/fault-targets";
import { mayDenyRegion, mayDenyTraffic } from "./fault-permissions";

/** The public and the private subnet of the zone, by their ARNs, since the subnets of an existing VPC may have any tags. */
export function zoneCutOff(at: Surroundings, seconds: number): FaultPart | undefined {
  const { network, zone } = at;
  if (!network || zone === undefined) return undefined;
  const index = network.zones.indexOf(zone);
  const subnet = ownArn(at, "ec2", "subnet/");
  const resourceArns = [network.publicSubnetIds, network.privateSubnetIds].map((ids) =>
    ids[index]!.apply((id) => `${subnet}${id}`),
  );
  return {
    targets: [{ name: "subnets", resourceType: "aws:ec2:subnet", resourceArns, selectionMode: "ALL" }],
    actions: [
      {
        name: "cut-off",
        actionId: "aws:network:disrupt-connectivity",
        parameters: parameters({ scope: "all", duration: isoDuration(seconds) }),
        target: { key: "Subnets", value: "subnets" },
      },
    ],
    statements: mayDenyTraffic(at, resourceArns, network.vpcId),
  };
}

/** All traffic to and from the zone's subnets is denied. */
export function zoneNetwork(at: Surroundings): Experiment | undefined {
  const fault = at.settings.experiments.faults.zoneNetwork;
  const cut = fault && zoneCutOff(at, fault.duration);
  if (!cut) return undefined;
  return {
    fault: "zoneNetwork",
    says: `The subnets in ${at.zone} are cut off from everything for ${fault.duration / 60} minutes.`,
    ...cut,
    emptyTargets: "fail",
  };
}

/** Traffic from the private subnets to the other region is denied. */
export function peerNetwork(at: Surroundings): Experiment | undefined {
  const { network, topology } = at;
  const fault = at.settings.experiments.faults.peerNetwork;
  if (!fault || !network) return undefined;
  const subnet = ownArn(at, "ec2", "subnet/");
  const resourceArns = network.privateSubnetIds.map((id) => id.apply((known) => `${subnet}${known}`));
  const targets = inTargets(resourceArns).map((arns, i) => ({ suffix: i === 0 ? "" : `-${i + 1}`, arns }));
  return {
    fault: "peerNetwork",
    says: `The private subnets cannot reach ${topology.peer.region} for ${fault.duration / 60} minutes.`,
    targets: targets.map(({ suffix, arns }) => ({
      name: `subnets${suffix}`,
      resourceType: "aws:ec2:subnet",
      resourceArns: arns,
      selectionMode: "ALL",
    })),
    actions: targets.map(({ suffix }) => ({
      name: `part-regions${suffix}`,
      actionId: "aws:network:route-table-disrupt-cross-region-connectivity",
      parameters: parameters({ region: topology.peer.region, duration: isoDuration(fault.duration) }),
      target: { key: "Subnets", value: `subnets${suffix}` },
    })),
    statements: mayDenyRegion(at, resourceArns, network.vpcId),
    emptyTargets: "fail",
  };
}
