import { BUCKET_NOTIFICATION, QUEUE } from "../../aws";
import { isOfType, type Resource } from "../../graph";
import { senderOf } from "../../permissions";
import { defineRule } from "../../rule";
import { BY_POLICY, judgeDelivery } from "../../services/deliveries";
import { failuresOf, notApplicable, undecided, verdictsOf, violation, type Verdict } from "../../verdict";

/** The lists of destinations, and the property of each with its ARN. Topics are judged by sns-topic-policy-allows-publishers. */
const LISTS = [
  ["queues", "queueArn"],
  ["lambdaFunctions", "lambdaFunctionArn"],
] as const;

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html */
function refusedFifo(property: string, queue: Resource): Verdict {
  return violation({
    property,
    actual: queue.name,
    wanted: "a standard queue, or an EventBridge rule that sends to it",
    message: `${queue.name} is a FIFO queue, which S3 does not support as destination: the notification is refused.`,
  });
}

export const notificationDestinationsAllowS3 = defineRule({
  id: "s3-notification-destinations-allow-s3",
  title: "S3 event notification destinations should allow S3 to deliver",
  practices: ["REL04-BP02"],
  service: "S3",
  severity: "high",
  why: "S3 refuses a notification whose queue or function does not allow it, and stops notifying where the permission is removed later: new objects are not processed.",
  fix: "Allow sqs:SendMessage to s3.amazonaws.com in the queue's policy, or add an aws.lambda.Permission of the function, with the bucket's ARN as aws:SourceArn.",
  source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html",
  types: [BUCKET_NOTIFICATION],
  check(notification, graph) {
    const sender = senderOf(notification, graph);
    const checks = LISTS.flatMap(([list, property]) =>
      graph.read.list(notification, list).map((_, i) => (): readonly Verdict[] => {
        const path = `${list}[${i}].${property}`;
        const [to] = graph.references(notification, path, BY_POLICY).certain;
        if (to && isOfType(to, QUEUE) && graph.read.boolean(to, "fifoQueue", false)) return [refusedFifo(path, to)];
        if (to && sender) return judgeDelivery(sender, to, path, graph);
        return [
          undecided({
            property: path,
            reason: "Its destination is not in the program, or known only after deployment.",
          }),
        ];
      }),
    );
    if (checks.length === 0) return notApplicable("It notifies no queue and no function.");
    return failuresOf(verdictsOf(notification, checks));
  },
});
