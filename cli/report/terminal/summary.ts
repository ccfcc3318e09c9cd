import type { Settings } from "../../../components/config";
import type { Role } from "../../../components/config/schema/common";
import { idleOf } from "../../../components/config/schema/compute";
import { tierOf, type Tier } from "../../../components/config/tier";
import type { Estimate } from "../../estimate";
import type { NeededQuota } from "../../estimate/quotas";
import type { PlannedStack } from "../../plan";
import { dollars, sumOf } from "./estimate";
import type { Screen } from "./screen";
import { plural, table, wrap } from "./words";

/** The column in which what follows a word at the margin begins. */
export const MARGIN = "Policy  ".length;

/** Who serves and who stands by, how large each stack is, and what it costs. */
export function renderHead(
  settings: readonly Settings[],
  planned: readonly PlannedStack[],
  estimate: Estimate,
  screen: Screen,
): string {
  const { bold, cyan, dim } = screen.colours;
  const [first] = settings;
  if (!first) return "";
  const { name, strategy, domain } = first.workload;
  const rows = settings.map((one, index) => {
    const { region, role } = one;
    const { resources } = planned[index]!.deployment.deployment;
    const made = resources.filter((each) => each.custom && !each.external && !each.type.startsWith("pulumi:")).length;
    const usd = sumOf(estimate.regions[region] ?? {});
    return [planned[index]!.name, region, duty(one, role), plural(made, "resource"), `${dollars(usd)} a month`];
  });
  const lines = table(rows).map(([stack, ...rest]) => `  ${cyan(stack!)}  ${rest.join("  ").trimEnd()}\n`);
  return `${bold(name)}  ${strategy}  ${dim(`https://${domain}`)}\n${lines.join("")}`;
}

const SIZES: Readonly<Record<Exclude<Tier, "launchable">, string>> = {
  full: "full size",
  reduced: "reduced size",
  absent: "a static page",
};

/** `full size, serves users`. */
function duty(settings: Settings, role: Role): string {
  const {
    workload: { strategy },
    active,
  } = settings;
  const serves = strategy === "active-active" || role === active;
  const tier = tierOf(strategy, role, active);
  return `${tier === "launchable" ? idleOf(settings) : SIZES[tier]}, ${serves ? "serves users" : "stands by"}`;
}

/** What a month costs, in one figure and by group. */
export function renderCostBriefly({ total, regions, unknown }: Estimate, screen: Screen): string {
  const groups = new Map<string, number>();
  for (const one of Object.values(regions))
    for (const [group, usd] of Object.entries(one)) groups.set(group, (groups.get(group) ?? 0) + usd);
  const sorted = [...groups].sort(([, a], [, b]) => b - a).map(([group, usd]) => `${group} ${dollars(usd)}`);
  const without = unknown.length > 0 ? ` No price is known of ${unknown.join(", ")}.` : "";
  const text = `about ${dollars(total)} a month without traffic: ${sorted.join(", ")}.${without}`;
  return entry("Cost", text, screen);
}

/** The quotas that AWS's default does not cover; empty where there is none. */
export function renderQuotasBriefly(quotas: readonly NeededQuota[], screen: Screen): string {
  const short = quotas.filter(({ needed, default: given }) => needed > given);
  if (short.length === 0) return "";
  const each = short.map(({ name, needed, default: given }) => `${name} ${needed}, AWS's default is ${given}`);
  return entry(
    "Quotas",
    screen.colours.yellow(`${each.join("; ")}: ask for it in ${short[0]!.regions.join(" and ")}.`),
    screen,
  );
}

/** A word at the margin, and a text beside it. */
export function entry(word: string, text: string, screen: Screen): string {
  const indent = " ".repeat(MARGIN);
  return `${screen.colours.bold(word.padEnd(MARGIN))}${wrap(text, screen.width - MARGIN, indent)}\n`;
}
