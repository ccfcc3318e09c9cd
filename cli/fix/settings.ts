import { formatDuration } from "../../lib/duration";
import { STRATEGIES } from "../../components/config/schema/workload";
import { AUTO_SCALING_GROUP, BUCKET_REPLICATION, NAT_GATEWAY } from "../../policy/aws";
import type { Graph, Resource, Tree } from "../../policy/graph";
import type { Candidate, Change } from "../../policy/simulation/fix";
import type { ConfigFiles } from "../plan/config-files";
import { isObject } from "../plan/wire";
import { placeIn, settingOf, type PlacedSetting } from "../settings-behind";

const duration = (unit: number) => (to: Tree) => (typeof to === "number" ? formatDuration(unit * to) : to);

/** How a candidate's property is written as a setting, by the setting's last part or the property, where it is not the value itself. */
const WRITTEN: Readonly<Record<string, (to: Tree) => unknown>> = {
  requestInterval: duration(1),
  "healthCheck.interval": duration(1),
  messageRetentionSeconds: duration(1),
  retentionPeriod: duration(3600),
  completeWithin: duration(60),
  every: () => "1h",
  timeControl: () => true,
  natGateways: () => "one-per-zone",
  // Instances are the writer and its readers.
  readers: (to) => (typeof to === "number" ? to - 1 : to),
};

/** Properties without a setting, since another one of the candidate's decides over them: of a group's sizes the smallest. */
const FOLLOWS: readonly (readonly [type: string, property: RegExp])[] = [
  [AUTO_SCALING_GROUP, /^desiredCapacity$/],
  [NAT_GATEWAY, /^(vpcId|subnetId)$/],
  [BUCKET_REPLICATION, /\.metrics$/],
];

/** A change of a setting, and the stack files that it changes, by their stacks' names. */
export interface SettingChange extends Change {
  readonly area: string;
  readonly stacks: readonly string[];
}

/** A candidate's properties as the settings that make them; undefined where the configuration has none for one of them, or has them so. */
export function asSettings(candidate: Candidate, files: ConfigFiles, graph: Graph): Candidate | undefined {
  const changes: SettingChange[] = [];
  for (const change of candidate.changes) {
    const resource = graph.get(change.of);
    const setting = resource && settingOf(resource, change.property);
    const placed = setting && placeIn(files, resource, setting, change.property);
    // Subnets in further zones are those of the network, which each of them is in already.
    if (setting?.path === "zones") return undefined;
    if (placed) changes.push(changeOf(change, placed));
    else if (!resource || !follows(resource, change.property)) return undefined;
  }
  const isNew = changes.some(({ from, to }) => from !== to);
  return isNew ? { changes, sketch: candidate.changes, cost: candidate.cost } : undefined;
}

const follows = ({ type }: Resource, property: string): boolean =>
  FOLLOWS.some(([its, pattern]) => its === type && pattern.test(property));

function changeOf({ to, property }: Change, { file, path, area, stacks, value: from }: PlacedSetting): SettingChange {
  const write = WRITTEN[property] ?? WRITTEN[path.slice(path.lastIndexOf(".") + 1)];
  return { of: file, property: path, from: asTree(from), to: asTree(write ? write(to) : to) ?? null, area, stacks };
}

const WORKLOAD = "holdfast:workload";

/** Each strategy that keeps more in the standby Region than the present one: only the plan says what it changes. */
export function largerStrategies({ stacks }: ConfigFiles): Candidate[] {
  const workload: unknown = JSON.parse(stacks[0]?.config[WORKLOAD] ?? "{}");
  const from = STRATEGIES.find((one) => isObject(workload) && workload["strategy"] === one);
  const names = stacks.map(({ name }) => name);
  return STRATEGIES.slice(from === undefined ? STRATEGIES.length : STRATEGIES.indexOf(from) + 1).map((to) => {
    const change = { of: "Pulumi.yaml", property: `${WORKLOAD}.strategy`, from, to, area: WORKLOAD, stacks: names };
    return { changes: [change], sketch: "none", cost: "region" };
  });
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
