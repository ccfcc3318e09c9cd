import assert from "node:assert/strict";
import type { Deployment } from "../../../cli/plan";
import { HOLDS_DATA } from "../../../facts/replacements";
import { nameOf, typeOf } from "../standins/properties";
import { changes, type Outcome } from "./outcome";

/** Properties that say of what a resource is a copy; one without any begins empty. */
const COPIED_FROM = [
  "globalClusterIdentifier",
  "globalTableArn",
  "primaryKeyArn",
  "replicateSourceDb",
  "restoreSourceTableArn",
  "restoreToPointInTime",
  "snapshotId",
  "snapshotIdentifier",
  "sourceDbInstanceArn",
];

/** How a resource that holds data may be touched without harm: its tags, its size, its role. */
const HARMLESS = ["update", "refresh", "import"];

/**
 * Nothing that holds data was replaced, deleted or recreated.
 *
 * @param copies the names of those that were to be made, each of which must be a copy of another
 * @param after the stack's state, in which the copies are looked up
 */
export function assertDataKept(outcome: Outcome, after: Deployment, copies: string[] = []): void {
  const touched = changes(outcome).filter(
    ({ op, urn }) => HOLDS_DATA.data.includes(typeOf(urn)) && !HARMLESS.includes(op),
  );
  assert.deepEqual(
    touched.map(({ op, urn }) => `${op} ${shortName(urn)}`).sort(),
    copies.map((name) => `create ${name}`).sort(),
  );
  for (const { urn } of touched) {
    const { inputs = {} } = after.deployment.resources.find((resource) => resource.urn === urn)!;
    assert.ok(
      COPIED_FROM.some((property) => inputs[property] !== undefined),
      `${urn} would begin empty`,
    );
  }
}

/** What was changed of the resources whose URN a pattern fits, each with its operation and the properties that differ, sorted. */
export function changedOf(outcome: Outcome, pattern: RegExp): string[] {
  return changes(outcome)
    .filter(({ urn }) => pattern.test(urn))
    .map(({ op, urn, differs }) => `${op} ${shortName(urn)} ${differs.join()}`.trim())
    .sort();
}

/** The URNs of a type in a stack, of one store or of all. @param store its name in the settings */
export function urnsOf({ deployment }: Deployment, type: string, store?: string): string[] {
  const urns = deployment.resources.map(({ urn }) => urn).filter((urn) => typeOf(urn) === type);
  return store === undefined ? urns : urns.filter((urn) => nameOf(urn).startsWith(`storefront-${store}`));
}

/** `Instance storefront-orders-2` */
export function shortName(urn: string): string {
  return `${typeOf(urn).split(":").at(-1)} ${nameOf(urn)}`;
}
