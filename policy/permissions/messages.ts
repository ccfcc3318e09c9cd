import type { QUEUE, TOPIC } from "../aws";
import { NO, unknown, YES, type Answer, type Graph, type Resource, type ResourceOf } from "../graph";
import { accountOf, arnOf, differ } from "./arn";
import { ABSENT } from "./conditions";
import { allows, type Decision } from "./decide";
import { keyAt, mayUseKey } from "./keys";
import type { Request } from "./request";
import { OWN_ACCOUNT, resourceDecision } from "./resource-policies";
import { ELASTICACHE, requestOf, type Sender } from "./senders";

type Topic = ResourceOf<typeof TOPIC>;
type Queue = ResourceOf<typeof QUEUE>;

/**
 * The default policy of a topic: every principal whose request has the account as aws:SourceOwner
 * (https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html), or as aws:SourceAccount, "which is now the default for newly
 * created topics" (https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ElastiCacheSNS.html). What is allowed by one alone is not known.
 */
function topicDefault(topic: Topic, request: Request, graph: Graph): Decision {
  const account = accountOf(topic, graph);
  const [former, present] = ["aws:sourceowner", "aws:sourceaccount"].map((key) => {
    const value = request.context.get(key);
    return value !== undefined && value !== ABSENT && !differ(account, value);
  });
  const allowed = former === present ? (former ? YES : NO) : unknown(EITHER_DEFAULT);
  return { denied: NO, allowed, delegated: YES };
}

const EITHER_DEFAULT =
  "It has the default policy, which asks for aws:SourceOwner in older topics and for aws:SourceAccount in new ones.";

/** Whether a service may publish to a topic in its own name; without regard to the topic's key. */
export function mayPublish(from: Sender, topic: Topic, graph: Graph): Answer {
  const request = requestOf(from, "sns", "sns:Publish", { arn: arnOf(topic, graph), region: topic.region });
  return allows([resourceDecision(topic, request, topicDefault(topic, request, graph), graph)]);
}

/** Whether a service may send to a queue in its own name; without regard to the queue's key. A queue without a policy is its account's. */
export function maySend(from: Sender, queue: Queue, graph: Graph): Answer {
  const request = requestOf(from, "sqs", "sqs:SendMessage", { arn: arnOf(queue, graph), region: queue.region });
  return allows([resourceDecision(queue, request, OWN_ACCOUNT, graph)]);
}

/** What a service needs to send to an encrypted topic or queue (https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services). */
const ACTIONS = ["kms:GenerateDataKey", "kms:Decrypt"];

/** What the key of a topic or queue is asked for (https://docs.aws.amazon.com/sns/latest/dg/sns-server-side-encryption.html). */
const CONTEXT_KEYS: readonly [string, string][] = [
  [":sns:", "kms:encryptioncontext:aws:sns:topicarn"],
  [":sqs:", "kms:encryptioncontext:aws:sqs:arn"],
];

/** ElastiCache publishes to no encrypted topic, whatever the key's policy says (https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ElastiCacheSNS.html). */
export function takesNoKey(service: string): boolean {
  return service === ELASTICACHE;
}

/** Whether a service may use the key of a topic or queue. AWS's own keys are for the principals of the account alone. */
export function serviceMayUse(from: Sender, target: Resource, graph: Graph): Answer {
  const key = keyAt(target, "kmsMasterKeyId", graph);
  if (key.is === "none") return YES;
  if (key.is === "managed") return NO;
  if (key.is === "unknown") return unknown(key.why);
  if (takesNoKey(from.service)) return NO;
  const arn = arnOf(target, graph);
  const more = CONTEXT_KEYS.flatMap(([service, name]) => (arn.includes(service) ? [[name, arn] as const] : []));
  const request = (action: string, keyArn: string) =>
    requestOf(from, "kms", action, { arn: keyArn, region: target.region }, more);
  return mayUseKey(key.key, ACTIONS, request, undefined, graph);
}
