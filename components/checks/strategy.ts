import type { Problem } from "../config/problems";
import type { Parsed } from "../config/well-formed";
import type { RawConfig } from "../config/parse";

/** The areas that a region must have are there: all, save in the standby of a static site. */
export function checkStrategy(areas: Parsed, config: RawConfig): Problem[] {
  const problems: Problem[] = [];
  const strategy = areas.workload?.strategy;
  const role = areas.role;
  // Where one of the two cannot be read, it is not known to be otherwise.
  const mayBePageOnly = (strategy ?? "static-site") === "static-site" && (role ?? "secondary") === "secondary";
  for (const area of ["network", "ingress", "compute"] as const) {
    if (!mayBePageOnly && config[`holdfast:${area}`] === undefined) {
      problems.push({
        path: `holdfast:${area}`,
        message: "is missing",
        fix: "Add it, in Pulumi.yaml or in the stack file: every stack needs it but the secondary of strategy static-site.",
      });
    }
  }
  if (strategy === "static-site" && areas.standby?.lastResort) {
    problems.push({
      path: "holdfast:standby.lastResort",
      message: "true is not allowed with strategy static-site",
      fix: "Leave it out: the static page is the standby already.",
    });
  }
  if (strategy === "static-site" && areas.active === "secondary") {
    problems.push({
      path: "holdfast:active",
      message: '"secondary" is not allowed with strategy static-site',
      fix: "Allowed: primary; a static page has no capacity to grow. Choose another strategy for a standby that can serve.",
    });
  }
  return problems;
}
