import { formatDuration } from "../../lib/duration";
import type { Recovery } from "../compute/kind";
import { kindOf } from "../compute/kinds";
import type { Compute } from "../config/schema/compute";
import { rollBack } from "../functions/recovery";
import { partsOf, type Answer, type PlanArgs } from "./answer";
import { storeRecoveries } from "./stores";

/** An instance, a host or a process dies. */
export function instanceLost({ settings }: PlanArgs): Answer {
  const fault = "an instance is lost";
  const { ingress, compute } = settings;
  if (!ingress || !compute) return { fault, automatic: [], person: [] };
  const { instance } = recoveryOf(settings, compute);
  return {
    fault,
    automatic: [outOfTraffic(ingress.healthCheck), ...instance.automatic],
    person: instance.person,
  };
}

/** A zone is lost, or sick so that its checks still pass. @param loadBalancer the ARN of the load balancer */
export function zoneLost({ settings, topology }: PlanArgs, loadBalancer: string | undefined): Answer {
  const fault = "a zone is lost";
  const { ingress, compute } = settings;
  if (!ingress || !compute) return { fault, automatic: [], person: [] };
  const shift = ingress.zonalShift && loadBalancer !== undefined;
  return {
    fault,
    automatic: [
      outOfTraffic(ingress.healthCheck),
      ...recoveryOf(settings, compute).zone,
      ...(Object.keys(settings.databases).length > 0
        ? ["A Multi-AZ database and an Aurora cluster with a reader in another zone fail over by themselves."]
        : []),
      "Tables, buckets, queues and streams are kept in several zones, and notice nothing.",
    ],
    person: shift
      ? [
          {
            note: "Only where the zone is sick and its checks still pass, move the users away from it for two hours:",
            run: `aws arc-zonal-shift start-zonal-shift --resource-identifier ${loadBalancer} --away-from "$(${zoneId(topology.region)})" --expires-in 2h --comment "sick zone" --region ${topology.region}`,
          },
        ]
      : [],
  };
}

/** ARC asks for a zone's id, which is the same in every account, and not for its name. */
function zoneId(region: string): string {
  return `aws ec2 describe-availability-zones --region ${region} --zone-names <such as ${region}a> --query 'AvailabilityZones[0].ZoneId' --output text`;
}

function outOfTraffic({ interval, unhealthyThreshold }: { interval: number; unhealthyThreshold: number }): string {
  const after = formatDuration(interval * unhealthyThreshold);
  return `The load balancer stops sending to what fails ${unhealthyThreshold} checks ${formatDuration(interval)} apart (${after}).`;
}

/** What the stores hold was spoilt or deleted; replicas hold the same by then. */
export function dataSpoilt(args: PlanArgs): Answer {
  return {
    fault: "data are spoilt or deleted",
    automatic: ["Nothing: what spoils the data is replicated too."],
    person: [
      { do: "Stop whatever spoils the data. Then, beside what is there now:" },
      ...storeRecoveries(args).flatMap(({ earlierState }) => earlierState),
    ],
  };
}

/** A release that does not work. */
export function badRelease({ settings, messaging }: PlanArgs): Answer {
  const stack = settings.workload.stacks[settings.role];
  return {
    fault: "a release is bad",
    automatic: settings.compute ? recoveryOf(settings, settings.compute).release : [],
    person: [
      ...partsOf(messaging, "functions").flatMap(([name, facts]) => rollBack(name, facts)),
      { do: "Take the change back in the settings." },
      { run: `pulumi up -s ${stack}`, note: "Build what they say now:" },
    ],
  };
}

function recoveryOf({ workload, role }: PlanArgs["settings"], compute: Compute): Recovery {
  return kindOf(compute).recovery(workload.stacks[role]);
}
