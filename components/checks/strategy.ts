import type { RawConfig } from "../config/parse";
import type { Problem } from "../config/problems";
import type { Areas } from "../config/schema";
import { isBehindLoadBalancer } from "../config/schema/compute";

type Serving = Pick<Areas, "workload" | "role" | "compute">;

/** The settings of what is in a network or behind a load balancer. */
type Placed = Serving & Pick<Areas, "databases" | "functions">;

const PLACE = "in Pulumi.yaml or in the stack file";

/** In the standby of a static site nothing serves but a page. */
function isPageOnly({ workload, role }: Pick<Areas, "workload" | "role">): boolean {
  return workload.strategy === "static-site" && role === "secondary";
}

/** Users' names lead to what serves: every stack has it, save the standby of a static site. */
export function checkCompute(areas: Pick<Areas, "workload" | "role">, config: RawConfig): Problem[] {
  if (isPageOnly(areas) || config["holdfast:compute"] !== undefined) return [];
  const fix = `Add it, ${PLACE}: every stack needs it but the secondary of strategy static-site.`;
  return [{ path: "holdfast:compute", message: "is missing", fix }];
}

/** A VPC and a load balancer are there where something needs them, and nowhere else: both cost by the hour. */
export function checkPlace(areas: Placed, config: RawConfig): Problem[] {
  if (isPageOnly(areas)) return [];
  const [behindBalancer, inVpc] = [loadBalanced(areas), inNetwork(areas)];
  const missing = (area: "network" | "ingress", by: string | undefined): Problem[] =>
    by === undefined || config[`holdfast:${area}`] !== undefined
      ? []
      : [{ path: `holdfast:${area}`, message: `is missing, and ${by} needs it`, fix: `Add it, ${PLACE}.` }];
  // Compute that is missing may be of any kind.
  const unused = areas.compute && inVpc === undefined && config["holdfast:network"] !== undefined;
  return [
    ...missing("network", inVpc),
    ...missing("ingress", behindBalancer),
    ...(unused
      ? [
          {
            path: "holdfast:network",
            message: "is used by nothing: functions and their tables, buckets and queues are in no VPC",
            fix: "Leave it out; or vpc: true for a function of holdfast:functions that needs it.",
          },
        ]
      : []),
  ];
}

/** What is behind a load balancer. */
function loadBalanced({ compute }: Pick<Areas, "compute">): string | undefined {
  if (!compute) return undefined;
  return isBehindLoadBalancer(compute) ? `holdfast:compute.type ${compute.type}` : undefined;
}

/** What is in a VPC, the first of it. */
function inNetwork({ databases, functions, ...areas }: Placed): string | undefined {
  const [database] = Object.keys(databases);
  const inside = Object.entries(functions).find(([, { vpc }]) => vpc)?.[0];
  return (
    loadBalanced(areas) ??
    (database === undefined ? undefined : `holdfast:databases.${database}`) ??
    (inside === undefined ? undefined : `holdfast:functions.${inside}.vpc`)
  );
}

/** What a static page, the standby of a static site, cannot be. */
export function checkStaticSite({
  workload,
  standby,
  active,
}: Pick<Areas, "workload" | "standby" | "active">): Problem[] {
  const problems: Problem[] = [];
  if (workload.strategy !== "static-site") return problems;
  if (standby.lastResort) {
    problems.push({
      path: "holdfast:standby.lastResort",
      message: "true is not allowed with strategy static-site",
      fix: "Leave it out: the static page is the standby already.",
    });
  }
  if (active === "secondary") {
    problems.push({
      path: "holdfast:active",
      message: '"secondary" is not allowed with strategy static-site',
      fix: "Allowed: primary; a static page has no capacity to grow. Choose another strategy for a standby that can serve.",
    });
  }
  return problems;
}
