import assert from "node:assert/strict";
import type { Deployment } from "../../../cli/plan";
import { contradictions, type Said } from "../../support/verdicts";
import { saidByPack, type Outcome } from "./outcome";
import { judged } from "./plan";

/** With the engine's own errors in the message, what the pack refused, and which calls found no answer. */
export function assertSucceeded({ succeeded, text, errors, reports, calls }: Outcome): void {
  const refused = reports.flatMap(({ policy, level, message }) =>
    level === "mandatory" ? [`${policy}: ${message}`] : [],
  );
  const unanswered = calls.flatMap(({ action, urn, region, refused: dead }) =>
    dead ? [`no answer in ${region}: ${action} ${urn}`] : [],
  );
  assert.ok(succeeded, [...errors, ...refused, ...unanswered].join("\n") || text);
}

/**
 * The pack said of each resource what the plan's rules say of it, or that it is undecided and why; and no rule failed.
 *
 * @param plan the same stack as planned
 */
export function assertHonest(outcome: Outcome, plan: Deployment): void {
  assert.match(outcome.text, /holdfast@v\d/, "the pack has run");
  assert.deepEqual(contradictions(reported(plan), saidByPack(outcome)), []);
  for (const { policy, message, level } of outcome.reports) {
    assert.doesNotMatch(message, /The rule \S+ failed/);
    if (policy !== "undecided") continue;
    assert.equal(level, "advisory", message);
    assert.match(message, /^\S+ is undecided( on \S+)?: \S+ .{10,}/);
  }
}

/** What the pack reports of the rules' verdicts: compliant resources it passes over. */
function reported(document: Deployment): Said[] {
  return judged(document).filter(({ verdict }) => verdict !== "compliant");
}

/** The run was refused because the resource is protected, and the error says so and what to do. */
export function assertProtected({ succeeded, errors }: Outcome, urn: string): void {
  const shown = errors.join("\n");
  assert.equal(succeeded, false);
  assert.ok(shown.includes(`resource "${urn}" cannot be deleted\nbecause it is protected`), shown);
  assert.ok(
    shown.includes("either remove the `protect` flag") && shown.includes(`pulumi state unprotect '${urn}'`),
    shown,
  );
}
