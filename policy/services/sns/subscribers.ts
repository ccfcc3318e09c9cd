import {
  EVENT_SOURCE_MAPPING,
  LAMBDA_ALIAS,
  LAMBDA_FUNCTION,
  PIPE,
  QUEUE,
  SLACK_CHANNEL,
  TEAMS_CHANNEL,
  TOPIC_SUBSCRIPTION,
  type TOPIC,
} from "../../aws";
import {
  all,
  answer,
  any,
  foundBy,
  isOfType,
  merged,
  NO,
  perResource,
  unknown,
  valueOf,
  YES,
  type Answer,
  type Found,
  type Graph,
  type Resource,
  type ResourceOf,
} from "../../graph";
import { mayInvoke, maySend, senderOf, serviceMayUse } from "../../permissions";
import { calledBy } from "../lambda/calls";

type Subscription = ResourceOf<typeof TOPIC_SUBSCRIPTION>;

/** Protocols that reach a person or a team's tool, once the subscription is confirmed (https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html). */
const DIRECT = ["email", "email-json", "sms", "http", "https", "application"];

/** The fields in the message of an alarm (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html). */
const FIELDS = new Set([
  ...["AlarmName", "AlarmDescription", "AWSAccountId", "AlarmConfigurationUpdatedTimestamp", "NewStateValue"],
  ...["NewStateReason", "StateChangeTime", "Region", "AlarmArn", "OldStateValue", "OKActions", "AlarmActions"],
  ...["InsufficientDataActions", "Trigger", "AlarmRule", "AlarmCategory"],
]);

/**
 * Those of a topic's subscribers that an alarm reaches: people and tools, functions, and queues that something reads. A subscription that is
 * not confirmed, that filters alarms out, or whose endpoint SNS may not use, reaches no one.
 */
export const reachedByAlarms = perResource((topic: ResourceOf<typeof TOPIC>, graph): Found =>
  reached(topic, (one) => passes(one, FIELDS, graph), graph),
);

/** The same for messages of which the fields are not known; they have no attributes either. */
export const reachedByMessages = perResource((topic: ResourceOf<typeof TOPIC>, graph): Found =>
  reached(topic, (one) => passes(one, undefined, graph), graph),
);

function reached(topic: Resource, isPassed: (subscription: Subscription) => Answer, graph: Graph): Found {
  const { certain, possible } = graph.referrers(topic, [TOPIC_SUBSCRIPTION], "topic");
  return merged<Resource>([
    foundBy(certain, (one) => all([isConfirmed(one, graph), isPassed(one), reaches(one, graph)])),
    { certain: [], possible },
    // AWS Chatbot subscribes to the topics of a channel by itself (https://docs.aws.amazon.com/chatbot/latest/adminguide/slack-setup.html).
    graph.referrers(topic, [SLACK_CHANNEL, TEAMS_CHANNEL], "snsTopicArns[*]"),
  ]);
}

/** AWS says of a deployed subscription whether its endpoint has confirmed it. */
function isConfirmed(subscription: Subscription, graph: Graph): Answer {
  return answer(valueOf(graph.boolean(subscription, "pendingConfirmation")) !== true);
}

/**
 * What a service publishes has no attributes: a filter on them passes none, unless it requires that one is absent.
 * @param fields the fields of the message's body; undefined where they are not known
 */
function passes(subscription: Subscription, fields: ReadonlySet<string> | undefined, graph: Graph): Answer {
  const given = graph.given(subscription, "filterPolicy");
  if (given.kind === "missing" || valueOf(given) === "") return YES;
  const document = graph.document(subscription, "filterPolicy");
  if (document.kind !== "known") return unknown(`The filterPolicy of ${subscription.name} can't be read.`);
  const scope = valueOf(graph.string(subscription, "filterPolicyScope", "MessageAttributes"));
  const keys = Object.entries(document.value);
  if (keys.length === 0) return YES;
  return all(
    keys.map(([key, wanted]): Answer => {
      if (isAbsence(wanted)) return YES;
      if (scope !== "MessageBody") return NO;
      return fields === undefined || fields.has(key)
        ? unknown(`Whether messages pass the filter of ${subscription.name} on ${key} is not known.`)
        : NO;
    }),
  );
}

/** `[{ "exists": false }]` */
function isAbsence(wanted: unknown): boolean {
  return [wanted]
    .flat()
    .some((one: unknown) => typeof one === "object" && one !== null && Reflect.get(one, "exists") === false);
}

function reaches(subscription: Subscription, graph: Graph): Answer {
  const protocol = graph.string(subscription, "protocol");
  if (protocol.kind !== "known") return unknown(`The protocol of ${subscription.name} is known only after deployment.`);
  if (DIRECT.includes(protocol.value)) return YES;
  const sender = senderOf(subscription, graph);
  const { certain } = graph.references(subscription, "endpoint", [QUEUE, LAMBDA_FUNCTION, LAMBDA_ALIAS]);
  const [to] = certain;
  // What is done with an archive of a stream is not an alarm's to know.
  if (protocol.value === "firehose") return NO;
  if (!to || !sender) return unknown(`The endpoint of ${subscription.name} is not in the program.`);
  if (isOfType(to, QUEUE))
    return all([isRead(to, graph), maySend(sender, to, graph), serviceMayUse(sender, to, graph)]);
  const { lambda, qualifier } = calledBy(subscription, "endpoint", graph);
  return lambda
    ? mayInvoke(sender, lambda, qualifier, graph)
    : unknown(`The function of ${subscription.name} is not known.`);
}

/** Whether a function or a pipe of the program reads a queue. */
function isRead(queue: Resource, graph: Graph): Answer {
  const readers = [
    graph.referrers(queue, [EVENT_SOURCE_MAPPING], "eventSourceArn"),
    graph.referrers(queue, [PIPE], "source"),
  ];
  return any(
    readers.map(({ certain, possible }) =>
      certain.length > 0
        ? YES
        : possible.length > 0
          ? unknown(`What reads ${queue.name} is known only after deployment.`)
          : NO,
    ),
  );
}
