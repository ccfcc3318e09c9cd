import { DYNAMODB_TABLE, QUEUE, STREAM, STREAM_CONSUMER, type EVENT_SOURCE_MAPPING } from "../../aws";
import {
  answer,
  decided,
  NO,
  originRecorded,
  unknown,
  YES,
  type Answer,
  type Graph,
  type Resource,
  type ResourceOf,
} from "../../graph";

type Mapping = ResourceOf<typeof EVENT_SOURCE_MAPPING>;

const SOURCE = "eventSourceArn";
const ARN = /^arn:[^:]*:(sqs|kinesis|dynamodb):/;

/** Whether an event source mapping reads a queue. */
export function readsQueue(mapping: Mapping, graph: Graph): Answer {
  return reads(mapping, "queue", graph);
}

/** Whether an event source mapping reads a stream, of Kinesis or DynamoDB. Throws UndecidedError where that is not known. */
export function readsStream(mapping: Mapping, graph: Graph): boolean {
  return decided(reads(mapping, "stream", graph), SOURCE);
}

function reads(mapping: Mapping, wanted: "queue" | "stream", graph: Graph): Answer {
  const arn = graph.string(mapping, SOURCE);
  if (arn.kind === "missing") return NO;
  if (arn.kind === "known") {
    const service = ARN.exec(arn.value)?.[1];
    return answer(service !== undefined && (service === "sqs") === (wanted === "queue"));
  }
  const types = [QUEUE, STREAM, STREAM_CONSUMER, DYNAMODB_TABLE];
  const { certain, complete } = graph.references(mapping, SOURCE, types);
  const [source] = certain;
  if (source === undefined || !complete) return unknown("What it reads is known only after deployment.");
  return answer((source.type === QUEUE) === (wanted === "queue"));
}

/** Whether the function reports which items of a batch failed. */
export function reportsItems(mapping: Mapping, graph: Graph): Answer {
  const { certain, why } = graph.strings(mapping, "functionResponseTypes[*]");
  if (certain.includes("ReportBatchItemFailures")) return YES;
  return why === undefined ? NO : unknown("Its functionResponseTypes are known only after deployment.");
}

/** Whether a destination is given: one that another resource gives is there, whatever its ARN will be. */
export function destinationGiven(resource: Resource, path: string, graph: Graph): Answer {
  const reading = graph.given(resource, path);
  if (reading.kind === "unknown")
    return originRecorded(resource, path) ? YES : unknown(`Its ${path} is known only after deployment.`);
  return answer(reading.kind === "known" && reading.value !== "");
}
