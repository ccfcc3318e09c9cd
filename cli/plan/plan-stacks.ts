import type { Deployment } from "./deployment";
import { deploymentOf } from "./export";
import { runProgram } from "./run-program";
import { StackReferences } from "./stack-references";
import { hidden } from "./wire";

/** One stack to plan. */
export interface StackRun {
  name: string;
  /** By full key ("holdfast:network", "aws:region"); objects as JSON, as the engine hands them to a program. */
  config: Record<string, string>;
}

export interface PlannedStack {
  name: string;
  /** As `pulumi stack export` writes it. */
  deployment: Deployment;
  /** The program's outputs, with "[secret]" for secrets. */
  outputs: Record<string, unknown>;
}

export interface PlanOptions {
  /** Ids and computed outputs are unknown, as in `pulumi preview` before the first `up`. Default: false. */
  preview?: boolean;
  /** The AWS account that the credentials would be for; by default the one that the provider allows. */
  account?: string | undefined;
  /** Default: "organization", as Pulumi's own state backends call it. */
  organization?: string;
}

let previous: Promise<unknown> = Promise.resolve();

/**
 * Runs a Pulumi program in this process once for each stack, in their order, and returns what it registered. A StackReference
 * gets the outputs of a stack before it. In a preview these are known: the earlier stack is up.
 * Calls wait for each other.
 *
 * @param program loads the program again and returns its exports
 * @throws the first error of the program, one of its applies or a registration
 */
export function planStacks(
  program: () => unknown,
  project: string,
  stacks: StackRun[],
  options: PlanOptions = {},
): Promise<PlannedStack[]> {
  const plan = previous.then(() => planInOrder(program, project, stacks, options));
  previous = plan.catch(() => undefined);
  return plan;
}

async function planInOrder(program: () => unknown, project: string, stacks: StackRun[], options: PlanOptions) {
  const { preview = false, organization = "organization", account } = options;
  const references = new StackReferences(organization, project);
  const planned: PlannedStack[] = [];
  for (const { name, config } of stacks) {
    const run = (as: { preview: boolean }) =>
      runProgram(program, { stack: { organization, project, stack: name }, config, references, account, ...as });
    const { recorded, outputs } = await run({ preview });
    planned.push({ name, deployment: deploymentOf(recorded), outputs: hidden(outputs) as Record<string, unknown> });
    const isLast = planned.length === stacks.length;
    if (!isLast) references.add(name, preview ? (await run({ preview: false })).outputs : outputs);
  }
  return planned;
}
