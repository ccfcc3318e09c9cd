import type { Areas } from "../config/schema";
import { formatDuration } from "../../lib/duration";
import type { Problem } from "../config/problems";
import type { Strategy } from "../config/schema/workload";
import { rhythmOf } from "../topology/looks";
import { otherRole } from "../topology/names";
import { checkRegionRto, leastRecovery } from "./objectives";

/** A run has no more time than there is to the next (https://docs.aws.amazon.com/AmazonSynthetics/latest/APIReference/API_CanaryRunConfigInput.html). */
export function checkCanaryTimeout(areas: Pick<Areas, "monitoring" | "active">): Problem[] {
  const { canary } = areas.monitoring;
  if (!canary) return [];
  const { timeout } = canary;
  const every = Math.min(
    ...(["primary", "secondary"] as const).flatMap((role) =>
      canary.looksAt.map((what) => rhythmOf(areas, { role, runs: true }, what).every),
    ),
  );
  if (timeout <= every) return [];
  return [
    {
      path: "holdfast:monitoring.canary.timeout",
      message: `${formatDuration(timeout)} is longer than from one look to the next (every: ${formatDuration(every)})`,
      fix: `Allowed: at most ${formatDuration(every)}, or a longer every.`,
    },
  ];
}

/** Strategies in which the standby serves only after an operator has acted on an alarm; in the others Route 53 acts by itself. */
const BY_A_PERSON: readonly Strategy[] = ["backup-restore", "pilot-light"];

/** An alarm that leaves less of the objective than the recovery takes is too late to act on. */
export function checkDetection(areas: Pick<Areas, "monitoring" | "workload" | "dns" | "active">): Problem[] {
  if (!areas.monitoring.canary) return [];
  const { timeout, looksAt } = areas.monitoring.canary;
  const { every, failures } = rhythmOf(areas, { role: otherRole(areas.active), runs: false }, "peer");
  const { strategy, objectives } = areas.workload;
  const rto = objectives.region.rto;
  // An objective that can never be met is reported as that.
  const hopeless = checkRegionRto(areas).length > 0;
  if (!BY_A_PERSON.includes(strategy) || hopeless) return [];
  const notices = every * failures + timeout;
  const most = rto - leastRecovery(strategy);
  if (notices <= most || !looksAt.includes("peer")) return [];
  const sum = `${formatDuration(every)} x ${failures} + ${formatDuration(timeout)}`;
  return [
    {
      path: "holdfast:monitoring.canary.every",
      message: `a Region failure is detected after ${formatDuration(notices)} (${sum}), and with strategy ${strategy} recovery takes at least ${formatDuration(leastRecovery(strategy))} more, which misses its objective of ${formatDuration(rto)}`,
      fix: `Allowed: every x failures + timeout of at most ${formatDuration(most)}, or a longer holdfast:workload.objectives.region.rto; check more often, or require fewer failures.`,
    },
  ];
}

/** A connection that is idle for so long is closed, and the request is an error instead of a slow answer. */
export function checkLatencyAlarm({ monitoring, ingress }: Pick<Areas, "monitoring" | "ingress">): Problem[] {
  const { p99 } = monitoring.service.latency;
  const idle = ingress?.type === "application" ? ingress.idleTimeout : undefined;
  if (idle === undefined || p99 < idle) return [];
  return [
    {
      path: "holdfast:monitoring.service.latency.p99",
      message: `${formatDuration(p99)} is never reached: the load balancer gives a request up after ${formatDuration(idle)} (holdfast:ingress.idleTimeout)`,
      fix: `Allowed: less than ${formatDuration(idle)}.`,
    },
  ];
}
