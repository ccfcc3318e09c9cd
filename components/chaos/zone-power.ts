import { launchesFail, zoneStopped } from "../compute/faults";
import { clustersFailOver, instancesReboot } from "../database/faults";
import { zoneCutOff } from "../network/faults";
import type { Experiment, Surroundings } from "./experiment";
import { together } from "./fis";

/**
 * The Availability Zone loses power, after AWS's own scenario (https://docs.aws.amazon.com/fis/latest/userguide/az-availability-scenario.html) for what this
 * configuration can have: no ElastiCache, no EKS, no ECS, no S3 Express One Zone. Without its recovery part (paused EBS volumes and a
 * zonal shift).
 */
export function zonePower(at: Surroundings): Experiment | undefined {
  const fault = at.settings.experiments.faults.zonePower;
  const network = fault && zoneCutOff(at, fault.network);
  if (!network) return undefined;
  return {
    fault: "zonePower",
    says: `${at.zone} has no power for ${fault.duration / 60} minutes: no instances and no launches there, no network for ${fault.network / 60} minutes, databases fail over.`,
    ...together([
      network,
      zoneStopped(at, 100, fault.duration),
      launchesFail(at, 100, fault.duration),
      clustersFailOver(at, fault.databases, at.zone),
      instancesReboot(at, fault.databases, at.zone),
    ]),
    // A database whose writer is in another zone at that moment is not affected, as in reality; the other actions must go on.
    emptyTargets: "skip",
  };
}
