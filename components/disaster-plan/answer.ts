import type { Settings } from "../config/parse";
import type { Topology } from "../topology";

/** What is done about a fault. */
export interface Answer {
  /** What has happened: "region us-east-1 is lost". */
  fault: string;
  /** What AWS and this configuration do by themselves, as sentences. */
  automatic: string[];
  /** What a person does, in this order. Empty where nothing is left to do. */
  person: Step[];
}

/** A command to run, perhaps with a word on it, or a sentence where no command can do it. */
export type Step = { run: string; note?: string } | { do: string };

/** Commands as steps, with one word on them all. */
export function run(commands: string[], note?: string): Step[] {
  return commands.map((command) => ({ run: command, ...(note !== undefined && { note }) }));
}

/** Something with names and commands, as a stack's output says it. */
export type Facts = Readonly<Record<string, unknown>>;

/** What the plan is worked out from. */
export interface PlanArgs {
  settings: Settings;
  topology: Topology;
  /** By kind and name, as the stack's output `stores` says them; values and not Outputs. */
  stores: Facts;
  /** By kind and name, as the stack's output `messaging` says them. */
  messaging: Facts;
  /** By fault, as the stack's output `experiments` says them. */
  experiments: Facts;
}

/** What a person types about one store, and what nobody need type. */
export interface StoreRecovery {
  /** When the store's region is to write in the other's place; none of the commands asks the other region for anything. */
  takeOver: {
    /** Before `up`: which recovery points the settings name, and what AWS Backup restores. */
    before?: Step[];
    /** What makes this region's clusters the writers. */
    promote?: Step[];
    automatic?: string[];
  };
  /** The commands that restore its earlier state beside the present one, where its contents were spoilt or deleted. */
  earlierState: Step[];
}

/** The parts of a group by their names; none where there is no such group. */
export function partsOf(facts: unknown, kind: string): [string, Facts][] {
  const parts = groupIn(facts, kind);
  return Object.entries(parts ?? {}).flatMap(([name, part]) => (isFacts(part) ? [[name, part]] : []));
}

/** A group within another. */
export function groupIn(facts: unknown, key: string): Facts | undefined {
  const group = isFacts(facts) ? facts[key] : undefined;
  return isFacts(group) ? group : undefined;
}

/** A command within a group. */
export function commandIn(facts: unknown, key: string): string[] {
  const command = isFacts(facts) ? facts[key] : undefined;
  return typeof command === "string" ? [command] : [];
}

function isFacts(value: unknown): value is Facts {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The file with the settings of a stack alone. */
export function stackFile({ workload }: PlanArgs["settings"], role: "primary" | "secondary"): string {
  return `Pulumi.${workload.stacks[role]}.yaml`;
}
