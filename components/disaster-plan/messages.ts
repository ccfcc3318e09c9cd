import { consumes } from "../topology/messaging";
import { commandIn, groupIn, partsOf, run, type Answer, type PlanArgs, type Step } from "./answer";

/** Messages that no function can work: dead letters, what failed without a caller, and events that did not reach a rule's target. */
export function messagesFail({ messaging }: PlanArgs): Answer {
  const commands = [
    ...partsOf(messaging, "queues").flatMap(([name, facts]) => deadLetters(name, groupIn(facts, "deadLetters"))),
    ...partsOf(messaging, "functions").flatMap(([name, facts]) =>
      run(
        commandIn(facts, "failures"),
        `See what function ${name} failed at; call it again with what was meant to reach it:`,
      ),
    ),
    ...partsOf(messaging, "buses").flatMap(([name, facts]) => [
      ...partsOf(facts, "rules").flatMap(([rule, { lookAtUndelivered }]) =>
        run(
          commandIn({ lookAtUndelivered }, "lookAtUndelivered"),
          `See what rule ${rule} of bus ${name} could not deliver:`,
        ),
      ),
      ...run(commandIn(facts, "replay"), `Send bus ${name} the events of a time again, to all its rules. ${SET_TIMES}`),
    ]),
  ];
  const fault = "messages cannot be worked";
  if (commands.length === 0) return { fault, automatic: [], person: [] };
  return {
    fault,
    automatic: ["What fails too often is put aside, into a queue of its own, and waits there; an alarm says so."],
    person: [{ do: "Mend the cause first; what is brought back before fails again." }, ...commands],
  };
}

const SET_TIMES = "Set $FROM and $TO first, such as 2026-01-31T12:00:00Z:";

function deadLetters(name: string, facts: unknown): Step[] {
  return [
    ...run(commandIn(facts, "look"), `See what failed in queue ${name}:`),
    ...run(commandIn(facts, "redrive"), `Bring it back to queue ${name}:`),
    ...run(commandIn(facts, "redriveProgress"), "See how far that has come:"),
  ];
}

/**
 * The primary's region is back after the secondary took over, and its queues hold what nobody there works on: the secondary moves it into its own.
 * The primary's own way back has such a step of its own.
 */
export function leftBehind({ settings, topology, messaging }: PlanArgs): Answer {
  const { role, region, peer } = topology;
  const answer: Answer = {
    fault: `region ${peer.region} is back, and messages were left in its queues`,
    automatic: [],
    person: [],
  };
  if (role === "primary" || consumes({ ...settings, role: peer.role, active: role })) return answer;
  const person = moves(
    messaging,
    "Take each from there, send it here, and only then delete it there: one may come twice. Needs bash and jq. Queue",
  );
  if (person.length === 0) return answer;
  return {
    ...answer,
    automatic: [`No function works in ${peer.region} while ${region} is active, so nothing is done on stale data.`],
    person,
  };
}

/** What moves the other region's messages here, a queue each. */
export function moves(messaging: PlanArgs["messaging"], note: string): Step[] {
  return partsOf(messaging, "queues").flatMap(([name, facts]) =>
    run(commandIn(groupIn(facts, "otherRegion"), "moveHere"), `${note} ${name}:`),
  );
}
