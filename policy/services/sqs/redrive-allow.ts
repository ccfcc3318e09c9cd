import { QUEUE, REDRIVE_ALLOW_POLICY } from "../../aws";
import {
  any,
  answer,
  NO,
  NOT_YET,
  originRecorded,
  UndecidedError,
  unknown,
  YES,
  type Answer,
  type Document,
  type Graph,
  type Resource,
  type ResourceOf,
} from "../../graph";
import { arnOf, equalsText } from "../../permissions";

type Queue = ResourceOf<typeof QUEUE>;

const PROPERTY = "redriveAllowPolicy";
/** The permission that lists the allowed sources. */
export const BY_QUEUE = "byQueue";

/** What says which queues may use a queue as dead-letter queue; undefined where nothing does. */
function allowPolicyOf(queue: Queue, graph: Graph): { by: Resource; policy: Document | undefined } | undefined {
  const own = graph.given(queue, PROPERTY);
  const { certain, possible } = graph.referrers(queue, [REDRIVE_ALLOW_POLICY], "queueUrl");
  if (own.kind === "missing" && certain.length === 0 && possible.length > 0)
    throw new UndecidedError(PROPERTY, NOT_YET, queue);
  const by = own.kind === "missing" ? certain[0] : queue;
  if (by === undefined) return undefined;
  const policy = graph.document(by, PROPERTY);
  if (policy.kind === "missing") return undefined;
  if (policy.kind === "known") return { by, policy: policy.value };
  if (originRecorded(by, PROPERTY)) return { by, policy: undefined };
  throw new UndecidedError(PROPERTY, policy.reason, by);
}

/**
 * The permission of a queue's own policy, or of a RedriveAllowPolicy beside it; undefined where it has none. A policy that comes from another
 * resource names queues, and that is "byQueue": allowAll and denyAll name none. Throws UndecidedError where it is not known.
 */
export function redrivePermissionOf(queue: Queue, graph: Graph): string | undefined {
  const found = allowPolicyOf(queue, graph);
  return found && (found.policy ? String(found.policy.redrivePermission) : BY_QUEUE);
}

/**
 * Whether a queue may use another as its dead-letter queue; by default all queues of the account may
 * (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html). Throws UndecidedError where it is not known.
 */
export function allowsSource(deadLetters: Queue, source: Queue, graph: Graph): Answer {
  const found = allowPolicyOf(deadLetters, graph);
  if (found === undefined) return YES;
  const { by, policy } = found;
  if (policy === undefined) {
    const { certain } = graph.references(by, PROPERTY, [QUEUE]);
    return certain.includes(source) ? YES : unknown(`Which queues ${by.name} allows is known only after deployment.`);
  }
  if (policy.redrivePermission !== BY_QUEUE) return answer(policy.redrivePermission !== "denyAll");
  const allowed = [policy.sourceQueueArns ?? []].flat();
  const own = arnOf(source, graph);
  return any(allowed.map((arn) => (typeof arn === "string" ? equalsText(arn, own) : NO)));
}
