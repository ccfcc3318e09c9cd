import { LONGEST_INTEGRATION } from "../../../../facts/api-gateway";
import { formatDuration } from "../../../../lib/duration";
import type { Problem } from "../../../config/problems";
import type { Areas } from "../../../config/schema";
import type { HttpFunctions } from "../schema";
import { KEY } from "../../check-parts";

/** A latency that no request reaches, since API Gateway gives it up before. */
export function checkLatency(_api: HttpFunctions, { monitoring }: Pick<Areas, "monitoring">): Problem[] {
  const { p99 } = monitoring.service.latency;
  const most = LONGEST_INTEGRATION.data;
  if (p99 < most) return [];
  return [
    {
      path: "holdfast:monitoring.service.latency.p99",
      message: `${formatDuration(p99)} is never reached: API Gateway gives a request up after ${most}s`,
      fix: `Allowed: less than ${most}s.`,
    },
  ];
}

/** Nothing is in an Availability Zone of which the zone's faults could stop it. */
export function checkFaults(
  _api: HttpFunctions,
  { experiments: { faults }, network }: Pick<Areas, "experiments" | "network">,
): Problem[] {
  const [instances, places] = [
    ["instances", "capacity"] as const,
    ["zonePower", "zoneNetwork", "peerNetwork"] as const,
  ];
  const without = [...instances, ...(network ? [] : places)].filter((fault) => faults[fault] !== undefined);
  return without.map((fault) => ({
    path: `holdfast:experiments.faults.${fault}`,
    message: "has nothing to act on: functions have no instances, and this service no VPC",
    fix: "Take it out; functionErrors makes calls of functions fail.",
  }));
}

/** A load balancer's settings, of which an API has none. */
export function checkIngressUnused(_api: HttpFunctions, { ingress }: Pick<Areas, "ingress">): Problem[] {
  if (!ingress) return [];
  return [
    {
      path: "holdfast:ingress",
      message: `has no meaning with ${KEY}.type functions, whose API takes the load balancer's place`,
      fix: "Leave it out.",
    },
  ];
}
