import type { Graph, Resource } from "../../../../../policy/graph";
import type { StorePicture } from "../picture";
import { numberOf, textOf } from "../read";
import { TYPES } from "../types";
import { storeOf, type Found } from "./found";

const REDRIVE = "redrivePolicy";
const SUBSCRIPTION = "aws:sns/topicSubscription:TopicSubscription";
const MAPPING = "aws:lambda/eventSourceMapping:EventSourceMapping";
const ALIAS = "aws:lambda/alias:Alias";
/** Types that refer to a queue for failed events, and the property. */
const FAILURES: Record<string, string> = {
  "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig": "destinationConfig.onFailure.destination",
  [MAPPING]: "destinationConfig.onFailure.destinationArn",
  "aws:cloudwatch/eventTarget:EventTarget": "deadLetterConfig.arn",
};
/** Types that refer to a dead-letter queue under redrivePolicy. */
const CARRIERS = [TYPES.queue, SUBSCRIPTION];
const RULE = "aws:cloudwatch/eventRule:EventRule";
const ARCHIVE = "aws:cloudwatch/eventArchive:EventArchive";

/**
 * The service's queues, streams, topics and buses, and the functions that consume them. Dead-letter queues are shown with their source. A topic
 * that alarms notify, and a queue that keeps its notifications, are left out.
 */
export function messagesIn(graph: Graph): Found {
  const topics = graph.ofType(TYPES.topic);
  const alarmTopics = new Set(
    topics.filter((one) => graph.referrers(one, [TYPES.alarm], "alarmActions[*]").certain.length > 0),
  );
  const queues = graph.ofType(TYPES.queue).filter((queue) => !keepsAlerts(graph, queue, alarmTopics));
  const dead = new Set([
    ...graph.ofType(...CARRIERS).flatMap((one) => deadLetterQueuesOf(graph, one)),
    ...graph
      .ofType(...Object.keys(FAILURES))
      .flatMap((one) => graph.references(one, FAILURES[one.type]!, [TYPES.queue]).certain),
  ]);
  const named = (one: Resource, service: string, facts: (string | undefined)[]) =>
    storeOf(one, service, textOf(graph, one, "name") ?? one.name, facts);
  const stores: StorePicture[] = [
    ...queues.filter((queue) => !dead.has(queue)).map((queue) => queueOf(graph, queue)),
    ...graph
      .ofType(TYPES.stream)
      .map((one) => named(one, "Kinesis", [kept(numberOf(graph, one, "retentionPeriod"), 1)])),
    ...topics
      .filter((one) => !alarmTopics.has(one))
      .map((one) => named(one, "SNS", [counted(graph, one, [SUBSCRIPTION], "topic", "subscription")])),
    ...graph
      .ofType(TYPES.bus)
      .map((one) =>
        named(one, "EventBridge", [
          counted(graph, one, [RULE], "eventBusName", "rule"),
          graph.referrers(one, [ARCHIVE], "eventSourceArn").certain.length > 0 ? "archive" : undefined,
        ]),
      ),
    ...graph.ofType(TYPES.lambda).map((one) => lambdaOf(graph, one)),
  ];
  return { stores, copies: [] };
}

/** The queue that a redrive policy (JSON in a string) names by its ARN. */
function deadLetterQueuesOf(graph: Graph, one: Resource): Resource[] {
  const target = /"deadLetterTargetArn":\s*"arn:[^":]*:sqs:([^":]*):[^":]*:([^":]*)"/.exec(
    textOf(graph, one, REDRIVE) ?? "",
  );
  if (!target) return [];
  const [, region, name] = target;
  return graph.ofType(TYPES.queue).filter((queue) => queue.region === region && textOf(graph, queue, "name") === name);
}

/** Whether a queue receives only alarm notifications. */
function keepsAlerts(graph: Graph, queue: Resource, alarmTopics: ReadonlySet<Resource>): boolean {
  const from = graph
    .referrers(queue, [SUBSCRIPTION], "endpoint")
    .certain.flatMap((one) => graph.references(one, "topic", [TYPES.topic]).certain);
  return from.length > 0 && from.every((topic) => alarmTopics.has(topic));
}

function queueOf(graph: Graph, queue: Resource): StorePicture {
  const dead = deadLetterQueuesOf(graph, queue);
  const picture = storeOf(queue, "SQS", textOf(graph, queue, "name") ?? queue.name, [
    kept(numberOf(graph, queue, "messageRetentionSeconds"), 3600),
    dead.length > 0 ? "DLQ" : "no DLQ",
  ]);
  return { ...picture, members: dead.map(({ urn }) => urn) };
}

function lambdaOf(graph: Graph, lambda: Resource): StorePicture {
  const zones = graph.values(lambda, "vpcConfig.subnetIds[*]").values.length;
  const called = [lambda, ...graph.referrers(lambda, [ALIAS], "functionName").certain];
  const sources = called.flatMap((one) => graph.referrers(one, [MAPPING], "functionName").certain).length;
  return storeOf(lambda, "Lambda", textOf(graph, lambda, "name") ?? lambda.name, [
    textOf(graph, lambda, "runtime") ?? "image",
    sources > 0 ? `${sources} source${sources === 1 ? "" : "s"}` : undefined,
    zones > 0 ? `${zones} subnets` : undefined,
  ]);
}

function counted(graph: Graph, one: Resource, types: readonly string[], path: string, what: string): string {
  const count = graph.referrers(one, types, path).certain.length;
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}

/** The retention in words. @param amount in units of which `anHour` make an hour */
function kept(amount: number | undefined, anHour: number): string | undefined {
  if (amount === undefined) return undefined;
  const hours = amount / anHour;
  return hours % 24 === 0 ? `retention ${hours / 24} d` : `retention ${Math.round(hours * 10) / 10} h`;
}
