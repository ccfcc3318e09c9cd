import { EVENT_RULE } from "../../aws";
import { valueOf, type Graph, type Resource } from "../../graph";
import { gapOfSchedule } from "../../../lib/schedule-gap";

/** The next run makes good for one that is lost, where it comes this soon, in seconds. */
const SOON = 15 * 60;

/**
 * Why an event of a rule need not be kept: a schedule sends the same event again within minutes. Undefined where the rule has an event
 * pattern too, or its schedule is not known.
 */
export function repeatedSoon(rule: Resource | undefined, graph: Graph): string | undefined {
  if (rule?.type !== EVENT_RULE || graph.given(rule, "eventPattern").kind !== "missing") return undefined;
  const expression = valueOf(graph.string(rule, "scheduleExpression"));
  const gap = expression === undefined ? undefined : gapOfSchedule(expression);
  if (expression === undefined || gap === undefined || gap > SOON) return undefined;
  return `${rule.name} sends the same event again on its schedule, ${expression}.`;
}
