import { groupedBy, shown, urnParts } from "../../../policy/graph";
import type { PricedFix } from "../../fix";
import type { Change, Cost, Fix } from "../../../policy/simulation/fix";
import { wordOf } from "../survival/words";
import type { Screen } from "./screen";
import { plural, wrap } from "./words";

const COSTS: Readonly<Record<Cost, string>> = {
  free: "free",
  dollars: "a few dollars a month",
  instance: "another instance",
  region: "copies in another Region",
};

/** Of the answers that a fix makes better, so many are shown. */
const SHOWN = 6;

/** For each missed objective the cheapest change that meets it, or what its time consists of; empty without fixes. */
export function renderFixes(fixes: readonly PricedFix[], screen: Screen): string {
  if (fixes.length === 0) return "";
  const { bold } = screen.colours;
  const same = ({ changes, floor }: Fix) => JSON.stringify(changes.length > 0 ? changes.map(changeText) : floor);
  const groups = [...groupedBy(fixes, same).values()];
  return `\n${bold("Fixes")}\n${groups.map((group) => groupText(group, screen)).join("")}`;
}

function groupText(group: readonly PricedFix[], screen: Screen): string {
  const { green, red, dim } = screen.colours;
  const [first] = group;
  if (!first) return "";
  const missed = group.map(({ miss }) => `${miss.function} (${miss.disruption})`).join(", ");
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
  const answers = sorted.map(
    ({ function: id, fault, before, after }) => `${id} under ${fault}: ${wordOf(before)} → ${wordOf(after)}`,
  );
  const more = answers.length > SHOWN ? [`${plural(answers.length - SHOWN, "other answer")} better`] : [];
  return [
    `  ${green("✔")} ${wrap(`${missed}: ${first.changes.map(changeText).join("; ")} (${cost})`, screen.width - 4, "    ")}\n`,
    ...answers.slice(0, SHOWN).map((answer) => line(answer, 6, dim)),
    ...more.map((text) => line(text, 6, dim)),
  ].join("");
}

/** `orders: multiAz false → true`. */
export function changeText({ of, property, from, to }: Change): string {
  const name = of.startsWith("urn:") ? urnParts(of).name : of;
  const value = (one: Change["from"]) => (one === undefined ? "not set" : JSON.stringify(shown(one)));
  return `${name}: ${property} ${value(from)} → ${value(to)}`;
}
