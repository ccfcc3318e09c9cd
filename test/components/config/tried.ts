import { isDeepStrictEqual } from "node:util";
import type { z } from "zod";
import { CHECKS } from "../../../components/checks/all";
import { run } from "../../../components/checks/check";
import { sized } from "../../../components/compute/kinds";
import type { RawConfig, Settings } from "../../../components/config/parse";
import type { Areas } from "../../../components/config/schema";
import type { PlannedStack } from "../../../cli/plan";
import type { ConfigFiles } from "../../../cli/plan/config-files";
import { areasOf, filesOf, planWith, wholeOf, type Configuration } from "./all-configurations";
import { Recorder } from "./recorder";
import { changedAt, defOf, pathsSet } from "./schema-paths";

/** A configuration with what its checks and components read, and what they make of it: planned once, and once more for each change. */
export class Tried {
  /** The properties that it sets. */
  readonly sets = new Set<string>();
  /** What components read. */
  readonly components = new Recorder();
  /** What checks read. */
  readonly checks = new Recorder();
  private readonly files: ConfigFiles;
  private readonly wholes: Areas[];
  private before: readonly unknown[] = [];

  constructor(private readonly configuration: Configuration) {
    this.files = filesOf(configuration);
    this.wholes = this.files.stacks.map(({ config }) => wholeOf(config));
  }

  async plan(): Promise<void> {
    this.files.stacks.forEach(({ config }, i) => {
      const whole = this.wholes[i]!;
      for (const [area, schema, value] of areasOf(whole))
        for (const path of pathsSet(schema, area, value)) this.sets.add(path);
      run(CHECKS, this.checks.settings(whole), config);
      sized(this.components.settings(whole));
    });
    this.before = registered(
      await planWith(this.configuration, this.files, (settings) => this.components.settings(settings)),
    );
  }

  /** Whether components read a property, or copy it with others. */
  reaches(path: string): boolean {
    return this.components.read.has(path) || this.components.copied.has(path);
  }

  /** Whether some other value of a property changes what is registered or put out, or ends in an error: of the primary, else of both. */
  async isPlanned(path: string): Promise<boolean> {
    const { part, both } = this.configuration;
    const changes = Math.max(...this.wholes.map((whole) => changesOf(whole, path).length));
    for (const planned of both ? [{ part }, { part, both }] : [{ part }])
      for (let i = 0; i < changes; i++) {
        const after = planWith(planned, this.files, (settings) => this.changed(settings, path, i));
        const made = await after.then(registered, (error: unknown) => [String(error)]);
        if (made.some((stack, index) => !isDeepStrictEqual(stack, this.before[index]))) return true;
      }
    return false;
  }

  /** The settings of a stack with a property's i-th other value, from which sizes are computed again. */
  private changed(settings: Settings, path: string, i: number): Settings {
    const whole = this.wholes.find(({ role }) => role === settings.role)!;
    const changed = changesOf(whole, path)[i] ?? whole;
    return { ...changed, compute: sized(changed), region: settings.region };
  }

  /** Whether some other value of a property is refused by a check. */
  isChecked(path: string): boolean {
    return this.wholes.some((whole, i) =>
      changesOf(whole, path).some((changed) => isRefused(changed, this.files.stacks[i]!.config)),
    );
  }
}

function registered(stacks: PlannedStack[]): unknown[] {
  return stacks.map(({ deployment, outputs }) => [deployment.deployment.resources, outputs]);
}

function isRefused(whole: Areas, config: RawConfig): boolean {
  try {
    return run(CHECKS, whole, config).length > 0;
  } catch {
    return true;
  }
}

/** The settings with each of a property's other values; none where it is not set. */
function changesOf(settings: Areas, path: string): Areas[] {
  const [area, schema, value] = areasOf(settings).find(([one]) => /^\w+/.exec(path)![0] === one)!;
  const changed: Areas[] = [];
  for (let i = 0, more = true; more; i++) {
    more = false;
    const other = changedAt(schema, area, value, path, (leaf, of) => {
      const others = othersOf(leaf, of);
      more ||= i < others.length;
      return others[Math.min(i, others.length - 1)] ?? leaf;
    });
    if (more) changed.push({ ...settings, [area]: other });
  }
  return changed;
}

/** Other values than one that is there, however unlikely: what is changed is what components and checks see, which no schema judges again. */
function othersOf(value: unknown, schema: z.ZodType): unknown[] {
  const { type, options, entries = {} } = defOf(schema);
  if (type === "enum") return Object.values(entries).filter((one) => one !== value);
  if (type === "union") {
    const literals = options!.flatMap((one) => defOf(one).values ?? []);
    if (literals.length > 1) return literals.filter((one) => one !== value);
  }
  if (typeof value === "boolean") return [!value];
  if (typeof value === "number") return [value + 1, value * 10 + 7, Math.ceil(value / 2)];
  if (typeof value === "string") return [`${value}0`, value.slice(0, -1), "other"];
  if (Array.isArray(value)) return [value.slice(1), [...(value as unknown[]), `${String(value[0])}0`]];
  return [];
}
