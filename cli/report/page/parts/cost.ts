import { LEFT_OUT, PRICED_REGIONS, type Estimate } from "../../../estimate";
import type { NeededQuota } from "../../../estimate/quotas";
import { dollars, sumOf } from "../../terminal/estimate";
import { escaped } from "../escape";
import type { Panel } from "./tabs";

/** What the plan costs, and which quotas it needs. */
export interface Costs {
  readonly estimate: Estimate;
  readonly quotas: readonly NeededQuota[];
}

/** The cost of a month by group and Region, and the quotas, as a part of the page. */
export function costPanel(costs: Costs | undefined): Panel[] {
  if (costs === undefined) return [];
  return [{ id: "cost", title: "Cost", html: costHtml(costs.estimate) + quotasHtml(costs.quotas) }];
}

function costHtml({ total, regions, unknown, asOf }: Estimate): string {
  const places = Object.entries(regions);
  const groups = new Map<string, number>();
  for (const [, own] of places)
    for (const [group, usd] of Object.entries(own)) groups.set(group, (groups.get(group) ?? 0) + usd);
  const row = (title: string, figures: readonly number[]) => [
    title,
    ...figures.map((usd) => (usd === 0 ? "" : dollars(usd))),
  ];
  const rows = [...groups]
    .sort(([, a], [, b]) => b - a)
    .map(([group, usd]) => row(group, [...places.map(([, own]) => own[group as keyof typeof own] ?? 0), usd]));
  const sums = row("all", [...places.map(([, own]) => sumOf(own)), total]);
  const others = places.map(([region]) => region).filter((region) => !PRICED_REGIONS.includes(region));
  const notes = [
    ...(others.length > 0 ? [`${others.join(" and ")}: at the prices of us-east-1; theirs differ.`] : []),
    ...(unknown.length > 0 ? [`Not in it, since no price is known here: ${unknown.join(", ")}.`] : []),
    `Left out: ${LEFT_OUT}.`,
  ];
  return [
    `<p class="total">About <b>${dollars(total)}</b> a month while idle, at list prices as quoted on ${escaped(asOf)}.</p>`,
    tableHtml(["USD a month", ...places.map(([region]) => region), "all"], [...rows, sums]),
    ...notes.map((note) => `<p class="none">${escaped(note)}</p>`),
  ].join("\n");
}

function quotasHtml(quotas: readonly NeededQuota[]): string {
  const [first] = quotas;
  if (first === undefined) return "";
  const rows = quotas.map(({ name, needed, default: given }) => [
    name,
    String(needed),
    String(given),
    needed > given ? "ask for it" : "",
  ]);
  const where = `Of ${first.regions.join(" and ")}${first.regions.length > 1 ? " each, so that either runs the whole service" : ""}.`;
  return `<h3>Quotas</h3><p class="none">${escaped(where)}</p>${tableHtml(["Quota", "needed", "AWS's default", ""], rows)}`;
}

function tableHtml(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (tag: "th" | "td", all: readonly string[]) =>
    all
      .map((text, i) => (i === 0 ? `<th scope="row">${escaped(text)}</th>` : `<${tag}>${escaped(text)}</${tag}>`))
      .join("");
  const body = rows.map((row) => `<tr>${cells("td", row)}</tr>`).join("");
  return `<div class="figures"><table><thead><tr>${cells("th", head)}</tr></thead><tbody>${body}</tbody></table></div>`;
}
