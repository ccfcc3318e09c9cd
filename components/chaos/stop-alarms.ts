import { Refusal } from "../config/problems";
import type * as pulumi from "@pulumi/pulumi";
import { meansImpaired, type Raised } from "../observability/alerts";

/** The most stop conditions of an experiment (https://docs.aws.amazon.com/general/latest/gr/fis.html, "Stop conditions per experiment template"). */
export const MOST_STOP_CONDITIONS = 5;

/** Metrics of health checks, and so their alarms, exist in this region only; FIS accepts alarms of the experiment's own region. */
const HEALTH_CHECKS = { namespace: "AWS/Route53", region: "us-east-1" };

/** A canary also probes the other region, which an experiment here does not harm. */
const CANARIES = "CloudWatchSynthetics";

/**
 * The alarms that stop an experiment: critical ones about users; where there is none, the other critical ones. Not both: the fault itself, such
 * as a replica that lags, would stop the experiment at once.
 * @throws Refusal where the region has none: every experiment has a stop condition
 */
export function stopAlarms(raised: readonly Raised[], region: string): pulumi.Output<string>[] {
  const critical = raised.filter(({ spec }) => {
    const elsewhere = spec.namespace === HEALTH_CHECKS.namespace && region !== HEALTH_CHECKS.region;
    return meansImpaired(spec) && spec.namespace !== CANARIES && !elsewhere;
  });
  const aboutUsers = critical.filter(({ spec }) => spec.group === "service");
  const chosen = (aboutUsers.length > 0 ? aboutUsers : critical).slice(0, MOST_STOP_CONDITIONS);
  if (chosen.length === 0) {
    throw new Refusal(
      "holdfast:experiments.faults: this region has no critical alarm, and every experiment needs one as its stop condition. " +
        "Remove the faults.",
    );
  }
  return chosen.map(({ alarm }) => alarm.arn);
}
