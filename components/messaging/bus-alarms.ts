import type * as pulumi from "@pulumi/pulumi";
import { formatDuration } from "../../lib/duration";
import type { Bus } from "../config/schema/messaging/buses";
import type { Alerts } from "../observability/alerts";
import { endpointAlarmKey } from "../topology/messaging-events";

const MINUTE = 60;
const MILLISECONDS = 1000;

/** From an event's arrival to its first delivery, in milliseconds (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html). */
const LATENCY = { namespace: "AWS/Events", metricName: "IngestionToInvocationStartLatency", statistic: "Average" };

/** Events of a bus wait for their first delivery. */
export function latencyAlarm(
  alerts: Alerts,
  { bus, busName, seconds }: { bus: string; busName: string; seconds: number },
  opts: pulumi.CustomResourceOptions,
): void {
  alerts.alarm(
    `events-${bus}-latency`,
    {
      what: `Events of bus ${bus} wait for ${formatDuration(seconds)} or longer on average before they are first delivered.`,
      todo: "Look for throttled rules and at AWS's health page; events that wait are late, not lost.",
      runbook: "events.md#event-delivery-is-delayed",
      group: "messages",
      severity: "warning",
      ...LATENCY,
      dimensions: { EventBusName: busName },
      comparison: "GreaterThanOrEqualToThreshold",
      threshold: seconds * MILLISECONDS,
      period: MINUTE,
      evaluationPeriods: 5,
      // A minute without an event has nothing that waits.
      treatMissingData: "notBreaching",
    },
    opts,
  );
}

/**
 * What a global endpoint's health check looks at, as in AWS's template: EventBridge of the whole region, and no subscriber's own metric, since one
 * failing subscriber must not take every event to the other region (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-ge-cfn.html,
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-ge-best-practices.html).
 */
export function endpointAlarm(
  alerts: Alerts,
  { bus, wanted }: { bus: string; wanted: NonNullable<Bus["globalEndpoint"]> },
  opts: pulumi.CustomResourceOptions,
): void {
  const gaps = wanted.quiet === "failed" ? ", or none is delivered" : "";
  alerts.alarm(
    endpointAlarmKey(bus),
    {
      what: `Events of this region wait for ${formatDuration(wanted.latency)} or longer on average${gaps}, for ${formatDuration(wanted.for)}.`,
      todo: `The global endpoint of bus ${bus} leads to the other region by itself, and back; see that its consumers keep up.`,
      runbook: "events.md#the-global-endpoint-has-failed-over",
      group: "messages",
      // The endpoint acts by itself, and a quiet night is no failure of the region: its composite alarm must not ring.
      severity: "warning",
      ...LATENCY,
      dimensions: {},
      comparison: "GreaterThanOrEqualToThreshold",
      threshold: wanted.latency * MILLISECONDS,
      period: MINUTE,
      evaluationPeriods: wanted.for / MINUTE,
      // A region that has failed may send no metrics: AWS's template takes that for a failure. Where events are rare the settings say otherwise.
      treatMissingData: wanted.quiet === "failed" ? "breaching" : "missing",
    },
    opts,
  );
}
