import type { Settings } from "../config/parse";
import type { Topology } from "../topology";

/** What is done about a fault. */
export interface Answer {
  /** What has happened: "region us-east-1 is unavailable". */
  fault: string;
  /**
   * The faults of the simulator that it is about: what they do, and for how long, is computed by `holdfast runbook`, which has both stacks'
   * resources. This program has its settings alone. None where nothing has failed, as in a failback.
   */
  simulated?: { kind: "region" | "zone" | "host" | "content" | "release" | "experiment"; region: string };
  /** What an operator does, in this order. Empty where nothing is left to do. */
  steps: Step[];
}

/**
 * A command to run, with an optional note, or a sentence where no command can do it. `ids` are the simulator's names of what a person does here
 * (`by: "person"`), from the logical names of the resources; `*` is any part of
 * a name.
 */
export type Step = ({ run: string; note?: string } | { do: string }) & { ids?: string[] };

/** Commands as steps, all with the same note; together they are the steps of the simulator with these ids. */
export function run(commands: string[], note?: string, ids: string[] = []): Step[] {
  return commands.map((command, i) => ({
    run: command,
    ...(note !== undefined && { note }),
    ...(i === 0 && ids.length > 0 && { ids }),
  }));
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

/** What an operator runs for one store. */
export interface StoreRecovery {
  /** When the store's region takes over as the writer; no command needs the other region. */
  takeOver: {
    /** Before `up`: which recovery points the settings name, and what AWS Backup restores. */
    before?: Step[];
    /** What makes this region's clusters the writers. */
    promote?: Step[];
    /** What `pulumi up` does for it: a sentence, and the simulator's step. */
    byUp?: { says: string; id: string }[];
  };
  /** Where every Availability Zone in which it has an instance is impaired. */
  zonesLost?: Step[];
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
