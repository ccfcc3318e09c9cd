import { QUEUE } from "../../aws";
import { decided, NOT_YET, UndecidedError, type Graph, type Named, type ResourceOf } from "../../graph";
import { defineRule } from "../../rule";
import { deadLetterFlaws } from "../../services/dead-letters/judge";
import { isRecordOfAlarms } from "../../services/sqs/alarms";
import { isDeadLetterQueue, deadLetterQueueOf } from "../../services/sqs/dead-letters";
import { allowsSource } from "../../services/sqs/redrive-allow";
import { compliant, failuresOf, notApplicable, violation, type Verdict } from "../../verdict";

type Queue = ResourceOf<typeof QUEUE>;

const PROPERTY = "redrivePolicy";

/** A queue that SQS refuses as dead-letter queue is none. */
function judge(queue: Queue, target: Named<Queue>, graph: Graph): readonly Verdict[] {
  const flaws = deadLetterFlaws(queue, graph, ["place", "loop"]);
  if (target.is !== "resource" || decided(allowsSource(target.resource, queue, graph), PROPERTY))
    return failuresOf(flaws);
  const { name } = target.resource;
  return [
    ...flaws,
    violation({
      property: PROPERTY,
      actual: name,
      wanted: "a queue whose redriveAllowPolicy has the ARN of this one",
      message: `The redriveAllowPolicy of ${name} does not allow it as a source: SQS moves nothing there.`,
    }),
  ];
}

export const queueHasDlq = defineRule({
  id: "sqs-queue-has-dlq",
  title: "SQS queues should have a dead-letter queue",
  practices: ["REL04-BP01", "REL04-BP02", "REL05-BP03", "REL05-BP04"],
  peers: { cdkNag: ["SQSQueueDLQ", "SQSRedrivePolicy"] },
  service: "SQS",
  severity: "high",
  why: "A message that always fails returns until its retention ends, delays others, and is then deleted unnoticed.",
  fix: "Create a second queue of the same type, and set it in redrivePolicy with a maxReceiveCount of at least 5.",
  source: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html",
  types: [QUEUE],
  check(queue, graph) {
    const target = deadLetterQueueOf(queue, graph);
    if (target.is === "resource" || target.is === "elsewhere") return judge(queue, target, graph);
    if (target.is === "unknown") {
      // A policy from another resource contains its ARN.
      if (target.candidates?.length) return compliant();
      throw new UndecidedError(PROPERTY, NOT_YET, queue);
    }
    const dead = isDeadLetterQueue(queue, graph);
    if (dead.is === "yes") return notApplicable("It is a dead-letter queue itself.");
    if (isRecordOfAlarms(queue, graph)) return notApplicable("It records alarm notifications for people to read.");
    decided(dead, PROPERTY);
    return violation({
      property: PROPERTY,
      actual: undefined,
      wanted: "the ARN of a dead-letter queue, and a maxReceiveCount",
      message:
        "It has no dead-letter queue: a message that always fails is retried until it expires, and is then lost.",
    });
  },
});
