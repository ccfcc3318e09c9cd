import { commandIn, run, type Facts, type Step } from "../disaster-plan/answer";

/** What a function failed at without a caller. */
export function failures(name: string, facts: Facts): Step[] {
  return run(
    commandIn(facts, "failures"),
    `Read the failed invocations of function ${name}, and invoke it again with their events:`,
  );
}

/** An earlier version of a function whose release is bad. */
export function rollBack(name: string, facts: Facts): Step[] {
  return run(
    commandIn(facts, "rollBack"),
    `If function ${name} is the cause, route its calls to an earlier version at once:`,
  );
}
