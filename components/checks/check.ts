import type { RawConfig } from "../config/parse";
import type { Problem } from "../config/problems";
import type { AreaName, Areas } from "../config/schema";

/** What is wrong with settings that each fit their schema, held against each other. */
export interface Check {
  /** The check runs where all of these areas fit their schemas, and is skipped where one does not. */
  needs: readonly AreaName[];
  problems: (areas: Areas, config: RawConfig) => Problem[];
}

/**
 * A check of settings against each other.
 * @param needs the areas that it reads; it sees no other
 */
export function check<const N extends readonly AreaName[]>(
  needs: N,
  problems: (areas: Pick<Areas, N[number]>, config: RawConfig) => Problem[],
): Check {
  return { needs, problems };
}

/** What the checks find whose areas are all there. @param whole the areas that fit their schemas */
export function run(checks: readonly Check[], whole: Partial<Areas>, config: RawConfig): Problem[] {
  return checks.flatMap(({ needs, problems }) => (hasAll(whole, needs) ? problems(whole, config) : []));
}

/** A check's own type says that it reads no area but those. */
function hasAll(whole: Partial<Areas>, needs: readonly AreaName[]): whole is Areas {
  return needs.every((need) => Object.hasOwn(whole, need));
}
