import { EVENT_RULE, EVENT_TARGET, QUEUE } from "../../aws";
import { defineRule } from "../../rule";
import { repeatedSoon } from "../../services/events/frequent-schedule";
import { compliant, notApplicable, violation } from "../../verdict";

const PROPERTY = "deadLetterConfig.arn";

export const targetHasDlq = defineRule({
  id: "events-target-has-dlq",
  title: "EventBridge rule targets should have a dead-letter queue",
  practices: ["REL04-BP02", "REL05-BP04"],
  peers: { cdkNag: ["EventBusDLQ"] },
  service: "EventBridge",
  severity: "medium",
  why: "EventBridge drops an event when its retries are exhausted, or immediately if the target does not exist or denies access.",
  fix: "Set deadLetterConfig.arn to a standard SQS queue whose policy allows events.amazonaws.com to send for this rule.",
  source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html",
  types: [EVENT_TARGET],
  check(target, graph) {
    if (graph.given(target, PROPERTY).kind === "missing") {
      const repeated = repeatedSoon(graph.references(target, "rule", [EVENT_RULE]).certain[0], graph);
      if (repeated !== undefined) return notApplicable(repeated);
      return violation({
        property: PROPERTY,
        actual: undefined,
        wanted: "the ARN of a standard SQS queue",
        message: "Events that can't be delivered to it are dropped and can't be sent again.",
      });
    }
    // A reference to another resource is a value.
    if (graph.references(target, PROPERTY, [QUEUE]).certain.length === 0) graph.read.given(target, PROPERTY);
    return compliant();
  },
});
