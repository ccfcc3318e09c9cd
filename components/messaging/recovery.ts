import { commandIn, groupIn, partsOf, run, type Facts, type PlanArgs, type Step } from "../disaster-plan/answer";

/** A queue's messages that no consumer could process. */
export function deadLetters(name: string, queue: Facts): Step[] {
  const facts = groupIn(queue, "deadLetters");
  return [
    ...run(commandIn(facts, "look"), `Read the failed messages of queue ${name}:`),
    ...run(commandIn(facts, "redrive"), `Redrive them to queue ${name}:`),
    ...run(commandIn(facts, "redriveProgress"), "Check the progress of the redrive:"),
  ];
}

const SET_TIMES = "Set $FROM and $TO first, such as 2026-01-31T12:00:00Z:";

/** A bus's events that did not reach a rule's target. */
export function undelivered(name: string, facts: Facts): Step[] {
  return [
    ...partsOf(facts, "rules").flatMap(([rule, { lookAtUndelivered }]) =>
      run(
        commandIn({ lookAtUndelivered }, "lookAtUndelivered"),
        `Read the events that rule ${rule} of bus ${name} could not deliver:`,
      ),
    ),
    ...run(commandIn(facts, "replay"), `Replay the events of bus ${name} to all its rules. ${SET_TIMES}`),
  ];
}

/** What moves the other region's messages here, a queue each. */
export function moves(messaging: PlanArgs["messaging"], note: string): Step[] {
  return partsOf(messaging, "queues").flatMap(([name, facts]) =>
    run(commandIn(groupIn(facts, "otherRegion"), "moveHere"), `${note} ${name}:`),
  );
}
