import type { Areas } from "../../config/schema";
import type { Problem } from "../../config/problems";
import { KEY } from "./sizes";

/** Strategies whose standby runs no instance. */
const EMPTY_STANDBYS: readonly unknown[] = ["backup-restore", "pilot-light"];

/** Scaling by a metric that exists, and forecasts where there is a load to learn from. */
export function checkScaling({
  compute,
  ingress,
  workload,
  role,
  active,
}: Pick<Areas, "compute" | "ingress" | "workload" | "role" | "active">): Problem[] {
  if (compute?.type !== "auto-scaling") return [];
  const { targetRequests, predictive } = compute;
  const problems: Problem[] = [];
  if (targetRequests !== undefined && ingress?.type === "network") {
    problems.push({
      path: `${KEY}.targetRequests`,
      message: `${targetRequests} is not possible behind a Network Load Balancer, which counts no requests`,
      fix: "Leave it out, or choose holdfast:ingress.type application.",
    });
  }
  if (predictive?.metric === "requests" && !("targetRequests" in compute)) {
    problems.push({
      path: `${KEY}.predictive.metric`,
      message: '"requests" has no target',
      fix: `Allowed: cpu, or add ${KEY}.targetRequests.`,
    });
  }
  if (predictive && role === "secondary" && active === "primary" && EMPTY_STANDBYS.includes(workload.strategy)) {
    problems.push({
      path: `${KEY}.predictive`,
      message: `has nothing to learn from: the standby of strategy ${workload.strategy} runs no instance, and a forecast takes 24 hours of load`,
      fix: "Leave it out of the secondary's stack file until holdfast:active has been secondary for a day.",
    });
  }
  return problems;
}
