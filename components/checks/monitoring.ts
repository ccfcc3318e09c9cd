import { formatDuration } from "../../lib/duration";
import type { Problem } from "../config/problems";
import type { Strategy } from "../config/schema/workload";
import { checkObjectives } from "./objectives";
import type { Parsed } from "../config/well-formed";

type Monitoring = NonNullable<Parsed["monitoring"]>;

/** What holdfast:monitoring and holdfast:alerts says that cannot be. */
export function checkMonitoring(areas: Parsed): Problem[] {
  const { monitoring, compute, ingress } = areas;
  const { canary, service } = monitoring ?? {};
  return [
    ...(canary ? [...looksEnd(canary), ...lossIsNoticed(canary, areas)] : []),
    ...cpuAboveTarget(service, compute),
    ...slowBeforeCut(service, ingress),
  ];
}

type Canary = Exclude<NonNullable<Monitoring["canary"]>, false>;

/** A run has no more time than there is to the next (https://docs.aws.amazon.com/AmazonSynthetics/latest/APIReference/API_CanaryRunConfigInput.html). */
function looksEnd({ every, timeout }: Canary): Problem[] {
  if (every === undefined || timeout === undefined || timeout <= every) return [];
  return [
    {
      path: "holdfast:monitoring.canary.timeout",
      message: `${formatDuration(timeout)} is longer than from one look to the next (every: ${formatDuration(every)})`,
      fix: `Allowed: at most ${formatDuration(every)}, or a longer every.`,
    },
  ];
}

/** Strategies in which nothing serves before a person, who must first be told, has done something; in the others Route 53 acts by itself. */
const BY_A_PERSON: readonly (Strategy | undefined)[] = ["backup-restore", "pilot-light"];

/** An alarm that rings when the objective is already missed tells nobody in time to act. */
function lossIsNoticed({ every, failures, timeout, looksAt }: Canary, areas: Parsed): Problem[] {
  const { strategy, objectives } = areas.workload ?? {};
  const rto = objectives?.region?.rto;
  // What can never be met is told as that.
  const hopeless = checkObjectives(areas).some(({ path }) => path.endsWith("region.rto"));
  if (!BY_A_PERSON.includes(strategy) || hopeless) return [];
  if (rto === undefined || every === undefined || failures === undefined || timeout === undefined) return [];
  const notices = every * failures + timeout;
  if (notices < rto || !looksAt?.includes("peer")) return [];
  const sum = `${formatDuration(every)} x ${failures} + ${formatDuration(timeout)}`;
  return [
    {
      path: "holdfast:monitoring.canary.every",
      message: `the loss of a region is noticed after ${formatDuration(notices)} (${sum}), when its objective of ${formatDuration(rto)} is missed`,
      fix: "Allowed: every x failures + timeout below holdfast:workload.objectives.region.rto; look more often, or demand fewer failures.",
    },
  ];
}

function cpuAboveTarget(service: Monitoring["service"], compute: Parsed["compute"]): Problem[] {
  const above = service?.cpu?.above;
  if (above === undefined || compute?.type !== "auto-scaling") return [];
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
        message: `${above} % is not above what ${does} (${name}: ${at} %): the alarm rings while nothing is wrong`,
        fix: `Allowed: ${at + 1} to 100.`,
      },
    ];
  });
}

/** A connection that is idle for so long is closed, and the request is an error instead of a slow answer. */
function slowBeforeCut(service: Monitoring["service"], ingress: Parsed["ingress"]): Problem[] {
  const p99 = service?.latency?.p99;
  const idle = ingress?.type === "application" ? ingress.idleTimeout : undefined;
  if (p99 === undefined || idle === undefined || p99 < idle) return [];
  return [
    {
      path: "holdfast:monitoring.service.latency.p99",
      message: `${formatDuration(p99)} is never reached: the load balancer gives a request up after ${formatDuration(idle)} (holdfast:ingress.idleTimeout)`,
      fix: `Allowed: less than ${formatDuration(idle)}.`,
    },
  ];
}
