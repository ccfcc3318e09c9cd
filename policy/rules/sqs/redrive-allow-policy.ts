import { QUEUE } from "../../aws";
import { defineRule } from "../../rule";
import { sourcesOf } from "../../services/sqs/dead-letters";
import { BY_QUEUE, redrivePermissionOf } from "../../services/sqs/redrive-allow";
import { compliant, notApplicable, undecided, violation } from "../../verdict";

const PROPERTY = "redriveAllowPolicy";

export const redriveAllowPolicy = defineRule({
  id: "sqs-redrive-allow-policy",
  title: "SQS dead-letter queues should allow only their own source queues",
  practices: ["REL05-BP04"],
  service: "SQS",
  severity: "low",
  why: "By default every queue of the account may use it as dead-letter queue: messages of others are mixed in, and a redrive can send them to the wrong queue.",
  fix: 'Set redriveAllowPolicy (or an aws.sqs.RedriveAllowPolicy) to redrivePermission "byQueue" with the ARNs of its sources.',
  source: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html",
  types: [QUEUE],
  check(queue, graph) {
    const { certain, possible } = sourcesOf(queue, graph);
    const queues = certain.filter(({ type }) => type === QUEUE);
    if (queues.length === 0)
      return certain.length === 0 && possible.length > 0
        ? undecided({
            property: PROPERTY,
            reason: "Whether it is a dead-letter queue is known only after deployment.",
          })
        : notApplicable("It is not a dead-letter queue.");
    const permission = redrivePermissionOf(queue, graph);
    if (permission === BY_QUEUE) return compliant();
    const names = queues.map(({ name }) => name).join(", ");
    return violation({
      property: PROPERTY,
      actual: permission,
      wanted: "byQueue, with the ARNs of its sources",
      message:
        permission === "denyAll"
          ? `It allows no source queue, not even ${names}.`
          : `Every queue of the account may use it as dead-letter queue, not only ${names}.`,
    });
  },
});
