/**
 * The parts (a store, a queue) of one policy. With the longest names a table takes 500 characters and what all share 1,300, so that ten are within a managed policy's
 * 6,144, and two inline policies of ten within a role's 10,240.
 */
export const PARTS_OF_A_POLICY = 10;

/** The customer managed policies that grant so many parts; none where they are few enough for an inline policy. */
export function managedPolicies(parts: number): number {
  return parts <= PARTS_OF_A_POLICY ? 0 : Math.ceil(parts / PARTS_OF_A_POLICY);
}
