import {
  API_DESTINATION,
  ECS_CLUSTER,
  EVENT_BUS,
  EVENT_TARGET,
  FIREHOSE_STREAM,
  LAMBDA_ALIAS,
  LAMBDA_FUNCTION,
  LOG_GROUP,
  QUEUE,
  STATE_MACHINE,
  STREAM,
  TOPIC,
} from "../../aws";
import type { Graph, Resource, ResourceOf } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, notApplicable, undecided, violation, type Verdict } from "../../verdict";

/** The types of a rule's target other than a queue: at preview a target's ARN is known only by its resource. */
const OTHER_TARGETS = [
  TOPIC,
  LAMBDA_FUNCTION,
  LAMBDA_ALIAS,
  STREAM,
  STATE_MACHINE,
  FIREHOSE_STREAM,
  EVENT_BUS,
  API_DESTINATION,
  LOG_GROUP,
  ECS_CLUSTER,
];

const GROUP = "sqsTarget.messageGroupId";

function judge(target: ResourceOf<typeof EVENT_TARGET>, queue: Resource | undefined, graph: Graph): Verdict {
  const group = graph.read.given(target, GROUP);
  if (group === undefined) {
    return violation({
      property: GROUP,
      actual: undefined,
      wanted: "the name of a message group",
      message: "Its queue is FIFO and rejects messages without a message group ID: no event is delivered.",
    });
  }
  if (!queue)
    return undecided({
      property: "arn",
      reason: "Its queue is not in the program: whether it has content-based deduplication can't be determined.",
    });
  if (graph.read.boolean(queue, "contentBasedDeduplication", false)) return compliant();
  return violation({
    property: "arn",
    actual: queue.name,
    wanted: "a FIFO queue with contentBasedDeduplication",
    message: `${queue.name} requires a deduplication ID, which EventBridge does not send: no event is delivered.`,
  });
}

export const fifoTargetMessageGroup = defineRule({
  id: "events-fifo-target-message-group",
  title: "EventBridge FIFO queue targets should have a message group and content-based deduplication",
  practices: ["REL04-BP04"],
  service: "EventBridge",
  severity: "high",
  why: "A FIFO queue rejects each message without a message group ID or a deduplication ID: the rule delivers nothing.",
  fix: "Set sqsTarget.messageGroupId on the target, and contentBasedDeduplication on the queue.",
  source: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html",
  types: [EVENT_TARGET],
  check(target, graph) {
    const { certain: resources, external, complete } = graph.references(target, "arn", [QUEUE, ...OTHER_TARGETS]);
    const queue = resources.find(({ type }) => type === QUEUE);
    if (queue)
      return graph.read.boolean(queue, "fifoQueue", false)
        ? judge(target, queue, graph)
        : notApplicable("Its queue is a standard queue.");
    if (!complete)
      return undecided({
        property: "arn",
        reason: "Whether its target is a FIFO queue is known only after deployment.",
      });
    const isFifo = external.some((arn) => /^arn:[^:]*:sqs:.*\.fifo$/.test(arn));
    return isFifo ? judge(target, undefined, graph) : notApplicable("Its target is not a FIFO queue.");
  },
});
