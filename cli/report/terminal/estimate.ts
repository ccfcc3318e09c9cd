import { LEFT_OUT, PRICED_REGIONS, type Estimate } from "../../estimate";
import type { Screen } from "./screen";
import { wrap } from "./words";

const INDENT = " ".repeat(8);

/** What the plan costs a month while idle, by Region and group, and what that leaves out. */
export function renderEstimate({ total, regions, unknown, asOf }: Estimate, screen: Screen): string {
  const { bold, dim } = screen.colours;
  const others = Object.keys(regions).filter((region) => !PRICED_REGIONS.includes(region));
  const lines = [
    ...Object.entries(regions).map(([region, groups]) => {
      const parts = Object.entries(groups).map(([group, usd]) => `${group} ${dollars(usd)}`);
      return `${region} ${dollars(sumOf(groups))}: ${parts.join(", ")}`;
    }),
    ...(others.length > 0 ? [`${others.join(" and ")}: at the prices of us-east-1; theirs differ.`] : []),
    ...(unknown.length > 0 ? [`Not in it, since no price is known here: ${unknown.join(", ")}.`] : []),
  ].map((line) => `${INDENT}${wrap(line, screen.width - INDENT.length, INDENT)}\n`);
  const head = `${bold("Cost")}    about ${dollars(total)} a month while idle, at list prices as quoted on ${asOf}\n`;
  return `${head}${lines.join("")}${INDENT + dim(wrap(`Left out: ${LEFT_OUT}.`, screen.width - INDENT.length, INDENT))}\n`;
}

/** What the groups of a Region cost together. */
export function sumOf(groups: Estimate["regions"][string]): number {
  return Object.values(groups).reduce((all, usd) => all + usd, 0);
}

/** `$1,285`. */
export function dollars(usd: number): string {
  return `$${Math.round(usd).toLocaleString("en-US")}`;
}
