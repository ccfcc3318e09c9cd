import { failures } from "../functions/recovery";
import { deadLetters, moves, undelivered } from "../messaging/recovery";
import { consumes } from "../topology/messaging";
import { partsOf, type Answer, type Facts, type PlanArgs, type Step } from "./answer";

/** Messages that cannot be processed: in dead-letter queues, failed asynchronous invocations, and events that did not reach a rule's target. */
export function messagesFail({ messaging }: PlanArgs): Answer {
  const each = (kind: string, steps: (name: string, facts: Facts) => Step[]) =>
    partsOf(messaging, kind).flatMap(([name, facts]) => steps(name, facts));
  const commands = [...each("queues", deadLetters), ...each("functions", failures), ...each("buses", undelivered)];
  const fault = "messages cannot be processed";
  if (commands.length === 0) return { fault, steps: [] };
  return {
    fault,
    steps: [{ do: "Fix the cause first: messages that are moved back earlier fail again." }, ...commands],
  };
}

/**
 * The primary's region is available again after the secondary took over, and its queues hold messages that no function there processes: the
 * secondary moves them into its own. The primary's failback has such a step of its own.
 */
export function messagesLeftBehind({ settings, topology, messaging }: PlanArgs): Answer {
  const { role, peer } = topology;
  const fault = `region ${peer.region} is available again, and messages were left in its queues`;
  if (role === "primary" || consumes({ ...settings, role: peer.role, active: role })) return { fault, steps: [] };
  return {
    fault,
    steps: moves(
      messaging,
      "Each is received there, sent here, and only then deleted there: one may arrive twice. Needs bash and jq. Queue",
    ),
  };
}
