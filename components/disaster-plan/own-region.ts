import { recoveryPoints } from "../backup/recovery";
import { kindOf } from "../compute/kinds";
import { rollBack } from "../functions/recovery";
import { ownBuckets } from "../storage/recovery";
import { partsOf, type Answer, type PlanArgs } from "./answer";
import { storeRecoveries } from "./stores";

/** An instance, a host or a process fails. */
export function instanceFails({ settings, topology }: PlanArgs): Answer {
  const { workload, compute } = settings;
  const { role, region } = topology;
  const at = { stack: workload.stacks[role], name: workload.name, region };
  return {
    fault: "an instance fails",
    simulated: { kind: "host", region },
    steps: compute ? kindOf(compute).recovery(at).instance : [],
  };
}

/** An Availability Zone is impaired, perhaps so that its health checks still pass. @param loadBalancer the ARN of the load balancer */
export function zoneImpaired(args: PlanArgs, loadBalancer: string | undefined): Answer {
  const { settings, topology } = args;
  const { region } = topology;
  const shift = settings.ingress?.zonalShift && loadBalancer !== undefined;
  return {
    fault: "an Availability Zone is impaired",
    simulated: { kind: "zone", region },
    steps: [
      ...(shift
        ? [
            {
              note: "Only if the Availability Zone is impaired and its health checks still pass, shift traffic away from it for two hours:",
              run: `aws arc-zonal-shift start-zonal-shift --resource-identifier ${loadBalancer} --away-from "$(${zoneId(region)})" --expires-in 2h --comment "impaired Availability Zone" --region ${region}`,
            },
          ]
        : []),
      ...storeRecoveries(args).flatMap(({ zonesLost = [] }) => zonesLost),
    ],
  };
}

/** ARC takes an Availability Zone's id, which is the same in every account, and not its name. */
function zoneId(region: string): string {
  return `aws ec2 describe-availability-zones --region ${region} --zone-names <such as ${region}a> --query 'AvailabilityZones[0].ZoneId' --output text`;
}

/** The stores' data was corrupted or deleted, and so were the replicas. */
export function dataCorrupted(args: PlanArgs): Answer {
  return {
    fault: "data is corrupted or deleted",
    simulated: { kind: "content", region: args.topology.region },
    steps: [
      { do: "Stop the cause of the corruption. Then restore beside the current data:" },
      ...storeRecoveries(args).flatMap(({ earlierState }) => earlierState),
      ...ownBuckets(args),
      ...recoveryPoints(args),
    ],
  };
}

/** A release does not work. */
export function faultyRelease({ settings, topology, messaging }: PlanArgs): Answer {
  const stack = settings.workload.stacks[settings.role];
  return {
    fault: "a release is faulty",
    simulated: { kind: "release", region: topology.region },
    steps: [
      ...partsOf(messaging, "functions").flatMap(([name, facts]) => rollBack(name, facts)),
      { do: "Revert the change in the settings." },
      { run: `pulumi up -s ${stack}`, note: "Deploy the reverted settings:" },
    ],
  };
}
