import type * as pulumi from "@pulumi/pulumi";
import { RunError } from "@pulumi/pulumi";
import type { Raised } from "../observability/alerts";

/** FIS stops an experiment by at most so many alarms (https://docs.aws.amazon.com/general/latest/gr/fis.html, "Stop conditions per experiment template"). */
export const MOST_STOP_CONDITIONS = 5;

/** Health checks have their metrics, and so their alarms, there alone; FIS looks at alarms of the experiment's own region. */
const HEALTH_CHECKS = { namespace: "AWS/Route53", region: "us-east-1" };

/** A canary looks at the other region too, which an experiment here does not harm. */
const CANARIES = "CloudWatchSynthetics";

/**
 * The alarms that stop an experiment: the critical ones that say how users fare; where there is none, the other critical ones. Not both: what an
 * experiment is about, such as a replica that falls behind, would stop it as soon as it has begun.
 * @throws RunError where the region has none: an experiment that nothing stops is not made
 */
export function stopAlarms(raised: readonly Raised[], region: string): pulumi.Output<string>[] {
  const critical = raised.filter(({ spec }) => {
    const elsewhere = spec.namespace === HEALTH_CHECKS.namespace && region !== HEALTH_CHECKS.region;
    return spec.severity === "critical" && spec.group !== "audit" && spec.namespace !== CANARIES && !elsewhere;
  });
  const ofUsers = critical.filter(({ spec }) => spec.group === "service");
  const chosen = (ofUsers.length > 0 ? ofUsers : critical).slice(0, MOST_STOP_CONDITIONS);
  if (chosen.length === 0) {
    throw new RunError(
      "holdfast:experiments.faults: no critical alarm of this region could stop an experiment, and one without a stop is not made. " +
        "Take the faults out.",
    );
  }
  return chosen.map(({ alarm }) => alarm.arn);
}
