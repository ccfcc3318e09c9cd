import type * as aws from "@pulumi/aws";
import { inPieces, type FaultPart, type FaultZone } from "../../chaos/fis";
import { stopInstances } from "../faults";

/**
 * The fleet's instances in the zone are stopped; undefined where it runs none. They have no common tag: each has a Name of its own, which begins
 * with fleet and zone.
 * @param instances zone by zone in the network's order, the same number in each
 */
export function stoppedInstances(
  instances: readonly aws.ec2.Instance[],
  at: FaultZone,
  percent: number,
  seconds: number,
): FaultPart | undefined {
  const { zones } = at.network;
  const perZone = instances.length / zones.length;
  if (perZone === 0) return undefined;
  const first = zones.indexOf(at.zone) * perZone;
  const arns = instances.slice(first, first + perZone).map(({ arn }) => arn);
  const targets = inPieces(arns).map((resourceArns, i) => ({ name: `instances-${i + 1}`, resourceArns }));
  const condition = { StringLike: { "ec2:ResourceTag/Name": `${at.settings.workload.name}-${at.zone}-*` } };
  return stopInstances(at, targets, { percent, seconds, condition });
}
