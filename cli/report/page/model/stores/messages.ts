import * as aws from "../../../../../policy/aws";
import type { Graph, Resource } from "../../../../../policy/graph";
import type { StorePicture } from "../picture";
import { numberOf, textOf } from "../read";
import { storeOf, type Found } from "./found";

const REDRIVE = "redrivePolicy";
/** Types that refer to a queue for failed events, and the property. */
const FAILURES: Record<string, string> = {
  [aws.EVENT_INVOKE_CONFIG]: "destinationConfig.onFailure.destination",
  [aws.EVENT_SOURCE_MAPPING]: "destinationConfig.onFailure.destinationArn",
  [aws.EVENT_TARGET]: "deadLetterConfig.arn",
};
/** Types that refer to a dead-letter queue under redrivePolicy. */
const CARRIERS = [aws.QUEUE, aws.TOPIC_SUBSCRIPTION];

/**
 * The service's queues, streams, topics and buses, and the functions that consume them. Dead-letter queues are shown with their source. A topic
 * that alarms notify, and a queue that keeps its notifications, are left out.
 */
export function messagesIn(graph: Graph): Found {
  const topics = graph.ofType(aws.TOPIC);
  const alarmTopics = new Set(
    topics.filter((one) => graph.referrers(one, [aws.METRIC_ALARM], "alarmActions[*]").certain.length > 0),
  );
  const queues = graph.ofType(aws.QUEUE).filter((queue) => !keepsAlerts(graph, queue, alarmTopics));
  const dead = new Set([
    ...graph.ofType(...CARRIERS).flatMap((one) => deadLetterQueuesOf(graph, one)),
    ...graph
      .ofType(...Object.keys(FAILURES))
      .flatMap((one) => graph.references(one, FAILURES[one.type]!, [aws.QUEUE]).certain),
  ]);
  const named = (one: Resource, service: string, facts: (string | undefined)[]) =>
    storeOf(one, service, textOf(graph, one, "name") ?? one.name, facts);
  const stores: StorePicture[] = [
    ...queues.filter((queue) => !dead.has(queue)).map((queue) => queueOf(graph, queue)),
    ...graph.ofType(aws.STREAM).map((one) => named(one, "Kinesis", [kept(numberOf(graph, one, "retentionPeriod"), 1)])),
    ...topics
      .filter((one) => !alarmTopics.has(one))
      .map((one) => named(one, "SNS", [counted(graph, one, [aws.TOPIC_SUBSCRIPTION], "topic", "subscription")])),
    ...graph
      .ofType(aws.EVENT_BUS)
      .map((one) =>
        named(one, "EventBridge", [
          counted(graph, one, [aws.EVENT_RULE], "eventBusName", "rule"),
          graph.referrers(one, [aws.EVENT_ARCHIVE], "eventSourceArn").certain.length > 0 ? "archive" : undefined,
        ]),
      ),
    ...graph.ofType(aws.LAMBDA_FUNCTION).map((one) => lambdaOf(graph, one)),
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
  return graph.ofType(aws.QUEUE).filter((queue) => queue.region === region && textOf(graph, queue, "name") === name);
}

/** Whether a queue receives only alarm notifications. */
function keepsAlerts(graph: Graph, queue: Resource, alarmTopics: ReadonlySet<Resource>): boolean {
  const from = graph
    .referrers(queue, [aws.TOPIC_SUBSCRIPTION], "endpoint")
    .certain.flatMap((one) => graph.references(one, "topic", [aws.TOPIC]).certain);
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
  const called = [lambda, ...graph.referrers(lambda, [aws.LAMBDA_ALIAS], "functionName").certain];
  const sources = called.flatMap(
    (one) => graph.referrers(one, [aws.EVENT_SOURCE_MAPPING], "functionName").certain,
  ).length;
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
