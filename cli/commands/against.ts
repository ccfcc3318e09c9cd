import { z } from "zod";
import { urnParts } from "../../policy/graph";
import { UsageError } from "../errors";
import { UnreadableError } from "../input-file";
import type { PlannedStack } from "../plan";
import { against, type Against } from "../plan/against";
import type { DeployedResource } from "../plan/deployment";
import { readExport } from "./check";

/** What an `up` would do to a deployed stack. */
export interface Comparison extends Against {
  /** The export's file, as it was named. */
  file: string;
  stack: string;
  /** Whether data would be lost, or AWS would stop the `up` half-way. */
  isRefused: boolean;
}

const exported = z.object({
  deployment: z.object({
    resources: z
      .array(z.looseObject({ urn: z.string(), type: z.string(), custom: z.boolean() }))
      .min(1, "it has no resources"),
  }),
});

const REMEDY = "Give the output of `pulumi stack export`.";

/** An export's resources. @throws UnreadableError */
function deployedIn(file: string): { stack: string; resources: DeployedResource[] } {
  const read = exported.safeParse(readExport(file).document);
  if (!read.success) throw new UnreadableError(`--against ${file}`, "is no export of a deployed stack", REMEDY);
  const resources: DeployedResource[] = read.data.deployment.resources;
  return { stack: stackOf(resources), resources };
}

/** `project/stack`. */
function stackOf([first]: readonly DeployedResource[]): string {
  const { project, stack } = urnParts(first!.urn);
  return `${project}/${stack}`;
}

/**
 * Holds the planned stacks against exports of what is deployed.
 *
 * @throws UsageError for a file that is no export, and for one of a stack that is not planned
 */
export function compareWith(files: readonly string[], planned: readonly PlannedStack[]): Comparison[] {
  const plans = planned.map(({ name, deployment }) => {
    const { resources } = deployment.deployment;
    return { name, resources, stack: stackOf(resources) };
  });
  return files.map((file) => {
    const { stack, resources } = deployedIn(file);
    const plan = plans.find((one) => one.stack === stack);
    if (!plan) {
      const known = plans.map((one) => one.stack).join(" and ");
      throw new UsageError(
        `--against ${file}: is of stack ${stack}, and the plan is of ${known}. Name the folder of its configuration in --config-dir.`,
      );
    }
    const found = against(plan.resources, resources);
    const { losses, inUse, notJoined, overlapping } = found;
    const isStopped = inUse.length + notJoined.length + overlapping.length > 0;
    const isRefused = isStopped || losses.some(({ holdsData }) => holdsData);
    return { file, stack: plan.name, isRefused, ...found };
  });
}
