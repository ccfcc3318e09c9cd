import { BACKUP_PLAN } from "../../aws";
import { decided } from "../../graph";
import { defineRule } from "../../rule";
import { reportsOf, type Report } from "../../services/backup/reports";
import { failuresOf, verdictsOf, violation, type Verdict } from "../../verdict";

const PROPERTY = "rules";

function judge({ what, received, topics }: Report): Verdict | undefined {
  if (decided(received, PROPERTY)) return undefined;
  const names = [...new Set(topics.map(({ name }) => name))].join(", ");
  return violation({
    property: PROPERTY,
    actual: undefined,
    wanted: names
      ? `a subscriber of ${names}, and a policy and key that allow the service to publish`
      : `an aws.cloudwatch.EventRule on its failed ${what}, with a target`,
    message: names
      ? `Its failed ${what} are published to ${names}, which no one receives: it has no subscriber that is reached, or its policy or key does not allow it.`
      : `No enabled rule matches the events of its failed ${what}, and no vault notification or alarm reports them.`,
  });
}

export const failedJobsNotify = defineRule({
  id: "backup-failed-jobs-notify",
  title: "AWS Backup plans should notify on failed jobs",
  practices: ["REL09-BP04", "REL11-BP06"],
  service: "AWS Backup",
  severity: "medium",
  why: "Backup jobs fail silently: the last good recovery point grows older until it is needed.",
  fix: 'Add an aws.cloudwatch.EventRule on the source "aws.backup" with the states FAILED and EXPIRED, an EventTarget to an SNS topic whose policy and key allow events.amazonaws.com, and a TopicSubscription. Acknowledge it if the subscribers are managed outside of the program.',
  source: "https://docs.aws.amazon.com/aws-backup/latest/devguide/eventbridge.html",
  types: [BACKUP_PLAN],
  check(plan, graph) {
    const checks = reportsOf(plan, graph).map((report) => () => judge(report));
    return failuresOf(verdictsOf(plan, checks));
  },
});
