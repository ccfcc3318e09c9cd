import type { AlarmSpec } from "../observability/alerts";
import { failures } from "../observability/thresholds";

const FIVE_MINUTES = 300;

/** What the alarms on a topic share. https://docs.aws.amazon.com/sns/latest/dg/sns-monitoring-using-cloudwatch.html */
function onTopic(topicName: string, atLeast: number) {
  return {
    group: "messages",
    namespace: "AWS/SNS",
    dimensions: { TopicName: topicName },
    // SNS stops reporting a topic that is unused for hours: nothing was delivered, and nothing failed.
    ...failures(atLeast, FIVE_MINUTES),
  } as const;
}

/** @param atLeast failed deliveries within five minutes; for an HTTPS endpoint each attempt counts */
export function deliveriesFailed(topic: string, topicName: string, atLeast: number): AlarmSpec {
  return {
    ...onTopic(topicName, atLeast),
    problem: `${atLeast} or more deliveries of topic ${topic} failed within 5m.`,
    response:
      "Check which subscriber does not accept messages; SNS moves what it gives up to the subscription's dead-letter queue.",
    runbook: "messaging.md#a-topic-cannot-deliver",
    severity: "warning",
    metricName: "NumberOfNotificationsFailed",
  };
}

/** Messages reached neither the subscriber nor the dead-letter queue. */
export function deliveriesLost(topic: string, topicName: string): AlarmSpec {
  return {
    ...onTopic(topicName, 1),
    problem: `SNS could not move at least 1 undelivered message of topic ${topic} to a dead-letter queue within 5m: it is lost.`,
    response: "Fix the policy or the key of that queue now: until then every further undelivered message is lost too.",
    runbook: "messaging.md#a-topic-loses-messages",
    severity: "critical",
    metricName: "NumberOfNotificationsFailedToRedriveToDlq",
  };
}
