import { FEWEST_FAILURES, REQUEST_INTERVALS } from "./health-check";

/** How fast a check can be made, and the cheapest way to a limit. */
export interface Remedies {
  /** Seconds. */
  readonly fastest: number;
  fix(limit: number): string | undefined;
}

const FASTEST_INTERVAL = Math.min(...REQUEST_INTERVALS);
/** Seconds; Route 53 takes no alarm of a shorter period (CloudWatchAlarmConfiguration). */
const SHORTEST_PERIOD = 60;

/** A value of one setting after another, from the free to the dear. */
interface Step {
  readonly seconds: number;
  readonly words: string;
}

function cheapest(steps: readonly Step[], limit: number): string | undefined {
  return steps.find((step) => step.seconds <= limit)?.words;
}

/** Seconds all of them. */
interface EndpointSettings {
  readonly threshold: number;
  readonly interval: number;
  readonly wait: number;
}

/** Fewer failures in a row cost nothing; a request every 10 s is a dearer check, and one that is made anew. */
export function endpointRemedies(name: string, { threshold, interval, wait }: EndpointSettings): Remedies {
  const faster = FASTEST_INTERVAL + wait;
  const fewest = Math.min(threshold, FEWEST_FAILURES);
  return {
    fastest: fewest * Math.min(faster, interval + wait),
    fix(limit) {
      const fits = (round: number) => Math.max(fewest, Math.min(threshold, Math.floor(limit / round)));
      const slow = fits(interval + wait);
      const fast = fits(faster);
      return cheapest(
        [
          { seconds: slow * (interval + wait), words: `failureThreshold ${slow} on ${name}` },
          { seconds: threshold * faster, words: `requestInterval ${FASTEST_INTERVAL} on ${name} (a new health check)` },
          {
            seconds: fast * faster,
            words: `requestInterval ${FASTEST_INTERVAL} and failureThreshold ${fast} on ${name} (a new health check)`,
          },
        ],
        limit,
      );
    },
  };
}

/** Seconds, and how many periods. */
interface AlarmSettings {
  readonly periods: number;
  readonly period: number;
  readonly delay: number;
}

/** Fewer periods, else shorter ones, else a single minute. */
export function alarmRemedies(name: string, { periods, period, delay }: AlarmSettings): Remedies {
  return {
    fastest: Math.min(SHORTEST_PERIOD, period) + delay,
    fix(limit) {
      const left = limit - delay;
      const fewer = Math.max(1, Math.min(periods, Math.floor(left / period)));
      const wholeMinutes = Math.floor(left / periods / SHORTEST_PERIOD) * SHORTEST_PERIOD;
      const shorter = Math.max(SHORTEST_PERIOD, Math.min(period, wholeMinutes));
      return cheapest(
        [
          { seconds: fewer * period + delay, words: `evaluationPeriods ${fewer} on the alarm ${name}` },
          { seconds: periods * shorter + delay, words: `period ${shorter} on the alarm ${name}` },
          {
            seconds: SHORTEST_PERIOD + delay,
            words: `evaluationPeriods 1 and period ${SHORTEST_PERIOD} on the alarm ${name}`,
          },
        ],
        limit,
      );
    },
  };
}
