import type { Areas } from "../config/schema";
import type { Problem } from "../config/problems";
import { show } from "../config/show";
import type { RawConfig } from "../config/parse";

/** The pair's regions differ, and the provider works in the region of the stack's role and in the workload's account. */
export function checkRegions({ workload, role }: Pick<Areas, "workload" | "role">, config: RawConfig): Problem[] {
  const problems: Problem[] = [];
  const { primary, secondary } = workload.regions;
  if (primary === secondary) {
    problems.push({
      path: "holdfast:workload.regions.secondary",
      message: `${show(secondary)} is the primary's region too`,
      fix: "Allowed: another region, since what takes the primary down takes the standby with it.",
    });
  }
  const stacks = workload.stacks;
  if (stacks.primary === stacks.secondary) {
    problems.push({
      path: "holdfast:workload.stacks.secondary",
      message: `${show(stacks.secondary)} is the primary's stack too`,
      fix: "Allowed: the name of another stack, since each region has its own.",
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

function checkAccount(account: string | undefined, allowed: string | undefined): Problem[] {
  if (account === undefined || allowed === undefined) return [];
  if (!Array.isArray(parsed(allowed)))
    return [
      {
        path: "aws:allowedAccountIds",
        message: `${show(parsed(allowed))} is not a list`,
        fix: `Allowed: a list with holdfast:workload.account in it: ["${account}"].`,
      },
    ];
  if (isIn(allowed, account)) return [];
  return [
    {
      path: "aws:allowedAccountIds",
      message: `${show(parsed(allowed))} does not hold the workload's account ${account}`,
      fix: "Allowed: a list with holdfast:workload.account in it; change one of the two.",
    },
  ];
}

/** An id that is written without quotes is a number there. */
function isIn(allowed: string, account: string): boolean {
  return [parsed(allowed)].flat().some((id) => id === account || (typeof id === "number" && String(id) === account));
}

/** A list as Pulumi hands it over is JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
