import { EVENT_SOURCE_MAPPING, QUEUE, REDRIVE_POLICY } from "../../aws";
import { z } from "zod";
import { valueOf, type Graph, type Resource, type ResourceOf } from "../../graph";
import { defineRule } from "../../rule";
import { deadLetterQueueOf } from "../../services/sqs/dead-letters";
import { compliant, notApplicable, undecided, violation, type Verdict } from "../../verdict";

const PROPERTY = "redrivePolicy";

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue.html */
const ALLOWED = { least: 1, most: 1000 };
const THIRTY_SECONDS = 30;
const FOUR_DAYS = 345_600;

type Queue = ResourceOf<typeof QUEUE>;

/** What has the redrive policy of a queue: itself, or a RedrivePolicy beside it. */
function holderOf(queue: Queue, graph: Graph): Resource {
  if (graph.given(queue, PROPERTY).kind !== "missing") return queue;
  return graph.referrers(queue, [REDRIVE_POLICY], "queueUrl").certain[0] ?? queue;
}

function judge(queue: Queue, count: number, least: number, graph: Graph): Verdict {
  const wrong = (wanted: string, message: string) => violation({ property: PROPERTY, actual: count, wanted, message });
  if (count < ALLOWED.least || count > ALLOWED.most)
    return wrong("a maxReceiveCount from 1 to 1000", `Its maxReceiveCount is ${count}, which SQS refuses.`);
  const [reader] = graph.referrers(queue, [EVENT_SOURCE_MAPPING], "eventSourceArn").certain;
  // AWS advises against 1: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/avoiding-inconsistent-message-processing.html
  const needed = reader ? least : Math.min(2, least);
  if (count < needed)
    return wrong(
      `a maxReceiveCount of at least ${needed}`,
      reader
        ? `${reader.name} also counts a receive when the function is throttled: after ${count} of them good messages are in the dead-letter queue.`
        : `A single failed receive, such as during a deployment of the consumer, moves good messages to the dead-letter queue.`,
    );
  const [hidden, kept] = [
    graph.number(queue, "visibilityTimeoutSeconds", THIRTY_SECONDS),
    graph.number(queue, "messageRetentionSeconds", FOUR_DAYS),
  ].map(valueOf);
  if (hidden === undefined || kept === undefined || hidden * count < kept) return compliant();
  return wrong(
    `a maxReceiveCount of less than ${Math.ceil(kept / hidden)}`,
    `${count} receives of ${hidden} s take longer than the ${kept} s that it keeps messages: they are deleted before they are moved to the dead-letter queue.`,
  );
}

export const dlqMaxReceiveCount = defineRule({
  id: "sqs-dlq-max-receive-count",
  title: "SQS queues should receive a message several times before it is moved to the dead-letter queue",
  practices: ["REL05-BP03", "REL05-BP04"],
  service: "SQS",
  severity: "medium",
  why: "With one receive, every throttled or restarted consumer moves good messages to the dead-letter queue. With too many, messages expire before they get there.",
  fix: "Raise maxReceiveCount (AWS advises at least 5 where Lambda reads the queue), so that maxReceiveCount times the visibility timeout is less than the retention.",
  source: "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html",
  types: [QUEUE],
  settings: z.object({
    leastWithLambda: z
      .int()
      .min(1)
      .max(1000)
      .default(5)
      .describe("The minimum maxReceiveCount of a queue that a function reads."),
  }),
  check(queue, graph, { leastWithLambda }) {
    if (deadLetterQueueOf(queue, graph).is === "none") return notApplicable("It has no dead-letter queue.");
    const policy = graph.document(holderOf(queue, graph), PROPERTY);
    if (policy.kind !== "known")
      return undecided({ property: PROPERTY, reason: "Its maxReceiveCount is known only after deployment." });
    const count = Number(policy.value.maxReceiveCount);
    if (Number.isInteger(count)) return judge(queue, count, leastWithLambda, graph);
    return violation({
      property: PROPERTY,
      actual: undefined,
      wanted: "a maxReceiveCount from 1 to 1000",
      message: "Its redrivePolicy has no maxReceiveCount: SQS refuses it.",
    });
  },
});
