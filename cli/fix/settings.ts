import { formatDuration } from "../../lib/duration";
import { AUTO_SCALING_GROUP, DB_CLUSTER, DB_INSTANCE, HEALTH_CHECK, TARGET_GROUPS } from "../../policy/aws";
import type { Graph, Resource, Tree } from "../../policy/graph";
import type { Candidate, Change } from "../../policy/simulation/fix";
import type { ConfigFiles } from "../plan/config-files";
import { isObject } from "../plan/wire";

/** Where a property of a resource is set, and as what. */
interface Setting {
  readonly types: readonly string[];
  /** The property of a candidate. */
  readonly property: string;
  /** The setting's path; `*` is the database that the resource is of. */
  readonly path: string;
  readonly area: string;
  value(to: Tree): unknown;
}

const duration = (to: Tree) => (typeof to === "number" ? formatDuration(to) : to);
const same = (to: Tree) => to;

const SETTINGS: readonly Setting[] = [
  ...one([HEALTH_CHECK], "failureThreshold", "holdfast:dns", "healthCheck.threshold", same),
  ...one([HEALTH_CHECK], "requestInterval", "holdfast:dns", "healthCheck.interval", duration),
  ...one(TARGET_GROUPS, "healthCheck.interval", "holdfast:ingress", "healthCheck.interval", duration),
  ...one(TARGET_GROUPS, "healthCheck.unhealthyThreshold", "holdfast:ingress", "healthCheck.unhealthyThreshold", same),
  ...one([AUTO_SCALING_GROUP], "minSize", "holdfast:compute", "min", same),
  ...one([AUTO_SCALING_GROUP], "maxSize", "holdfast:compute", "max", same),
  ...one([DB_INSTANCE], "multiAz", "holdfast:databases", "*.multiAz", same),
  ...one([DB_INSTANCE], "backupRetentionPeriod", "holdfast:databases", "*.backupRetentionDays", same),
  // Its instances are the writer and its readers.
  ...one([DB_CLUSTER], "instances", "holdfast:databases", "*.instances.readers", (to) =>
    typeof to === "number" ? to - 1 : to,
  ),
];

function one(
  types: readonly string[],
  property: string,
  area: string,
  path: string,
  value: (to: Tree) => unknown,
): Setting[] {
  return [{ types, property, area, path, value }];
}

/** A change of a setting, and the stack files that it changes, by their stacks' names. */
export interface SettingChange extends Change {
  readonly area: string;
  readonly stacks: readonly string[];
}

/** A candidate's properties as the settings that make them; undefined where the configuration has none for one of them. */
export function asSettings(candidate: Candidate, files: ConfigFiles, graph: Graph): Candidate | undefined {
  const changes = candidate.changes.flatMap((change): SettingChange[] => {
    const resource = graph.get(change.of);
    const setting =
      resource && SETTINGS.find((each) => each.types.includes(resource.type) && each.property === change.property);
    const made = resource && setting && changeOf(change, resource, setting, files);
    return made ? [made] : [];
  });
  // Of a group's sizes the desired one has no setting where the smallest decides over it.
  const isWhole = candidate.changes.every(({ of, property }) => {
    const type = graph.get(of)?.type ?? "";
    return (
      property === "desiredCapacity" || SETTINGS.some((each) => each.types.includes(type) && each.property === property)
    );
  });
  return isWhole && changes.length > 0 ? { changes, sketch: candidate.changes, cost: candidate.cost } : undefined;
}

function changeOf({ to }: Change, resource: Resource, setting: Setting, files: ConfigFiles): SettingChange | undefined {
  const own = files.stacks.find(({ name }) => name === resource.stack);
  const text = own?.config[setting.area];
  if (own === undefined || text === undefined) return undefined;
  const area: unknown = JSON.parse(text);
  const key = isObject(area) ? memberOf(resource, Object.keys(area)) : undefined;
  if (setting.path.startsWith("*") && key === undefined) return undefined;
  // A warm standby runs its reduced size.
  const isReduced = isObject(area) && isObject(area["standby"]) && setting.path === "min";
  const path = isReduced ? "standby.min" : setting.path.replace("*", key ?? "");
  // What both stacks have alike is written once, in Pulumi.yaml.
  const shared = files.stacks.every(({ config }) => config[setting.area] === text);
  const value = setting.value(to);
  return {
    of: shared ? "Pulumi.yaml" : `Pulumi.${own.name}.yaml`,
    property: `${setting.area}.${path}`,
    from: asTree(valueAt(area, path.split("."))),
    to: asTree(value) ?? null,
    area: setting.area,
    stacks: files.stacks.flatMap(({ name }) => (shared || name === own.name ? [name] : [])),
  };
}

/** The longest of some names that a resource's has: `storefront-orders-1` is of `orders`. */
function memberOf({ name }: Resource, names: readonly string[]): string | undefined {
  const found = names.filter((each) => new RegExp(`(^|-)${each}(-|$)`).test(name));
  return found.sort((a, b) => b.length - a.length)[0];
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

function valueAt(tree: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), tree);
}

function asTree(value: unknown): Tree | undefined {
  if (value === null || typeof value === "boolean" || typeof value === "number" || typeof value === "string")
    return value;
  return value === undefined ? undefined : JSON.stringify(value);
}
