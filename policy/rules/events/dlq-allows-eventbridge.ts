import { EVENT_BUS, EVENT_TARGET } from "../../aws";
import { defineRule } from "../../rule";
import { deadLetterFlaws } from "../../services/dead-letters/judge";
import { failuresOf, notApplicable } from "../../verdict";

const PROPERTY = "deadLetterConfig.arn";

export const dlqAllowsEventbridge = defineRule({
  id: "events-dlq-allows-eventbridge",
  title: "EventBridge dead-letter queues should allow EventBridge to send",
  practices: ["REL05-BP04"],
  service: "EventBridge",
  severity: "medium",
  why: "A dead-letter queue in another Region, a FIFO one, or one whose policy does not allow EventBridge, receives nothing. This is noticed when an event is missing.",
  fix: "Use a standard queue in the same Region, and allow sqs:SendMessage to events.amazonaws.com in its policy, with the ARN of the rule or bus as aws:SourceArn.",
  source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html",
  types: [EVENT_TARGET, EVENT_BUS],
  check(holder, graph) {
    if (graph.given(holder, PROPERTY).kind === "missing") return notApplicable("It has no dead-letter queue.");
    return failuresOf(deadLetterFlaws(holder, graph));
  },
});
