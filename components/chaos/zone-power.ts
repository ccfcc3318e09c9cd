import type { Experiment, Surroundings } from "./plan";
import { failedLaunches } from "../compute/auto-scaling/faults";
import { clustersFailOver, instancesReboot } from "../database/faults";
import { stoppedInstances } from "../compute/faults";
import { zoneCutOff } from "../network/faults";

/**
 * The zone has no power, after AWS's own scenario (https://docs.aws.amazon.com/fis/latest/userguide/az-availability-scenario.html) as far as this
 * configuration has what it is about: no ElastiCache, no EKS, no ECS, no S3 Express One Zone. Without its recovery half, in which a volume stays
 * silent and a zonal shift begins.
 */
export function zonePower(at: Surroundings): Experiment | undefined {
  const fault = at.settings.experiments.faults.zonePower;
  const network = fault && zoneCutOff(at, fault.network);
  if (!network) return undefined;
  const instances = stoppedInstances(at, 100, fault.duration);
  const launches = failedLaunches(at, 100, fault.duration);
  const databases = [clustersFailOver(at, undefined, at.zone), instancesReboot(at, undefined, at.zone)];
  return {
    fault: "zonePower",
    says: `${at.zone} has no power for ${fault.duration / 60} minutes: no instances and no launches there, no network for ${fault.network / 60} minutes, databases fail over.`,
    targets: [
      network.target,
      ...(instances?.targets ?? []),
      ...(launches ? [launches.target] : []),
      ...databases.flatMap(({ targets }) => targets),
    ],
    actions: [
      network.action,
      ...(instances?.actions ?? []),
      ...(launches ? [launches.action] : []),
      ...databases.flatMap(({ actions }) => actions),
    ],
    statements: [
      ...network.statements,
      ...(instances?.statements ?? []),
      ...(launches?.statements ?? []),
      ...databases.flatMap(({ statements }) => statements),
    ],
    // A database whose writer is in another zone at that moment is not met, in reality either; the rest must go on.
    emptyTargets: "skip",
  };
}
