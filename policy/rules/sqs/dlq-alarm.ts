import { QUEUE } from "../../aws";
import { z } from "zod";
import { answer, decided, foundBy, isAny, merged, unknown, type Answer, type Graph, type Resource } from "../../graph";
import { defineRule } from "../../rule";
import { alarmsOn } from "../../services/sqs/alarms";
import { isDeadLetterQueue } from "../../services/sqs/dead-letters";
import { compliant, notApplicable, violation } from "../../verdict";

const PROPERTY = "name";
const METRIC = "ApproximateNumberOfMessagesVisible";

/** Whether an alarm goes to ALARM with few messages. One in the other direction is judged by cloudwatch-alarm-threshold-reachable. */
function isEarly(alarm: Resource, most: number, graph: Graph): Answer {
  const threshold = graph.number(alarm, "threshold");
  if (threshold.kind === "unknown") return unknown(`The threshold of ${alarm.name} ${threshold.reason}.`);
  return answer(threshold.kind === "missing" || threshold.value <= most);
}

export const dlqAlarm = defineRule({
  id: "sqs-dlq-alarm",
  title: "SQS dead-letter queues should have an alarm on visible messages",
  practices: ["REL05-BP04", "REL06-BP01"],
  service: "SQS",
  severity: "medium",
  why: "Messages in a dead-letter queue stay unnoticed until their retention ends, and are then deleted.",
  fix: `Add an aws.cloudwatch.MetricAlarm on ${METRIC} of the dead-letter queue, above 0. NumberOfMessagesSent does not count messages that SQS moves there.`,
  source:
    "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/dead-letter-queues-alarms-cloudwatch.html",
  types: [QUEUE],
  settings: z.object({
    mostMessages: z.int().min(0).default(1000).describe("The maximum threshold of the alarm, in messages."),
  }),
  check(queue, graph, { mostMessages }) {
    const dead = isDeadLetterQueue(queue, graph);
    if (dead.is === "no") return notApplicable("It is not a dead-letter queue.");
    const alarms = alarmsOn(queue, METRIC, graph);
    const early = foundBy(alarms.certain, (alarm) => isEarly(alarm, mostMessages, graph));
    const watched = isAny(
      merged([early, { ...alarms, certain: [] }]),
      "What an alarm is on is known only after deployment.",
    );
    if (decided(watched, PROPERTY)) return compliant();
    decided(dead, PROPERTY);
    const late = alarms.certain.map(({ name }) => name).join(", ");
    return violation({
      property: PROPERTY,
      actual: late || undefined,
      wanted: `an aws.cloudwatch.MetricAlarm on ${METRIC} with its QueueName, above 0 and at most ${mostMessages}`,
      message: late
        ? `${late} goes to ALARM only with more than ${mostMessages} messages in it: failures wait unnoticed.`
        : "No alarm is on the messages in it.",
    });
  },
});
