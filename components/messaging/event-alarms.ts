import type * as pulumi from "@pulumi/pulumi";
import type { BusRule } from "../config/schema/messaging/buses";
import type { AlarmSpec, Alerts } from "../observability/alerts";
import { ruleOfBus } from "../topology/messaging-events";

const MINUTE = 60;

export interface RuleAlarmsArgs {
  bus: string;
  rule: string;
  alarms: BusRule["alarms"];
  dimensions: Record<string, string>;
  /** Whether the bus has an archive. */
  archived: boolean;
}

/** `at least 1 event`, `at least 3 events`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `at least ${count} ${count === 1 ? one : many}`;
}

/** What goes wrong with a rule's deliveries: given up, lost for good, held back. */
export function ruleAlarms(
  alerts: Alerts,
  { bus, rule, alarms, dimensions, archived }: RuleAlarmsArgs,
  opts: pulumi.CustomResourceOptions,
): void {
  const key = `events-${ruleOfBus(bus, rule)}`;
  const who = `rule ${rule} of bus ${bus}`;
  const sum = (metricName: string, threshold: number) => ({ ...COUNTED, dimensions, metricName, threshold });
  alerts.alarm(
    `${key}-failed`,
    {
      what: `EventBridge gave up ${counted(alarms.failed, "delivery", "deliveries")} of ${who} within five minutes.`,
      todo: "Look which target fails; what was given up lies in the rule's undelivered queue.",
      runbook: "events.md#rule-invocations-fail",
      severity: "warning",
      ...sum("FailedInvocations", alarms.failed),
    },
    opts,
  );
  alerts.alarm(
    `${key}-lost`,
    {
      what: `Events of ${who} are lost: EventBridge could neither deliver them nor put them into the undelivered queue.`,
      todo: `Mend the undelivered queue's policy or key, then ${archived ? "replay the time from the archive" : "have the senders send again; there is no archive"}.`,
      runbook: "events.md#events-are-lost",
      severity: "critical",
      ...sum("InvocationsFailedToBeSentToDlq", 1),
    },
    opts,
  );
  alerts.alarm(
    `${key}-throttled`,
    {
      what: `EventBridge held back ${counted(alarms.throttled, "event")} of ${who} within five minutes.`,
      todo: "Ask for a higher quota of invocations in this region, and the same in the other.",
      runbook: "events.md#a-rule-is-throttled",
      severity: "warning",
      ...sum("ThrottledRules", alarms.throttled),
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
