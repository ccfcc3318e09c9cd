import type * as pulumi from "@pulumi/pulumi";
import type { BusRule } from "../config/schema/messaging/buses";
import type { AlarmSpec, Alerts } from "../observability/alerts";

const MINUTE = 60;

export interface RuleAlarmsArgs {
  bus: string;
  rule: string;
  alarms: BusRule["alarms"];
  dimensions: Record<string, string>;
}

/** What goes wrong with a rule's deliveries: given up, lost for good, held back. */
export function ruleAlarms(
  alerts: Alerts,
  { bus, rule, alarms, dimensions }: RuleAlarmsArgs,
  opts: pulumi.CustomResourceOptions,
): void {
  const key = `events-${bus}-${rule}`;
  const who = `rule ${rule} of bus ${bus}`;
  const counted = (metricName: string, threshold: number) => ({ ...COUNTED, dimensions, metricName, threshold });
  alerts.alarm(
    `${key}-failed`,
    {
      what: `EventBridge gave up at least ${alarms.failed} deliver${alarms.failed === 1 ? "y" : "ies"} of ${who} within five minutes.`,
      todo: "Look which target fails; what was given up lies in the rule's undelivered queue.",
      runbook: "events.md#a-rule-gives-up-on-events",
      severity: "warning",
      ...counted("FailedInvocations", alarms.failed),
    },
    opts,
  );
  alerts.alarm(
    `${key}-lost`,
    {
      what: `Events of ${who} are lost: EventBridge could neither deliver them nor put them into the undelivered queue.`,
      todo: "Mend the undelivered queue's policy or key, then replay the time from the archive.",
      runbook: "events.md#events-are-lost",
      severity: "critical",
      ...counted("InvocationsFailedToBeSentToDlq", 1),
    },
    opts,
  );
  alerts.alarm(
    `${key}-throttled`,
    {
      what: `EventBridge held back at least ${alarms.throttled} event(s) of ${who} within five minutes.`,
      todo: "Ask for a higher quota of invocations in this region, and the same in the other.",
      runbook: "events.md#a-rule-is-throttled",
      severity: "warning",
      ...counted("ThrottledRules", alarms.throttled),
    },
    opts,
  );
}

const COUNTED = {
  group: "messages",
  namespace: "AWS/Events",
  statistic: "Sum",
  comparison: "GreaterThanOrEqualToThreshold",
  period: 5 * MINUTE,
  evaluationPeriods: 1,
  // EventBridge sends these metrics where they are not zero alone (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html).
  treatMissingData: "notBreaching",
} satisfies Partial<AlarmSpec>;
