import { EVENT_TARGET, QUEUE } from "../../aws";
import { decided, valueOf, type Graph, type Resource, type ResourceOf } from "../../graph";
import { defineRule } from "../../rule";
import { allowsEvents, ruleOf } from "../../services/events/queue-policy";
import { compliant, notApplicable, undecided, violation, type Verdict } from "../../verdict";

const PROPERTY = "deadLetterConfig.arn";

function judge(target: ResourceOf<typeof EVENT_TARGET>, queue: Resource, graph: Graph): Verdict {
  if (valueOf(graph.boolean(queue, "fifoQueue"))) {
    return violation({
      property: PROPERTY,
      actual: queue.name,
      wanted: "a standard queue",
      message: `${queue.name} is FIFO, but EventBridge supports only standard queues here: undelivered events are lost.`,
    });
  }
  if (decided(allowsEvents(queue, ruleOf(target, graph), graph), PROPERTY)) return compliant();
  return violation({
    property: PROPERTY,
    actual: queue.name,
    wanted: "a queue whose policy allows sqs:SendMessage to events.amazonaws.com for this rule",
    message: `The policy of ${queue.name} does not allow EventBridge to send for this rule: undelivered events are lost.`,
  });
}

export const dlqAllowsEventbridge = defineRule({
  id: "events-dlq-allows-eventbridge",
  title: "EventBridge dead-letter queues should allow EventBridge to send",
  practices: ["REL05-BP04"],
  service: "EventBridge",
  severity: "medium",
  why: "A FIFO dead-letter queue, or one whose policy does not allow EventBridge, receives nothing. This is noticed when an event is missing.",
  fix: "Use a standard queue, and allow sqs:SendMessage to events.amazonaws.com in its policy, with the rule's ARN as aws:SourceArn.",
  source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html",
  types: [EVENT_TARGET],
  check(target, graph) {
    const { certain: resources, external, complete } = graph.references(target, PROPERTY, [QUEUE]);
    const [queue] = resources;
    if (queue) return judge(target, queue, graph);
    if (!complete)
      return undecided({ property: PROPERTY, reason: "Its dead-letter queue is known only after deployment." });
    if (external.length === 0) return notApplicable("It has no dead-letter queue.");
    return undecided({
      property: PROPERTY,
      reason: "Its dead-letter queue is not in the program: its policy can't be read.",
    });
  },
});
