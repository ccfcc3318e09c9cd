import type { AlarmSpec } from "../observability/alerts";

const FIVE_MINUTES = 300;

/** What every alarm on a topic shares. https://docs.aws.amazon.com/sns/latest/dg/sns-monitoring-using-cloudwatch.html */
function onTopic(topicName: string) {
  return {
    group: "messages",
    namespace: "AWS/SNS",
    dimensions: { TopicName: topicName },
    statistic: "Sum",
    period: FIVE_MINUTES,
    evaluationPeriods: 1,
    comparison: "GreaterThanOrEqualToThreshold",
    // SNS falls silent on a topic that nobody has used for hours: nothing was delivered, and nothing failed.
    treatMissingData: "notBreaching",
  } as const;
}

/** A subscriber does not take what it is told. @param failures deliveries within five minutes; of an https address each attempt counts */
export function deliveriesFailed(topic: string, topicName: string, failures: number): AlarmSpec {
  return {
    ...onTopic(topicName),
    what: `${failures} or more deliveries of ${topic} failed within 5m.`,
    todo: "See which subscriber does not answer; what is given up goes to the subscription's dead-letter queue.",
    runbook: "messaging.md#a-topic-cannot-deliver",
    severity: "warning",
    metricName: "NumberOfNotificationsFailed",
    threshold: failures,
  };
}

/** What could not be delivered could not be kept either. */
export function deliveriesLost(topic: string, topicName: string): AlarmSpec {
  return {
    ...onTopic(topicName),
    what: `SNS could not put messages of ${topic} into a dead-letter queue either, and they are lost.`,
    todo: "Mend the policy or the key of that queue at once: every further one is lost too.",
    runbook: "messaging.md#a-topic-loses-messages",
    severity: "critical",
    metricName: "NumberOfNotificationsFailedToRedriveToDlq",
    threshold: 1,
  };
}
