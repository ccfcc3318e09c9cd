import { check, type Check } from "../checks/check";
import type { Problem } from "../config/problems";
import type { Areas } from "../config/schema";
import { BALANCED_KINDS, isBehindLoadBalancer, type WrittenCompute } from "../config/schema/compute";
import { show } from "../config/show";
import { KEY } from "./check-parts";

const PREVIOUS = `${KEY}.previous`;

function previousOf(compute: WrittenCompute | undefined) {
  return compute && isBehindLoadBalancer(compute) ? compute.previous : undefined;
}

/** A check of compute, of what served before: at its own path. */
export function ofPrevious({ needs, problems }: Check): Check {
  const there = (text: string) => text.replaceAll(`${KEY}.`, `${PREVIOUS}.compute.`);
  return {
    needs,
    problems: (areas, config) => {
      const previous = previousOf(areas.compute);
      if (!previous) return [];
      return problems({ ...areas, compute: previous.compute }, config).map(({ path, message, fix }) => ({
        path: there(path),
        message: there(message),
        fix: there(fix),
      }));
    },
  };
}

export const PREVIOUS_CHECKS: readonly Check[] = [
  check(["compute"], checkTargets),
  check(["compute", "workload", "role", "active", "dns"], checkRecords),
];

/** One target group has targets of one type, and two groups of one type would be of one name. */
function checkTargets({ compute }: Pick<Areas, "compute">): Problem[] {
  const previous = previousOf(compute);
  if (!compute || !isBehindLoadBalancer(compute) || !previous) return [];
  const [now, before] = [compute.type, previous.compute.type];
  const { targets } = BALANCED_KINDS[now];
  if (targets !== BALANCED_KINDS[before].targets) return [];
  const others = Object.entries(BALANCED_KINDS).filter(([, kind]) => kind.targets !== targets);
  return [
    {
      path: `${PREVIOUS}.compute.type`,
      message: `${show(before)} beside ${show(now)}: both have targets of type ${targets}, and one target group`,
      fix: `Allowed: ${others.map(([kind]) => kind).join(", ")}; or move users to the other Region while one replaces the other, and leave previous out.`,
    },
  ];
}

/**
 * Route 53 takes a load balancer for unhealthy while one of its target groups has no healthy target, as the new one at first
 * (https://docs.aws.amazon.com/Route53/latest/APIReference/API_AliasTarget.html): a failover record that evaluates it would move users away.
 * Where both Regions serve, the other one does meanwhile.
 */
function checkRecords({
  compute,
  workload,
  role,
  active,
  dns,
}: Pick<Areas, "compute" | "workload" | "role" | "active" | "dns">): Problem[] {
  if (!previousOf(compute) || workload.strategy === "active-active" || role !== active) return [];
  if (role === "secondary")
    return [
      {
        path: PREVIOUS,
        message:
          "is not possible while the secondary serves: Route 53 would give it up, since the new target group has no healthy target at first",
        fix: "Leave it out, and fail back first.",
      },
    ];
  if (dns.failover === "manual") return [];
  return [
    {
      path: PREVIOUS,
      message: `with holdfast:dns.failover ${dns.failover} moves users to the standby, since the new target group has no healthy target at first`,
      fix: "Allowed: with holdfast:dns.failover manual, in an `up` before; automatic again once previous is left out.",
    },
  ];
}
