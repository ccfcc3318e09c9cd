import { BACKUP_PLAN } from "../../aws";
import { decided } from "../../graph";
import { defineRule } from "../../rule";
import { reportsOf } from "../../services/backup/reports";
import { compliant, violation } from "../../verdict";

const PROPERTY = "rules";

export const failedJobsNotify = defineRule({
  id: "backup-failed-jobs-notify",
  title: "AWS Backup plans should notify on failed jobs",
  practices: ["REL09-BP04", "REL11-BP06"],
  service: "AWS Backup",
  severity: "medium",
  why: "Backup jobs fail silently: the last good recovery point grows older until it is needed.",
  fix: 'Add an aws.cloudwatch.EventRule on the source "aws.backup" with the states FAILED and EXPIRED, an EventTarget to an SNS topic, and a TopicSubscription. Acknowledge it if the subscribers are managed outside of the program.',
  source: "https://docs.aws.amazon.com/aws-backup/latest/devguide/eventbridge.html",
  types: [BACKUP_PLAN],
  check(plan, graph) {
    const { received, topics } = reportsOf(plan, graph);
    if (decided(received, PROPERTY)) return compliant();
    const names = topics.map(({ name }) => name).join(", ");
    return violation({
      property: PROPERTY,
      actual: undefined,
      wanted: names
        ? `an aws.sns.TopicSubscription of ${names}`
        : "an aws.cloudwatch.EventRule on its failed jobs, with a target",
      message: names
        ? `Its failed jobs are published to ${names}, which has no subscriber.`
        : "No rule matches the events of its failed jobs, and its vault sends no notifications of them.",
    });
  },
});
