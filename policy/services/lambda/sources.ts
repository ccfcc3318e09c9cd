import { DYNAMODB_TABLE, QUEUE, STREAM, STREAM_CONSUMER } from "../../aws";
import type { Graph, Resource } from "../../graph";
import { notApplicable, undecided, type Verdict } from "../../verdict";

/** What a mapping reads as a stream. */
const STREAMS = [STREAM, STREAM_CONSUMER, DYNAMODB_TABLE];

const SOURCE = "eventSourceArn";
const ARN = /^arn:[^:]*:(sqs|kinesis|dynamodb):/;

/** What a mapping reads: a queue, a stream (of Kinesis or DynamoDB), another thing, or nobody knows yet. */
export type SourceKind = "queue" | "stream" | "other" | undefined;

/** The kind of an event source mapping's source. */
export function sourceKindOf(mapping: Resource, graph: Graph): SourceKind {
  const arn = graph.string(mapping, SOURCE);
  if (arn.kind === "missing") return "other";
  if (arn.kind === "known") {
    const service = ARN.exec(arn.value)?.[1];
    return service === undefined ? "other" : service === "sqs" ? "queue" : "stream";
  }
  const { certain: resources, complete } = graph.references(mapping, SOURCE, [QUEUE, ...STREAMS]);
  const [source] = resources;
  if (source === undefined || !complete) return undefined;
  return source.type === QUEUE ? "queue" : "stream";
}

/** Judges a mapping that reads what the rule is for; the others are not its business. @param wanted what it is for */
export function ofSource(mapping: Resource, graph: Graph, wanted: "queue" | "stream", judge: () => Verdict): Verdict {
  const kind = sourceKindOf(mapping, graph);
  if (kind === wanted) return judge();
  if (kind === undefined)
    return undecided({ property: SOURCE, reason: "What it reads is known only after deployment." });
  return notApplicable(`It reads no ${wanted}.`);
}

/** Whether the function tells which items of a batch failed; undefined where that is not known. */
export function reportsItems(mapping: Resource, graph: Graph): boolean | undefined {
  const { values, open } = graph.values(mapping, "functionResponseTypes[*]");
  if (values.includes("ReportBatchItemFailures")) return true;
  return open || values.some((value) => typeof value !== "string") ? undefined : false;
}
