import type { RawConfig } from "../config/parse";
import type { Problem } from "../config/problems";
import type { Areas } from "../config/schema";

/** The areas that a region must have are there: all, save in the standby of a static site. */
export function checkRequiredAreas({ workload, role }: Pick<Areas, "workload" | "role">, config: RawConfig): Problem[] {
  const problems: Problem[] = [];
  const isPageOnly = workload.strategy === "static-site" && role === "secondary";
  for (const area of ["network", "ingress", "compute"] as const) {
    if (!isPageOnly && config[`holdfast:${area}`] === undefined) {
      problems.push({
        path: `holdfast:${area}`,
        message: "is missing",
        fix: "Add it, in Pulumi.yaml or in the stack file: every stack needs it but the secondary of strategy static-site.",
      });
    }
  }
  return problems;
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
