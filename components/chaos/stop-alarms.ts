import type * as pulumi from "@pulumi/pulumi";
import { RunError } from "@pulumi/pulumi";
import type { Raised } from "../observability/alerts";

/** FIS stops an experiment by at most so many alarms (https://docs.aws.amazon.com/general/latest/gr/fis.html, "Stop conditions per experiment template"). */
export const MOST_STOP_CONDITIONS = 5;

/**
 * The alarms that stop an experiment: the critical ones that say how users fare first, then the other critical ones.
 * @throws RunError where the region has none: an experiment that nothing stops is not made
 */
export function stopAlarms(raised: readonly Raised[]): pulumi.Output<string>[] {
  const critical = raised.filter(({ spec }) => spec.severity === "critical" && spec.group !== "audit");
  const ofUsers = critical.filter(({ spec }) => spec.group === "service");
  const others = critical.filter(({ spec }) => spec.group !== "service");
  const chosen = [...ofUsers, ...others].slice(0, MOST_STOP_CONDITIONS);
  if (chosen.length === 0) {
    throw new RunError(
      "holdfast:experiments.faults: no critical alarm of this region could stop an experiment, and one without a stop is not made. " +
        "Take the faults out, or turn on what raises one, such as holdfast:dns.alarm.",
    );
  }
  return chosen.map(({ alarm }) => alarm.arn);
}
