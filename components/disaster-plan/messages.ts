import { failures } from "../functions/recovery";
import { deadLetters, moves, undelivered } from "../messaging/recovery";
import { consumes } from "../topology/messaging";
import { partsOf, type Answer, type Facts, type PlanArgs, type Step } from "./answer";

/** Messages that no function can work: dead letters, what failed without a caller, and events that did not reach a rule's target. */
export function messagesFail({ messaging }: PlanArgs): Answer {
  const each = (kind: string, steps: (name: string, facts: Facts) => Step[]) =>
    partsOf(messaging, kind).flatMap(([name, facts]) => steps(name, facts));
  const commands = [...each("queues", deadLetters), ...each("functions", failures), ...each("buses", undelivered)];
  const fault = "messages cannot be worked";
  if (commands.length === 0) return { fault, automatic: [], person: [] };
  return {
    fault,
    automatic: ["What fails too often is put aside, into a queue of its own, and waits there; an alarm says so."],
    person: [{ do: "Mend the cause first; what is brought back before fails again." }, ...commands],
  };
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
