import {
  BUCKETS,
  EVENT_BUS,
  EVENT_INVOKE_CONFIG,
  EVENT_SOURCE_MAPPING,
  EVENT_TARGET,
  LAMBDA_ALIAS,
  LAMBDA_FUNCTION,
  PIPE,
  QUEUE,
  SCHEDULE,
  TOPIC,
  TOPIC_SUBSCRIPTION,
} from "../../aws";
import { isOfType, originRecorded, valueOf, type Graph, type Named, type Resource } from "../../graph";
import { roleAt, type NamedRole } from "../../permissions";
import { calledBy } from "../lambda/calls";
import { deadLetterQueueOf, queueByArn, redriveTarget } from "../sqs/dead-letters";

/** A property that says where undelivered messages, events or records go. */
export interface Holder {
  readonly property: string;
  /** What the property names. */
  target(resource: Resource, graph: Graph): Named;
  /** Who moves them there: SQS itself, another service in its own name, or a service with a role. */
  readonly movedBy: "sqs" | "service" | ((resource: Resource, graph: Graph) => NamedRole);
  /** The queues that it takes: standard ones, those of the type of its own source, or any as far as AWS says. */
  readonly takes: "standard" | "as-source" | "any";
  /** Whether AWS requires that both are in one Region, and in one account. */
  readonly sameRegion: boolean;
  readonly sameAccount: boolean;
  /** What else it delivers to, and can't where that is the dead-letter queue too. */
  readonly deliversTo?: string;
}

const DESTINATIONS = [QUEUE, TOPIC, ...BUCKETS, LAMBDA_FUNCTION, LAMBDA_ALIAS, EVENT_BUS];

/** The queue, topic or other destination whose ARN a property is. */
function namedAt(property: string) {
  return (resource: Resource, graph: Graph): Named => {
    const { certain, possible, external, complete } = graph.references(resource, property, DESTINATIONS);
    const [named, ...others] = certain;
    if (named && others.length + possible.length === 0) return { is: "resource", resource: named };
    const [arn] = external;
    const queue = arn === undefined ? undefined : queueByArn(arn, resource, graph);
    if (queue) return { is: "resource", resource: queue };
    if (arn !== undefined && arn !== "") return { is: "elsewhere", name: arn };
    const none = complete && certain.length === 0 && graph.given(resource, property).kind !== "unknown";
    if (none) return { is: "none" };
    const candidates = [...certain, ...possible];
    const why = `Its ${property} is known only after deployment.`;
    return { is: "unknown", why, ...(originRecorded(resource, property) && { candidates }) };
  };
}

const FUNCTION = "functionName";

function ofFunction(resource: Resource, graph: Graph): NamedRole {
  const { lambda } = calledBy(resource, FUNCTION, graph);
  if (lambda) return roleAt(lambda, "role", graph);
  if (graph.given(resource, FUNCTION).kind === "missing") return { is: "none" };
  return { is: "unknown", why: `The function of ${resource.name} is not known, nor is its role.` };
}

const REDRIVE = "redrivePolicy";

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html */
const OF_EVENTS = {
  property: "deadLetterConfig.arn",
  target: namedAt("deadLetterConfig.arn"),
  movedBy: "service",
  takes: "standard",
  sameRegion: true,
  sameAccount: false,
} as const satisfies Holder;

/** "A standard SQS queue" (https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html); of Regions that page says nothing. */
function ofLambda(property: string, movedBy: (resource: Resource, graph: Graph) => NamedRole): Holder {
  return { property, target: namedAt(property), movedBy, takes: "standard", sameRegion: false, sameAccount: false };
}

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-error-troubleshooting.html */
function ofPipe(property: string): Holder {
  const movedBy = (pipe: Resource, graph: Graph) => roleAt(pipe, "roleArn", graph);
  return { property, target: namedAt(property), movedBy, takes: "any", sameRegion: false, sameAccount: false };
}

/** Each holder of a dead-letter queue, or of a destination on failure, by its type. */
const HOLDERS: Readonly<Record<string, readonly Holder[]>> = {
  // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
  [QUEUE]: [
    {
      property: REDRIVE,
      target: (queue, graph) => (isOfType(queue, QUEUE) ? deadLetterQueueOf(queue, graph) : { is: "none" }),
      movedBy: "sqs",
      takes: "as-source",
      sameRegion: true,
      sameAccount: true,
    },
  ],
  // https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html
  [TOPIC_SUBSCRIPTION]: [
    {
      property: REDRIVE,
      target: (one, graph) => (isOfType(one, TOPIC_SUBSCRIPTION) ? redriveTarget(one, graph) : { is: "none" }),
      movedBy: "service",
      takes: "as-source",
      sameRegion: true,
      sameAccount: true,
      deliversTo: "endpoint",
    },
  ],
  [EVENT_TARGET]: [{ ...OF_EVENTS, deliversTo: "arn" }],
  [EVENT_BUS]: [OF_EVENTS],
  // https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html
  [SCHEDULE]: [
    {
      property: "target.deadLetterConfig.arn",
      target: namedAt("target.deadLetterConfig.arn"),
      movedBy: (schedule, graph) => roleAt(schedule, "target.roleArn", graph),
      takes: "standard",
      sameRegion: false,
      sameAccount: false,
      deliversTo: "target.arn",
    },
  ],
  [PIPE]: [
    ofPipe("sourceParameters.kinesisStreamParameters.deadLetterConfig.arn"),
    ofPipe("sourceParameters.dynamodbStreamParameters.deadLetterConfig.arn"),
  ],
  [LAMBDA_FUNCTION]: [ofLambda("deadLetterConfig.targetArn", (lambda, graph) => roleAt(lambda, "role", graph))],
  [EVENT_INVOKE_CONFIG]: [ofLambda("destinationConfig.onFailure.destination", ofFunction)],
  // https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html
  [EVENT_SOURCE_MAPPING]: [ofLambda("destinationConfig.onFailure.destinationArn", ofFunction)],
};

/** The places where a resource keeps what fails. */
export function holdersOf(resource: Resource): readonly Holder[] {
  return HOLDERS[resource.type] ?? [];
}

/** Whether the source of a holder's messages is FIFO; undefined where that is not known. */
export function sourceIsFifo(resource: Resource, graph: Graph): boolean | undefined {
  if (resource.type === QUEUE) return valueOf(graph.boolean(resource, "fifoQueue", false));
  const [topic] = graph.references(resource, "topic", [TOPIC]).certain;
  if (topic) return valueOf(graph.boolean(topic, "fifoTopic", false));
  const arn = valueOf(graph.string(resource, "topic"));
  // The name of every FIFO topic ends in .fifo (https://docs.aws.amazon.com/sns/latest/dg/fifo-topic-code-examples.html).
  return arn?.endsWith(".fifo");
}
