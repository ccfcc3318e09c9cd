import type * as pulumi from "@pulumi/pulumi";
import { formatDuration, MINUTE } from "../../lib/duration";
import type { Bus, BusRule } from "../config/schema/messaging/buses";
import type { Alerts } from "../observability/alerts";
import { failures } from "../observability/thresholds";
import { endpointAlarmKey, ruleOfBus } from "../topology/messaging-events";

const MILLISECONDS = 1000;

/** From an event's arrival to its first delivery, in milliseconds (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html). */
const LATENCY = {
  group: "messages",
  severity: "warning",
  namespace: "AWS/Events",
  metricName: "IngestionToInvocationStartLatency",
  statistic: "Average",
  comparison: "GreaterThanOrEqualToThreshold",
  period: MINUTE,
} as const;

/** Events of a bus wait for their first delivery. */
export function latencyAlarm(
  alerts: Pick<Alerts, "alarm">,
  { bus, busName, seconds }: { bus: string; busName: string; seconds: number },
  opts: pulumi.CustomResourceOptions,
): void {
  alerts.alarm(
    `events-${bus}-latency`,
    {
      ...LATENCY,
      problem: `Events of bus ${bus} wait ${formatDuration(seconds)} or longer on average for their first delivery.`,
      response:
        "Check for throttled rules, and AWS Health for EventBridge in this Region. Events that wait are late, not lost.",
      runbook: "events.md#event-delivery-is-delayed",
      dimensions: { EventBusName: busName },
      threshold: seconds * MILLISECONDS,
      evaluationPeriods: 5,
      // In a minute without an event nothing waits.
      treatMissingData: "notBreaching",
    },
    opts,
  );
}

/**
 * The alarm of a global endpoint's health check, as in AWS's template: on EventBridge in the whole region, and on no subscriber's own metric, since
 * one failing subscriber must not send every event to the other region (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-ge-cfn.html,
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-ge-best-practices.html).
 */
export function endpointAlarm(
  alerts: Pick<Alerts, "alarm">,
  { bus, endpoint }: { bus: string; endpoint: NonNullable<Bus["globalEndpoint"]> },
  opts: pulumi.CustomResourceOptions,
): void {
  const gaps = endpoint.quiet === "failed" ? ", or no event is delivered" : "";
  alerts.alarm(
    endpointAlarmKey(bus),
    {
      // A warning: the endpoint acts by itself, and a night without events is no failure of the region.
      ...LATENCY,
      problem: `Events of this Region wait ${formatDuration(endpoint.latency)} or longer on average${gaps}, for ${formatDuration(endpoint.for)}.`,
      response: `Check that the consumers in the other Region keep up with what the global endpoint of bus ${bus} sends there.`,
      runbook: "events.md#the-global-endpoint-has-failed-over",
      dimensions: {},
      threshold: endpoint.latency * MILLISECONDS,
      evaluationPeriods: endpoint.for / MINUTE,
      // An impaired Region may send no metrics, and AWS's template counts that as a failure. For a bus with rare events the settings say otherwise.
      treatMissingData: endpoint.quiet === "failed" ? "breaching" : "missing",
    },
    opts,
  );
}

/** `at least 1 event`, `at least 3 events`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `at least ${count} ${count === 1 ? one : many}`;
}

export interface RuleAlarmsArgs {
  bus: string;
  rule: string;
  alarms: BusRule["alarms"];
  dimensions: Record<string, string>;
  /** Whether the bus has an archive. */
  archived: boolean;
}

/** Deliveries of a rule are given up, lost or throttled. */
export function ruleAlarms(
  alerts: Pick<Alerts, "alarm">,
  { bus, rule, alarms, dimensions, archived }: RuleAlarmsArgs,
  opts: pulumi.CustomResourceOptions,
): void {
  const key = `events-${ruleOfBus(bus, rule)}`;
  const who = `rule ${rule} of bus ${bus}`;
  // EventBridge sends these metrics only when they are not zero (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html).
  const count = (metricName: string, atLeast: number) =>
    ({
      group: "messages",
      namespace: "AWS/Events",
      metricName,
      dimensions,
      ...failures(atLeast, 5 * MINUTE),
    }) as const;
  alerts.alarm(
    `${key}-failed`,
    {
      problem: `EventBridge gave up ${counted(alarms.failed, "delivery", "deliveries")} of ${who} within five minutes.`,
      response: "Check which target fails; the undelivered events are in the rule's dead-letter queue.",
      runbook: "events.md#rule-invocations-fail",
      severity: "warning",
      ...count("FailedInvocations", alarms.failed),
    },
    opts,
  );
  alerts.alarm(
    `${key}-lost`,
    {
      problem: `EventBridge could neither deliver ${counted(1, "event")} of ${who} nor send it to the dead-letter queue within five minutes: it is lost.`,
      response: `Fix the policy or the key of the dead-letter queue, then ${archived ? "replay the time from the archive" : "have the senders send again; there is no archive"}.`,
      runbook: "events.md#events-are-lost",
      severity: "critical",
      ...count("InvocationsFailedToBeSentToDlq", 1),
    },
    opts,
  );
  alerts.alarm(
    `${key}-throttled`,
    {
      problem: `EventBridge throttled ${counted(alarms.throttled, "event")} of ${who} within five minutes.`,
      response: "Request a higher quota of invocations in this Region, and the same in the other.",
      runbook: "events.md#a-rule-is-throttled",
      severity: "warning",
      ...count("ThrottledRules", alarms.throttled),
    },
    opts,
  );
}
