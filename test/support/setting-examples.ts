import path from "node:path";
import { isGroup } from "../../components/config/schema-at";
import type { Examples, Refused } from "../../cli/settings/examples";
import { flattened, ITEM, NAME, pathOf, settingsReference, type Setting } from "../../cli/settings/reference";
import { readAreas, type RawConfig } from "../../components/config/parse";
import { CHECKS } from "../../components/checks/all";
import { run } from "../../components/checks/check";
import type { ConfigFiles } from "../../cli/plan/config-files";
import { VARIANTS, type Variant } from "./variants";
import { configOf } from "../components/plans";
import { CONFIGURATIONS, filesOf } from "../components/config/all-configurations";
import { BAD_SETTINGS } from "../components/config/bad-settings";
import { apply } from "../components/config/edits";
import { configOf as rawOf, shippedFiles } from "../components/config/shipped";

/** A longer example says less than its parts' own. */
const LONGEST = 240;
/** So many mistakes are shown of a setting. */
const MOST_REFUSED = 4;

/** The text of cli/settings/examples.json. */
export function settingExamples(): string {
  const reference = settingsReference();
  const made: Examples = { values: valuesOf(reference), refused: refusedOf([...flattened(reference)]) };
  return `${JSON.stringify(made, null, 1)}\n`;
}

/** For each path the first value that a planned configuration has, the shipped one's first. */
function valuesOf(reference: readonly Setting[]): Record<string, unknown> {
  const configurations = [configOf({ name: "shipped" }), ...CONFIGURATIONS.map(filesOf), ...VARIANTS.map(restored)];
  const values: Record<string, unknown> = {};
  const visit = (setting: Setting, value: unknown): void => {
    if (value === undefined) return;
    const path = pathOf(setting);
    const isShort = JSON.stringify(value).length <= LONGEST;
    if (isShort && !Object.hasOwn(values, path)) values[path] = value;
    for (const child of setting.children) {
      if (isGroup(value) && child.when.some(({ key, values: some }) => !some.includes(value[key]))) continue;
      for (const part of partsAt(value, child.path.at(-1)!)) visit(child, part);
    }
  };
  for (const { stacks } of configurations)
    for (const { config } of stacks)
      for (const area of reference) visit(area, parsed(config[`holdfast:${area.path[0]}`]));
  return values;
}

/** The variant after a restore, with what a person writes for it. */
function restored({ restore, ...variant }: Variant): ConfigFiles {
  return configOf({ ...variant, secondary: { ...variant.secondary, ...(restore && { restore }) } });
}

function partsAt(value: unknown, key: string): unknown[] {
  if (key === ITEM) return Array.isArray(value) ? value : [];
  if (!isGroup(value)) return [];
  return key === NAME ? Object.values(value) : [value[key]];
}

/** Files of the tests, by their places on this machine, and what a person calls such files. */
const FILES = [
  [path.join(__dirname, "../components/fixtures/standby.html"), "standby.html"],
  ['"userData":"Pulumi.yaml"', '"userData":"user-data.sh"'],
] as const;

function parsed(text: string | undefined): unknown {
  const named = FILES.reduce((all, [from, to]) => all?.replaceAll(from, to), text);
  try {
    return named === undefined ? undefined : (JSON.parse(named) as unknown);
  } catch {
    return named;
  }
}

/** Of each setting what the checks refuse, from the configurations that the tests of mistakes have. */
function refusedOf(settings: readonly Setting[]): Record<string, Refused[]> {
  const patterns = settings.map((setting) => ({ path: pathOf(setting), pattern: patternOf(setting) }));
  const refused: Record<string, Refused[]> = {};
  for (const bad of BAD_SETTINGS) {
    if (bad.stack === "pair" || bad.hides.length > 0) continue;
    const config: RawConfig = rawOf(apply(shippedFiles(), structuredClone(bad.edits)), bad.stack);
    for (const { path, message, fix } of run(CHECKS, readAreas(config).whole, config)) {
      const found = patterns.find(({ pattern }) => pattern.test(path));
      if (!found) continue;
      const known = (refused[found.path] ??= []);
      if (known.length < MOST_REFUSED && !known.some((one) => one.message === message)) known.push({ message, fix });
    }
  }
  return Object.fromEntries(Object.entries(refused).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Fits the path of a mistake: `holdfast:databases.orders.multiAz`. */
function patternOf({ path }: Setting): RegExp {
  const parts = path.map((part, index) => {
    if (part === NAME) return "\\.[^.[]+";
    return part === ITEM ? "\\[\\d+\\]" : `${index === 0 ? "" : "\\."}${part}`;
  });
  return new RegExp(`^holdfast:${parts.join("")}(\\[\\d+\\])?$`);
}
