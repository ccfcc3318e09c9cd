import { exampleText, type Examples } from "../../settings/examples";
import { pathOf, type Setting } from "../../settings/reference";
import type { Screen } from "./screen";
import { table, wrap } from "./words";

const MARGIN = "  Required  ".length;

/** What is to be known of a setting. */
export function renderSetting(setting: Setting, known: Examples, screen: Screen): string {
  const { bold, dim } = screen.colours;
  const condition = conditionOf(setting);
  const line = (word: string, text: string) =>
    `${`  ${word}`.padEnd(MARGIN)}${wrap(text, screen.width - MARGIN, " ".repeat(MARGIN))}\n`;
  const example = exampleText(setting, known);
  const refused = known.refused[pathOf(setting)] ?? [];
  return [
    `${bold(`holdfast:${pathOf(setting)}`)}${condition === "" ? "" : dim(`  ${condition}`)}\n`,
    line("Meaning", setting.meaning),
    line("Type", setting.type),
    ...(setting.allowed === undefined ? [] : [line("Allowed", setting.allowed)]),
    line("Default", defaultOf(setting)),
    ...(example === undefined
      ? []
      : [`${"  Example".padEnd(MARGIN)}${example.replaceAll("\n", `\n${" ".repeat(MARGIN)}`)}\n`]),
    ...refused.map(({ message, fix }, index) => line(index === 0 ? "Refused" : "", `${message}. ${fix}`)),
    ...(setting.children.length === 0 ? [] : ["\n", ...parts(setting, screen)]),
  ].join("");
}

/** The settings in a group, a line each. */
function parts({ children }: Setting, { colours: { dim }, width }: Screen): string[] {
  const rows = table(children.map((one) => [one.path.at(-1)!, defaultOf(one)]));
  return rows.map(([name = "", given = ""], index) => {
    const room = width - name.length - given.length - 6;
    const condition = conditionOf(children[index]!);
    const text = `${children[index]!.meaning}${condition === "" ? "" : ` (${condition})`}`;
    return `  ${name}  ${dim(given)}  ${text.length > room ? `${text.slice(0, Math.max(room - 1, 10))}…` : text}\n`;
  });
}

/** Every area, a line each. */
export function renderAreas(reference: readonly Setting[], { width }: Screen): string {
  const rows = table(reference.map((one) => [`holdfast:${one.path[0]}`]));
  return rows
    .map(
      ([name = ""], index) =>
        `${name}  ${wrap(reference[index]!.meaning, width - name.length - 2, " ".repeat(name.length + 2))}\n`,
    )
    .join("");
}

/** `with type: auto-scaling`. */
export function conditionOf({ when }: Setting): string {
  return when.map(({ key, values }) => `with ${key}: ${values.map(String).join(" or ")}`).join(", ");
}

/** What holds where nothing is written. */
export function defaultOf({ isRequired, default: value, children }: Setting): string {
  if (isRequired) return "none, required";
  if (value === undefined) return children.length > 0 ? "its parts'" : "none";
  return typeof value === "string" ? value : JSON.stringify(value);
}
