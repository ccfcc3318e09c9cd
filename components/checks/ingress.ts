import { TLS_POLICIES } from "../../facts/elb";
import { didYouMean } from "../config/allowed";
import type { Areas } from "../config/schema";
import { formatDuration } from "../../lib/duration";
import type { Problem } from "../config/problems";
import { show } from "../config/show";

/**
 * A health check's time-out must be shorter than its interval
 * (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html).
 */
export function checkIngress({ ingress }: Pick<Areas, "ingress">): Problem[] {
  if (!ingress) return [];
  const { interval, timeout } = ingress.healthCheck;
  const problems = [...unknownPolicy(ingress.tlsPolicy), ...tlsOneDotThree(ingress.tlsPolicy)];
  if (timeout < interval) return problems;
  return [
    ...problems,
    {
      path: "holdfast:ingress.healthCheck.timeout",
      message: `${formatDuration(timeout)} is not shorter than the interval of ${formatDuration(interval)}`,
      fix: `Allowed: less than ${formatDuration(interval)}, or a longer interval.`,
    },
  ];
}

function unknownPolicy(policy: string): Problem[] {
  if (TLS_POLICIES.data.includes(policy)) return [];
  return [
    {
      path: "holdfast:ingress.tlsPolicy",
      message: `${show(policy)} is not a security policy of ELB`,
      fix: `${didYouMean(policy, TLS_POLICIES.data)}Allowed: one that \`aws elbv2 describe-ssl-policies\` lists, such as ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09.`,
    },
  ];
}

/**
 * Route 53's HTTPS health checks speak TLS 1.0 to 1.2 (https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html,
 * Type): with a policy of only TLS 1.3 they would always find the Region unhealthy.
 */
function tlsOneDotThree(policy: string): Problem[] {
  if (!policy.includes("TLS13-1-3")) return [];
  return [
    {
      path: "holdfast:ingress.tlsPolicy",
      message: `${show(policy)} takes TLS 1.3 only, which Route 53's health checks do not speak`,
      fix: "Allowed: a policy with TLS 1.2 too, such as ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09.",
    },
  ];
}
