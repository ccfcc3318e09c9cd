import { formatDuration } from "../../lib/duration";
import type { Recovery } from "../compute/kind";
import { kindOf } from "../compute/kinds";
import type { Compute } from "../config/schema/compute";
import { rollBack } from "../functions/recovery";
import { partsOf, type Answer, type PlanArgs } from "./answer";
import { storeRecoveries } from "./stores";

/** An instance, a host or a process fails. */
export function instanceFails({ settings }: PlanArgs): Answer {
  const fault = "an instance fails";
  const { ingress, compute } = settings;
  if (!ingress || !compute) return { fault, automatic: [], person: [] };
  const { instance } = recoveryOf(settings, compute);
  return {
    fault,
    automatic: [outOfTraffic(ingress.healthCheck), ...instance.automatic],
    person: instance.person,
  };
}

/** An Availability Zone is impaired, perhaps so that its health checks still pass. @param loadBalancer the ARN of the load balancer */
export function zoneImpaired({ settings, topology }: PlanArgs, loadBalancer: string | undefined): Answer {
  const fault = "an Availability Zone is impaired";
  const { ingress, compute } = settings;
  if (!ingress || !compute) return { fault, automatic: [], person: [] };
  const shift = ingress.zonalShift && loadBalancer !== undefined;
  return {
    fault,
    automatic: [
      outOfTraffic(ingress.healthCheck),
      ...recoveryOf(settings, compute).zone,
      ...(Object.keys(settings.databases).length > 0
        ? ["Multi-AZ databases and Aurora clusters with a reader in another Availability Zone fail over automatically."]
        : []),
      "Tables, buckets, queues and streams are in several Availability Zones, and are not affected.",
    ],
    person: shift
      ? [
          {
            note: "Only if the Availability Zone is impaired and its health checks still pass, shift traffic away from it for two hours:",
            run: `aws arc-zonal-shift start-zonal-shift --resource-identifier ${loadBalancer} --away-from "$(${zoneId(topology.region)})" --expires-in 2h --comment "impaired Availability Zone" --region ${topology.region}`,
          },
        ]
      : [],
  };
}

/** ARC takes an Availability Zone's id, which is the same in every account, and not its name. */
function zoneId(region: string): string {
  return `aws ec2 describe-availability-zones --region ${region} --zone-names <such as ${region}a> --query 'AvailabilityZones[0].ZoneId' --output text`;
}

function outOfTraffic({ interval, unhealthyThreshold }: { interval: number; unhealthyThreshold: number }): string {
  const after = formatDuration(interval * unhealthyThreshold);
  return `The load balancer stops routing to a target after ${unhealthyThreshold} failed health checks, ${formatDuration(interval)} apart (${after}).`;
}

/** The stores' data was corrupted or deleted, and so were the replicas. */
export function dataCorrupted(args: PlanArgs): Answer {
  return {
    fault: "data is corrupted or deleted",
    automatic: ["Nothing: the corruption is replicated too."],
    person: [
      { do: "Stop the cause of the corruption. Then restore beside the current data:" },
      ...storeRecoveries(args).flatMap(({ earlierState }) => earlierState),
    ],
  };
}

/** A release does not work. */
export function faultyRelease({ settings, messaging }: PlanArgs): Answer {
  const stack = settings.workload.stacks[settings.role];
  return {
    fault: "a release is faulty",
    automatic: settings.compute ? recoveryOf(settings, settings.compute).release : [],
    person: [
      ...partsOf(messaging, "functions").flatMap(([name, facts]) => rollBack(name, facts)),
      { do: "Revert the change in the settings." },
      { run: `pulumi up -s ${stack}`, note: "Deploy the reverted settings:" },
    ],
  };
}

function recoveryOf({ workload, role }: PlanArgs["settings"], compute: Compute): Recovery {
  return kindOf(compute).recovery(workload.stacks[role]);
}
