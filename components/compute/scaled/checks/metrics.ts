import type { Problem } from "../../../config/problems";
import type { Areas } from "../../../config/schema";
import type { WrittenScaled } from "../../../config/schema/compute";
import { show } from "../../../config/show";
import { KEY } from "../../check-parts";

/** The requests that scaling aims at are a metric of Application Load Balancers alone. */
export function checkRequests({ targetRequests }: WrittenScaled, { ingress }: Pick<Areas, "ingress">): Problem[] {
  if (targetRequests === undefined || ingress?.type !== "network") return [];
  return [
    {
      path: `${KEY}.targetRequests`,
      message: `${targetRequests} is not possible behind a Network Load Balancer, which counts no requests`,
      fix: "Leave it out, or choose holdfast:ingress.type application.",
    },
  ];
}

/** The alarm on the CPU is above what scaling aims at. */
export function checkCpuAlarm(compute: WrittenScaled, { monitoring }: Pick<Areas, "monitoring">): Problem[] {
  const { above } = monitoring.service.cpu;
  const { targetCpu, stepScaling } = compute;
  const aims = [
    { at: targetCpu, name: "holdfast:compute.targetCpu", does: "scaling aims at" },
    { at: stepScaling?.cpuAbove, name: "holdfast:compute.stepScaling.cpuAbove", does: "scaling begins to answer at" },
  ];
  return aims.flatMap(({ at, name, does }) => {
    if (at === undefined || above > at) return [];
    return [
      {
        path: "holdfast:monitoring.service.cpu.above",
        message: `${above} % is not above what ${does} (${name}: ${at} %): the alarm is in ALARM while nothing is wrong`,
        fix: `Allowed: ${at + 1} to 100.`,
      },
    ];
  });
}

/** What is scaled comes and goes by itself, with whatever volumes it has. @param what such as "the instances" */
export function checkVolumes(what: string, { compute, volumes }: Pick<Areas, "compute" | "volumes">): Problem[] {
  const names = Object.keys(volumes);
  if (names.length === 0) return [];
  return [
    {
      path: "holdfast:volumes",
      message: `${names.join(", ")}: ${what} of holdfast:compute.type ${compute!.type} come and go, and their volumes with them`,
      fix: "Allowed: with holdfast:compute.type fixed; or keep the data in holdfast:databases, holdfast:tables or holdfast:buckets.",
    },
  ];
}

/** A standby that serves must be able to grow to what the primary runs. */
export function checkPair(a: WrittenScaled, b: WrittenScaled): Problem[] {
  const runs = "desired" in a ? a.desired : a.min;
  if (b.max === undefined || runs === undefined || b.max >= runs) return [];
  return [
    {
      path: "holdfast:compute.max",
      message: `the secondary's ${show(b.max)} is fewer than the ${show(runs)} that the primary runs`,
      fix: "Allowed: at least as many, so that the standby can take the load.",
    },
  ];
}
