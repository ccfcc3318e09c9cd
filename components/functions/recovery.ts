import { commandIn, run, type Facts, type Step } from "../disaster-plan/answer";

/** What a function failed at without a caller. */
export function failures(name: string, facts: Facts): Step[] {
  return run(
    commandIn(facts, "failures"),
    `See what function ${name} failed at; call it again with what was meant to reach it:`,
  );
}

/** An earlier version of a function whose release is bad. */
export function rollBack(name: string, facts: Facts): Step[] {
  return run(
    commandIn(facts, "rollBack"),
    `Where it is function ${name}'s, lead its calls to an earlier version at once:`,
  );
}
