import { known, NOT_YET, type Graph, type Reading, type Resource } from "../../graph";
import { gapOfSchedule } from "../../../lib/schedule-gap";

export const HOUR = 3600;
const DAY = 86400;

/** The shortest that a unit of retention can be, in seconds. */
const UNITS: Readonly<Record<string, number>> = { DAYS: DAY, WEEKS: 7 * DAY, MONTHS: 28 * DAY, YEARS: 365 * DAY };

/** The longest time between two runs of a schedule, in seconds; undefined where it is not known. */
export function gapOf(policy: Resource, schedule: string, graph: Graph): number | undefined {
  const cron = graph.string(policy, `${schedule}.createRule.cronExpression`);
  if (cron.kind === "known" && cron.value !== "") return gapOfSchedule(cron.value);
  const hours = graph.number(policy, `${schedule}.createRule.interval`);
  return cron.kind !== "unknown" && hours.kind === "known" ? hours.value * HOUR : undefined;
}

/** How long a rule retains by age, in seconds; missing where it does not. */
export function ageOf(policy: Resource, rule: string, graph: Graph): Reading<number> {
  const interval = graph.number(policy, `${rule}.interval`);
  const unit = graph.string(policy, `${rule}.intervalUnit`);
  if (interval.kind === "missing" && graph.value(policy, rule).kind !== "unknown") return { kind: "missing" };
  const seconds = unit.kind === "known" ? UNITS[unit.value] : undefined;
  if (interval.kind !== "known" || seconds === undefined) return { kind: "unknown", reason: NOT_YET };
  return known(interval.value * seconds);
}
