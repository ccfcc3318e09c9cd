import type { Properties } from "../../../../cli/plan/wire";
import type { Action } from "../calls";
import type { World } from "../world";

/** One thing that AWS is asked to do. */
export interface Asked {
  action: Action;
  urn: string;
  /** What the program wants; at a deletion, what it wanted. */
  inputs: Properties;
  /** What there is, as Pulumi's state has it. */
  believed: Properties;
  /** What there is; before it is created, what is about to be. */
  now: Properties;
  world: World;
}

/** What the stand-in knows of a type: from the provider's schema (hashicorp/terraform-provider-aws, internal/service), and how AWS behaves. */
export interface TypeSchema {
  /** The `Default`s: what the provider puts into the inputs where the program says nothing. */
  defaults?: Properties;
  /**
   * What AWS fills in where the program says nothing: properties that are both `Optional` and `Computed`. Unknown at preview, so that a
   * rule that trusts an output is caught; and taking one out of the program changes nothing.
   */
  filledIn?: (inputs: Properties) => Properties;
  /** What AWS alone sets within a group of properties that the program sets, by the group's name. */
  computedWithin?: Record<string, string[]>;
  /** Properties that AWS itself sets, but that are not `Computed`: where the program says nothing of them, the provider wants them gone. */
  takenBack?: string[];
  /** The regions that are called besides the resource's own. */
  reaches?: (asked: Asked) => string[];
  /** Why AWS or the provider refuses, in its own words. */
  refuses?: (asked: Asked) => string | undefined;
  /** What becomes of others when it is done. */
  then?: (asked: Asked) => void;
}

export type Schema = Record<string, TypeSchema>;

/** The property is computed, but what AWS would answer depends on more than the resource itself. */
export const LEFT_OUT = undefined;

/** The region in an ARN; none in what is no ARN. */
export function regionsOf(arn: unknown): string[] {
  const region = typeof arn === "string" && arn.startsWith("arn:") ? arn.split(":")[3] : undefined;
  return region ? [region] : [];
}
