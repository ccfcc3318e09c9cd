import { formatDuration } from "../../lib/duration";
import type { Graph, Tree } from "../../policy/graph";
import type { Candidate, Change } from "../../policy/simulation/fix";
import type { ConfigFiles } from "../plan/config-files";
import { isObject } from "../plan/wire";
import { placeIn, settingOf, type PlacedSetting } from "../settings-behind";

/** How a candidate's property is written as a setting, where it is not the value itself. */
const WRITTEN: Readonly<Record<string, (to: Tree) => unknown>> = {
  requestInterval: (to) => (typeof to === "number" ? formatDuration(to) : to),
  "healthCheck.interval": (to) => (typeof to === "number" ? formatDuration(to) : to),
  // Its instances are the writer and its readers.
  instances: (to) => (typeof to === "number" ? to - 1 : to),
};

/** A change of a setting, and the stack files that it changes, by their stacks' names. */
export interface SettingChange extends Change {
  readonly area: string;
  readonly stacks: readonly string[];
}

/** A candidate's properties as the settings that make them; undefined where the configuration has none for one of them. */
export function asSettings(candidate: Candidate, files: ConfigFiles, graph: Graph): Candidate | undefined {
  const changes = candidate.changes.flatMap((change): SettingChange[] => {
    const resource = graph.get(change.of);
    const setting = resource && settingOf(resource, change.property);
    const placed = resource && setting && placeIn(files, resource, setting);
    return placed ? [changeOf(change, placed)] : [];
  });
  // Of a group's sizes the desired one has no setting where the smallest decides over it.
  const isWhole = candidate.changes.every(({ of, property }) => {
    const resource = graph.get(of);
    return property === "desiredCapacity" || (resource && settingOf(resource, property)) !== undefined;
  });
  return isWhole && changes.length > 0 ? { changes, sketch: candidate.changes, cost: candidate.cost } : undefined;
}

function changeOf({ to, property }: Change, { file, path, area, stacks, value: from }: PlacedSetting): SettingChange {
  const written = WRITTEN[property]?.(to) ?? to;
  return { of: file, property: path, from: asTree(from), to: asTree(written) ?? null, area, stacks };
}

/** The files with some settings changed. */
export function withSettings(files: ConfigFiles, changes: readonly Change[]): ConfigFiles {
  const own = changes.filter(isSettingChange);
  const stacks = files.stacks.map(({ name, config }) => {
    const made = { ...config };
    for (const { area, property, to, stacks: changed } of own) {
      if (!changed.includes(name)) continue;
      const value: unknown = JSON.parse(made[area] ?? "{}");
      made[area] = JSON.stringify(withValue(value, property.slice(area.length + 1).split("."), to));
    }
    return { name, config: made };
  });
  return { ...files, stacks };
}

const isSettingChange = (change: Change): change is SettingChange => "area" in change && "stacks" in change;

function withValue(tree: unknown, [key, ...rest]: readonly string[], to: Tree): unknown {
  if (key === undefined) return to;
  const object = isObject(tree) ? tree : {};
  return { ...object, [key]: withValue(object[key], rest, to) };
}

function asTree(value: unknown): Tree | undefined {
  if (value === null || typeof value === "boolean" || typeof value === "number" || typeof value === "string")
    return value;
  return value === undefined ? undefined : JSON.stringify(value);
}
