import { groupedBy, shown, urnParts } from "../../../policy/graph";
import type { PricedFix } from "../../fix";
import type { Change, Cost, Fix } from "../../../policy/simulation/fix";
import { wordOf } from "../survival/words";
import type { Screen } from "./screen";
import { plural, wrap } from "./words";

const COSTS: Readonly<Record<Cost, string>> = {
  free: "free",
  dollars: "a few dollars a month",
  gateway: "a NAT gateway for each zone",
  instance: "another instance",
  region: "copies in another Region",
};

/** Of the answers that a fix makes better, so many are shown. */
const SHOWN = 6;

/** For each missed objective and single point of failure the cheapest change, or what the time consists of; empty without any. */
export function renderFixes(fixes: readonly PricedFix[], screen: Screen): string {
  if (fixes.length === 0) return "";
  const { bold } = screen.colours;
  const same = ({ changes, floor }: Fix) => JSON.stringify(changes.length > 0 ? changes.map(changeText) : floor);
  const isLeft = ({ miss, changes }: Fix) => miss.disruption === undefined && changes.length === 0;
  const groups = [
    ...groupedBy(
      fixes.filter((fix) => !isLeft(fix)),
      same,
    ).values(),
  ];
  const left = leftText(fixes.filter(isLeft), screen);
  return `\n${bold("Fixes")}\n${groups.map((group) => groupText(group, screen)).join("")}${left}`;
}

/** The single points of failure that no change takes away, by fault. */
function leftText(fixes: readonly PricedFix[], { width, colours: { dim } }: Screen): string {
  if (fixes.length === 0) return "";
  const points = groupedBy(fixes, ({ miss }) => miss.answers[0]?.fault ?? "");
  const names = [...points].map(([fault, some]) =>
    some.length > 2 ? `${fault} (${plural(some.length, "function")})` : `${fault} (${functionsOf(some)})`,
  );
  const text = `No change that is known here takes away ${plural(names.length, "other single point")} of failure: ${names.join("; ")}`;
  return `  ${dim("-")} ${wrap(text, width - 4, "    ")}\n`;
}

const functionsOf = (fixes: readonly PricedFix[]): string => fixes.map(({ miss }) => miss.function).join(", ");

/** `serve shop.example.com (region)`, `read orders, write orders (single point of failure: zone us-east-1a)`. */
function missedText(fixes: readonly PricedFix[]): string {
  const reason = ({ miss }: PricedFix) => miss.disruption ?? `single point of failure: ${miss.answers[0]?.fault ?? ""}`;
  return [...groupedBy(fixes, reason)].map(([why, some]) => `${functionsOf(some)} (${why})`).join(", ");
}

function groupText(group: readonly PricedFix[], screen: Screen): string {
  const { green, red, dim } = screen.colours;
  const [first] = group;
  if (!first) return "";
  const missed = missedText(group);
  const line = (text: string, indent: number, style = (one: string) => one) =>
    `${" ".repeat(indent)}${style(wrap(text, screen.width - indent, " ".repeat(indent)))}\n`;
  if (first.changes.length === 0) {
    const why = `nothing that is known here meets it with at most two changes. ${first.floor.join(" ")}`;
    return `  ${red("✖")} ${wrap(`${missed}: ${why}`, screen.width - 4, "    ")}\n`;
  }
  const cost = first.price ?? (first.cost === undefined ? "" : COSTS[first.cost]);
  const own = new Set(group.flatMap(({ miss }) => miss.answers.map((one) => `${one.function} ${one.fault}`)));
  const isOwn = (one: { readonly function: string; readonly fault: string }) => own.has(`${one.function} ${one.fault}`);
  const sorted = [...first.better.filter(isOwn), ...first.better.filter((one) => !isOwn(one))];
  const answer = ({ function: id, fault, before, after }: Fix["better"][number]) =>
    `${id} under ${fault}: ${wordOf(before)} → ${wordOf(after)}`;
  const answers = sorted.map(answer);
  const price = first.worse.map((one) => `in return, ${answer(one)}`);
  const more = answers.length > SHOWN ? [`${plural(answers.length - SHOWN, "other answer")} better`] : [];
  return [
    `  ${green("✔")} ${wrap(`${missed}: ${first.changes.map(changeText).join("; ")} (${cost})`, screen.width - 4, "    ")}\n`,
    ...[...answers.slice(0, SHOWN), ...more, ...price].map((text) => line(text, 6, dim)),
  ].join("");
}

/** `orders: multiAz false → true`. */
export function changeText({ of, property, from, to }: Change): string {
  const name = of.startsWith("urn:") ? urnParts(of).name : of;
  const value = (one: Change["from"]) => (one === undefined || one === null ? "not set" : JSON.stringify(shown(one)));
  return `${name}: ${property} ${value(from)} → ${value(to)}`;
}
