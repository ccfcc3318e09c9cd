import { TOPIC, TOPIC_SUBSCRIPTION } from "../../aws";
import { NOT_YET, UndecidedError } from "../../graph";
import { defineRule } from "../../rule";
import { alarmsOf } from "../../services/cloudwatch/alarm-actions";
import { deadLetterFlaws } from "../../services/dead-letters/judge";
import { redriveTarget } from "../../services/sqs/dead-letters";
import { compliant, failuresOf, notApplicable, undecided, violation } from "../../verdict";

const PROPERTY = "redrivePolicy";

/** Protocols of machines, to which messages can be redriven (https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html). */
const MACHINES = ["sqs", "lambda", "http", "https", "firehose"];

export const subscriptionHasDlq = defineRule({
  id: "sns-subscription-has-dlq",
  title: "SNS subscriptions should have a dead-letter queue",
  practices: ["REL04-BP02", "REL05-BP04"],
  peers: { cdkNag: ["SNSRedrivePolicy"] },
  service: "SNS",
  severity: "high",
  why: "Messages that SNS can't deliver, because of a subscriber's error or a long outage, are discarded and can't be sent again.",
  fix: "Create an SQS queue of the topic's type in its account and Region that allows sns.amazonaws.com to send, and set it in redrivePolicy.",
  source: "https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html",
  types: [TOPIC_SUBSCRIPTION],
  check(subscription, graph) {
    const target = redriveTarget(subscription, graph);
    if (target.is === "resource" || target.is === "elsewhere") return failuresOf(deadLetterFlaws(subscription, graph));
    if (target.is === "unknown") {
      if (target.candidates?.length) return compliant();
      throw new UndecidedError(PROPERTY, NOT_YET, subscription);
    }
    const protocol = graph.read.string(subscription, "protocol");
    if (protocol === undefined || !MACHINES.includes(protocol))
      return notApplicable("It notifies a person, who does not read a dead-letter queue.");
    const topics = graph.references(subscription, "topic", [TOPIC]);
    const [topic] = topics.certain;
    if (topic && alarmsOf(topic, graph).certain.length > 0)
      return notApplicable("It is for alarms, whose state CloudWatch keeps.");
    if (!topic) return undecided({ property: "topic", reason: "Whether its topic is for alarms is not known." });
    return violation({
      property: PROPERTY,
      actual: undefined,
      wanted: "the ARN of a queue as deadLetterTargetArn",
      message: `Messages from ${topic.name} that can't be delivered are discarded.`,
    });
  },
});
