import type { Settings } from "../config/parse";
import type { Topology } from "../topology";

/** What is done about a fault. */
export interface Answer {
  /** What has happened: "region us-east-1 is unavailable". */
  fault: string;
  /** What happens automatically, as sentences. */
  automatic: string[];
  /** What an operator does, in this order. Empty where nothing is left to do. */
  person: Step[];
}

/** A command to run, with an optional note, or a sentence where no command can do it. */
export type Step = { run: string; note?: string } | { do: string };

/** Commands as steps, all with the same note. */
export function run(commands: string[], note?: string): Step[] {
  return commands.map((command) => ({ run: command, ...(note !== undefined && { note }) }));
}

/** Names and commands, as in a stack's output. */
export type Facts = Readonly<Record<string, unknown>>;

/** What the plan is computed from. */
export interface PlanArgs {
  settings: Settings;
  topology: Topology;
  /** By kind and name, as in the stack's output `stores`; values and not Outputs. */
  stores: Facts;
  /** By kind and name, as in the stack's output `messaging`. */
  messaging: Facts;
  /** By fault, as in the stack's output `experiments`. */
  experiments: Facts;
}

/** What happens to one store automatically, and what an operator runs. */
export interface StoreRecovery {
  /** When the store's region takes over as the writer; no command needs the other region. */
  takeOver: {
    /** Before `up`: which recovery points the settings name, and what AWS Backup restores. */
    before?: Step[];
    /** What makes this region's clusters the writers. */
    promote?: Step[];
    automatic?: string[];
    /** What `pulumi up` does for it, as sentences. */
    byUp?: string[];
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

/** A list of commands within a group. */
export function commandsIn(facts: unknown, key: string): string[] {
  const list = isFacts(facts) ? facts[key] : undefined;
  return Array.isArray(list) ? list.filter((command) => typeof command === "string") : [];
}

function isFacts(value: unknown): value is Facts {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The file with the settings of one stack. */
export function stackFile({ workload }: PlanArgs["settings"], role: "primary" | "secondary"): string {
  return `Pulumi.${workload.stacks[role]}.yaml`;
}
