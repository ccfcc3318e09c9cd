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
import type { Graph, Resource } from "../../graph";
import { referring } from "../referring";
import { deadLetterTarget, type Named } from "./queue-of";

/** What names a queue for what it could not deliver, by its ARN. */
const BY_ARN: readonly (readonly [type: string, path: string])[] = [
  [LAMBDA_FUNCTION, "deadLetterConfig.targetArn"],
  [EVENT_INVOKE_CONFIG, "destinationConfig.onFailure.destination"],
  [EVENT_SOURCE_MAPPING, "destinationConfig.onFailure.destinationArn"],
  [EVENT_TARGET, "deadLetterConfig.arn"],
  [EVENT_BUS, "deadLetterConfig.arn"],
  [SCHEDULE, "target.deadLetterConfig.arn"],
];

/** The resource that says what a queue's dead letters are, and the queue that takes them: the queue itself, or a RedrivePolicy beside it. */
export function redriveOf(queue: Resource, graph: Graph): { by: Resource; target: Named } {
  const own = deadLetterTarget(queue, "redrivePolicy", graph);
  if (own.kind !== "none") return { by: queue, target: own };
  const { certain, possible } = referring(queue, graph, [REDRIVE_POLICY], "queueUrl");
  const [beside] = certain;
  if (beside) return { by: beside, target: deadLetterTarget(beside, "redrivePolicy", graph) };
  return { by: queue, target: possible.length > 0 ? { kind: "unknown", candidates: undefined } : own };
}

/** Who puts dead letters into a queue. */
export interface Sources {
  /** Queues whose dead letters it takes. */
  readonly queues: readonly Resource[];
  /** Whatever else puts what it could not deliver there. */
  readonly others: readonly Resource[];
  /** Whether something may do so besides: nobody can say before deployment. */
  readonly open: boolean;
}

/** Who puts dead letters into a queue: other queues, subscriptions, functions, rules. */
export function sourcesOf(queue: Resource, graph: Graph): Sources {
  const queues: Resource[] = [];
  const others: Resource[] = [];
  let open = false;
  const sort = (from: Resource, target: Named, into: Resource[]) => {
    if (target.kind === "queue" && target.queue === queue) into.push(from);
    if (target.kind !== "unknown") return;
    const { candidates } = target;
    if (candidates ? candidates.includes(queue) : from.stack === queue.stack) open = true;
  };
  for (const other of graph.ofType(QUEUE)) if (other !== queue) sort(other, redriveOf(other, graph).target, queues);
  for (const one of graph.ofType(TOPIC_SUBSCRIPTION)) sort(one, deadLetterTarget(one, "redrivePolicy", graph), others);
  for (const [type, path] of BY_ARN) {
    const { certain, possible } = referring(queue, graph, [type], path);
    others.push(...certain);
    if (possible.length > 0) open = true;
  }
  return { queues, others, open };
}

/** Whether a queue takes dead letters; undefined where nobody can say. */
export function isDeadLetterQueue(queue: Resource, graph: Graph): boolean | undefined {
  const { queues, others, open } = sourcesOf(queue, graph);
  if (queues.length + others.length > 0) return true;
  return open ? undefined : false;
}
