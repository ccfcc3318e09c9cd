import { EVENT_TARGET, QUEUE, TOPIC_SUBSCRIPTION } from "../../aws";
import { defineRule } from "../../rule";
import { judgeKeyPolicy } from "../../services/kms/key-policy";
import { sourcesOf } from "../../services/sqs/dead-letters";

const SNS = "sns.amazonaws.com";
const EVENTS = "events.amazonaws.com";

export const queueKeyAllowsSenders = defineRule({
  id: "kms-queue-key-allows-senders",
  title: "KMS keys of SQS queues should allow the sending services",
  practices: ["REL05-BP04"],
  service: "KMS",
  severity: "high",
  why: "Messages that SNS or EventBridge sends to a queue whose key they may not use never arrive. A dead-letter queue with the same key does not receive them either.",
  fix: "Use a customer managed key as kmsMasterKeyId, and allow kms:Decrypt and kms:GenerateDataKey* in its policy to sns.amazonaws.com or events.amazonaws.com.",
  source: "https://docs.aws.amazon.com/sns/latest/dg/sns-enable-encryption-for-topic-sqs-queue-subscriptions.html",
  types: [QUEUE],
  check(queue, graph) {
    const undelivered = sourcesOf(queue, graph).certain.filter(({ type }) => type === TOPIC_SUBSCRIPTION);
    return judgeKeyPolicy(
      queue,
      [
        [SNS, graph.referrers(queue, [TOPIC_SUBSCRIPTION], "endpoint").certain],
        [EVENTS, graph.referrers(queue, [EVENT_TARGET], "arn").certain],
        [EVENTS, graph.referrers(queue, [EVENT_TARGET], "deadLetterConfig.arn").certain],
        [SNS, undelivered],
      ],
      { verb: "sends", awsManagedKey: "alias/aws/sqs", consequence: "no message arrives" },
      graph,
    );
  },
});
