import { FIREHOSE_STREAM, TOPIC_SUBSCRIPTION } from "../../aws";
import { all, decided, valueOf, type Graph, type ResourceOf } from "../../graph";
import { arnOf, mayAssume, roleAt, roleMay, roleRequest, senderOf } from "../../permissions";
import { defineRule } from "../../rule";
import { BY_POLICY, judgeDelivery } from "../../services/deliveries";
import { compliant, notApplicable, undecided, violation, type Verdict } from "../../verdict";

const PROPERTY = "endpoint";
const ROLE = "subscriptionRoleArn";

/** Protocols whose endpoint is an AWS resource of the customer (https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html). */
const OWN = ["sqs", "lambda", "firehose"];

type Subscription = ResourceOf<typeof TOPIC_SUBSCRIPTION>;

/** https://docs.aws.amazon.com/sns/latest/dg/prereqs-kinesis-data-firehose.html */
function judgeFirehose(subscription: Subscription, graph: Graph): Verdict {
  const role = roleAt(subscription, ROLE, graph);
  if (role.is === "unknown") return undecided({ property: ROLE, reason: role.why });
  const wanted =
    "a role that sns.amazonaws.com can assume, with firehose:PutRecord and firehose:PutRecordBatch on the stream";
  if (role.is === "none")
    return violation({ property: ROLE, actual: undefined, wanted, message: "It has no role: SNS refuses it." });
  const [stream] = graph.references(subscription, PROPERTY, [FIREHOSE_STREAM]).certain;
  const arn = stream ? arnOf(stream, graph) : valueOf(graph.string(subscription, PROPERTY));
  if (arn === undefined)
    return undecided({ property: PROPERTY, reason: "Its endpoint is known only after deployment." });
  const puts = ["firehose:PutRecord", "firehose:PutRecordBatch"].map((action) =>
    roleMay(role.role, roleRequest(role.role, action, arn, graph), undefined, undefined, graph),
  );
  if (
    decided(all([mayAssume("sns.amazonaws.com", role.role, senderOf(subscription, graph) ?? {}, graph), ...puts]), ROLE)
  )
    return compliant();
  return violation({
    property: ROLE,
    actual: role.role.name,
    wanted,
    message: `SNS may not put records with its role ${role.role.name}: no message is delivered.`,
  });
}

/** SNS retries errors of servers only: https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html */
export const subscriptionEndpointAllowsSns = defineRule({
  id: "sns-subscription-endpoint-allows-sns",
  title: "SNS subscription endpoints should allow SNS to deliver",
  practices: ["REL04-BP02"],
  service: "SNS",
  severity: "high",
  why: "A queue or function whose policy does not allow SNS receives no message, and SNS does not retry: it counts as an error of the subscriber.",
  fix: "Allow sqs:SendMessage to sns.amazonaws.com in the queue's policy, or add an aws.lambda.Permission of the function, with the topic's ARN as the source.",
  source: "https://docs.aws.amazon.com/sns/latest/dg/subscribe-sqs-queue-to-sns-topic.html",
  types: [TOPIC_SUBSCRIPTION],
  check(subscription, graph) {
    const protocol = graph.read.string(subscription, "protocol");
    if (protocol === undefined || !OWN.includes(protocol)) return notApplicable("It delivers to no resource of AWS.");
    if (protocol === "firehose") return judgeFirehose(subscription, graph);
    const { certain, external } = graph.references(subscription, PROPERTY, BY_POLICY);
    const sender = senderOf(subscription, graph);
    const [to] = certain;
    if (to && sender) {
      const found = judgeDelivery(sender, to, PROPERTY, graph);
      return found.length > 0 ? found : [undecided({ property: PROPERTY, reason: "Its function is not known." })];
    }
    const why =
      external.length > 0 ? "is not in the program: its policy can't be read" : "is known only after deployment";
    return undecided({ property: PROPERTY, reason: `Its ${PROPERTY} ${why}.` });
  },
});
