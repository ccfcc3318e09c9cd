import { SCHEDULE } from "../../aws";
import { defineRule } from "../../rule";
import { deadLetterFlaws } from "../../services/dead-letters/judge";
import { failuresOf, violation } from "../../verdict";

const PROPERTY = "target.deadLetterConfig.arn";

export const scheduleDlq = defineRule({
  id: "scheduler-schedule-has-dlq",
  title: "EventBridge Scheduler schedules should have a dead-letter queue",
  practices: ["REL04-BP02", "REL05-BP04"],
  service: "EventBridge",
  severity: "medium",
  why: "An invocation that fails in every attempt is dropped without a trace: the scheduled work did not run and no one knows.",
  fix: "Set target.deadLetterConfig.arn to a standard SQS queue, and allow sqs:SendMessage on it to the role of the schedule's target.",
  source: "https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html",
  types: [SCHEDULE],
  check(schedule, graph) {
    if (graph.given(schedule, PROPERTY).kind !== "missing") return failuresOf(deadLetterFlaws(schedule, graph));
    return violation({
      property: PROPERTY,
      actual: undefined,
      wanted: "the ARN of a standard SQS queue",
      message: "An invocation that fails in every attempt is dropped.",
    });
  },
});
