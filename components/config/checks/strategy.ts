import type { Problem } from "../problems";
import type { Parsed, RawConfig } from ".";

/** The areas that a region must have are there: all, save in the standby of a static site. */
export function checkStrategy(areas: Parsed, config: RawConfig): Problem[] {
  const { workload, role, standby } = areas;
  const problems: Problem[] = [];
  if (!workload || !role) return problems;
  const pageOnly = workload.strategy === "static-site" && role === "secondary";
  for (const area of ["network", "ingress", "compute"] as const) {
    if (!pageOnly && config[`holdfast:${area}`] === undefined) {
      problems.push({
        path: `holdfast:${area}`,
        message: "is missing",
        fix: `Add it: the ${role} of strategy ${workload.strategy} needs it, in Pulumi.yaml or in the stack file.`,
      });
    }
  }
  if (workload.strategy === "static-site" && standby?.lastResort) {
    problems.push({
      path: "holdfast:standby.lastResort",
      message: "true is not allowed with strategy static-site",
      fix: "Leave it out: the static page is the standby already.",
    });
  }
  if (workload.strategy === "static-site" && areas.active === "secondary") {
    problems.push({
      path: "holdfast:active",
      message: '"secondary" is not allowed with strategy static-site',
      fix: "Allowed: primary; a static page has no capacity to grow. Choose another strategy for a standby that can serve.",
    });
  }
  return problems;
}
