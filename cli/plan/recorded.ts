import type { Registration } from "./registration";
import type { Properties } from "./wire";

/** A resource as the engine would keep it, with secrets still open: what a plan's document is written from. */
export interface Recorded {
  registration: Registration;
  urn: string;
  /** Absent for components, and before the deployment. */
  id?: string;
  /** `<URN>::<id>` */
  provider?: string;
  inputs: Properties;
  outputs: Properties;
  /** Read, not managed. */
  external: boolean;
}

/** The type of the resource at the root of every stack. */
export const STACK_TYPE = "pulumi:pulumi:Stack";

/** A stack's identity, with which its URNs begin. */
export interface StackId {
  organization: string;
  project: string;
  stack: string;
}

/**
 * A resource's URN: its type is preceded by those of its parents, except the stack's (https://www.pulumi.com/docs/iac/concepts/resources/names/#urns).
 *
 * @param parent the parent's URN
 */
export function urnOf({ project, stack }: StackId, type: string, name: string, parent?: string): string {
  const parentType = parent?.split("::")[2] ?? STACK_TYPE;
  const qualified = parentType === STACK_TYPE ? type : `${parentType}$${type}`;
  return `urn:pulumi:${stack}::${project}::${qualified}::${name}`;
}
