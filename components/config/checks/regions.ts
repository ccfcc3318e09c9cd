import { show, type Problem } from "../problems";
import type { Parsed, RawConfig } from ".";

/** The pair's regions differ, and the provider works in the region of the stack's role and in the workload's account. */
export function checkRegions({ workload, role }: Parsed, config: RawConfig): Problem[] {
  const problems: Problem[] = [];
  if (!workload) return problems;
  const { primary, secondary } = workload.regions;
  if (primary === secondary) {
    problems.push({
      path: "holdfast:workload.regions.secondary",
      message: `${show(secondary)} is the primary's region too`,
      fix: "Allowed: another region, since what takes the primary down takes the standby with it.",
    });
  }
  const configured = config["aws:region"];
  const wanted = role && workload.regions[role];
  if (configured === undefined) {
    problems.push({
      path: "aws:region",
      message: "is missing",
      fix: `Add it to the stack file: ${wanted ? `aws:region: ${wanted}` : "the region of the stack's role"}.`,
    });
  } else if (wanted && configured !== wanted) {
    problems.push({
      path: "aws:region",
      message: `${show(configured)} is not the region of the ${role}`,
      fix: `Allowed: ${wanted}, as holdfast:workload.regions.${role} says; change one of the two.`,
    });
  }
  return [...problems, ...checkAccount(workload.account, config["aws:allowedAccountIds"])];
}

function checkAccount(account: string, allowed: string | undefined): Problem[] {
  if (allowed === undefined || allowed.includes(account)) return [];
  return [
    {
      path: "aws:allowedAccountIds",
      message: `${show(allowed)} does not hold the workload's account ${account}`,
      fix: "Allowed: a list with holdfast:workload.account in it; change one of the two.",
    },
  ];
}
