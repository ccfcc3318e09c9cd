import {
  EVENT_BUS,
  EVENT_INVOKE_CONFIG,
  EVENT_SOURCE_MAPPING,
  EVENT_TARGET,
  LAMBDA_FUNCTION,
  QUEUE,
  REDRIVE_POLICY,
  SCHEDULE,
  TOPIC_SUBSCRIPTION,
} from "../../aws";
import {
  append,
  isAny,
  originRecorded,
  perGraph,
  perResource,
  type Answer,
  type Found,
  type Graph,
  type Named,
  type Resource,
  type ResourceOf,
} from "../../graph";

type Queue = ResourceOf<typeof QUEUE>;
/** What has a redrive policy. */
type Redriven = ResourceOf<typeof QUEUE | typeof REDRIVE_POLICY | typeof TOPIC_SUBSCRIPTION>;

const NONE: Named<Queue> = { is: "none" };
/** Any queue of the stack. */
const UNKNOWN = { is: "unknown", why: "Its dead-letter queue is known only after deployment." } as const;

/** The queues by their ARN, or by their name where AWS has not answered yet. */
const queueIndex = perGraph((graph) => {
  const [byArn, byName] = [new Map<string, Queue[]>(), new Map<string, Queue[]>()];
  for (const queue of graph.ofType(QUEUE)) {
    const [arn, name] = [graph.string(queue, "arn"), graph.string(queue, "name")];
    if (arn.kind === "known") append(byArn, arn.value, queue);
    else if (name.kind === "known") append(byName, name.value, queue);
  }
  return { byArn, byName };
});

/** The queue whose ARN a text is: by what AWS answered, or by the Region and name in it. */
export function queueByArn(arn: string, beside: Resource, graph: Graph): Queue | undefined {
  const [, region, , name = ""] = /^arn:[^:]*:sqs:([^:]*):([^:]*):(.+)$/.exec(arn) ?? [];
  const { byArn, byName } = queueIndex(graph);
  const named = (byName.get(name) ?? []).filter((queue) => (queue.region ?? region) === region);
  const queues = [...(byArn.get(arn) ?? []), ...named];
  return queues.find((queue) => queue.stack === beside.stack) ?? queues[0];
}

/** The queue that a redrive policy names as `deadLetterTargetArn`. */
export function redriveTarget(from: Redriven, graph: Graph): Named<Queue> {
  const property = "redrivePolicy";
  if (from.inputsSeen && graph.input(from, property).kind === "missing") return NONE;
  const policy = graph.document(from, property);
  if (policy.kind === "missing") return NONE;
  if (policy.kind === "unknown") {
    const { certain, possible } = graph.references(from, property, [QUEUE]);
    const [queue] = certain;
    if (queue && possible.length === 0) return { is: "resource", resource: queue };
    const candidates = [...certain, ...possible];
    const recorded = candidates.length > 0 || originRecorded(from, property);
    return recorded ? { ...UNKNOWN, candidates } : UNKNOWN;
  }
  const arn = policy.value.deadLetterTargetArn;
  if (typeof arn !== "string" || arn === "") return NONE;
  const queue = queueByArn(arn, from, graph);
  return queue ? { is: "resource", resource: queue } : { is: "elsewhere", name: arn };
}

/** The dead-letter queue of a queue: its own redrivePolicy names it, or a RedrivePolicy beside the queue. */
export const deadLetterQueueOf = perResource((queue: Queue, graph): Named<Queue> => {
  const own = redriveTarget(queue, graph);
  if (own.is !== "none") return own;
  const { certain, possible } = graph.referrers(queue, [REDRIVE_POLICY], "queueUrl");
  const [beside] = certain;
  if (beside) return redriveTarget(beside, graph);
  return possible.length > 0 ? UNKNOWN : own;
});

interface Sources {
  readonly certain: Map<Resource, Resource[]>;
  readonly possible: Map<Resource, Resource[]>;
  /** What may send to any queue of its stack, by stack. */
  readonly anywhere: Map<string, Resource[]>;
}

/** What has a redrive policy, by the queue that it names. */
const sourceIndex = perGraph((graph): Sources => {
  const index: Sources = { certain: new Map(), possible: new Map(), anywhere: new Map() };
  const add = (from: Resource, target: Named): void => {
    if (target.is === "resource") append(index.certain, target.resource, from);
    if (target.is !== "unknown") return;
    if (target.candidates) target.candidates.forEach((queue) => append(index.possible, queue, from));
    else append(index.anywhere, from.stack, from);
  };
  for (const queue of graph.ofType(QUEUE)) add(queue, deadLetterQueueOf(queue, graph));
  for (const one of graph.ofType(TOPIC_SUBSCRIPTION)) add(one, redriveTarget(one, graph));
  return index;
});

/** What names a dead-letter queue by its ARN. */
function namedByArn(queue: Queue, graph: Graph): readonly Found[] {
  return [
    graph.referrers(queue, [LAMBDA_FUNCTION], "deadLetterConfig.targetArn"),
    graph.referrers(queue, [EVENT_INVOKE_CONFIG], "destinationConfig.onFailure.destination"),
    graph.referrers(queue, [EVENT_SOURCE_MAPPING], "destinationConfig.onFailure.destinationArn"),
    graph.referrers(queue, [EVENT_TARGET, EVENT_BUS], "deadLetterConfig.arn"),
    graph.referrers(queue, [SCHEDULE], "target.deadLetterConfig.arn"),
  ];
}

/** The sources of a dead-letter queue: other queues, subscriptions, functions, rules. */
export const sourcesOf = perResource((queue: Queue, graph): Found => {
  const { certain, possible, anywhere } = sourceIndex(graph);
  const named = namedByArn(queue, graph);
  const others = (list: readonly Resource[] | undefined) => (list ?? []).filter((one) => one !== queue);
  return {
    certain: [...others(certain.get(queue)), ...named.flatMap((one) => one.certain)],
    possible: [
      ...others(possible.get(queue)),
      ...others(anywhere.get(queue.stack)),
      ...named.flatMap((one) => one.possible),
    ],
  };
});

/** Whether a queue is a dead-letter queue. */
export function isDeadLetterQueue(queue: Queue, graph: Graph): Answer {
  return isAny(sourcesOf(queue, graph), "Whether it is a dead-letter queue is known only after deployment.");
}
