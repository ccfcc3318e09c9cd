import { PIPE } from "../../aws";
import { defineRule } from "../../rule";
import { deadLetterFlaws } from "../../services/dead-letters/judge";
import { failuresOf, notApplicable, violation } from "../../verdict";

/** The parameters of the stream sources, which alone have a dead-letter queue of the pipe. */
const STREAMS = ["kinesisStreamParameters", "dynamodbStreamParameters"] as const;

export const pipeDlq = defineRule({
  id: "pipes-stream-has-dlq",
  title: "EventBridge pipes of streams should have a dead-letter queue",
  practices: ["REL04-BP02", "REL05-BP04"],
  service: "EventBridge",
  severity: "medium",
  // https://docs.aws.amazon.com/eventbridge/latest/pipes-reference/API_PipeSourceKinesisStreamParameters.html: both are infinite by default.
  why: "A pipe tries a record again until it expires in the stream, or as maximumRetryAttempts and maximumRecordAgeInSeconds say: then it is skipped without a trace.",
  fix: "Set sourceParameters.kinesisStreamParameters or dynamodbStreamParameters to a deadLetterConfig with the ARN of a queue or topic that the pipe's role may send to.",
  source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-error-troubleshooting.html",
  types: [PIPE],
  check(pipe, graph) {
    const used = STREAMS.find((one) => graph.given(pipe, `sourceParameters.${one}`).kind !== "missing");
    if (used === undefined) return notApplicable("Its source is no stream of Kinesis or DynamoDB.");
    const property = `sourceParameters.${used}.deadLetterConfig.arn`;
    if (graph.given(pipe, property).kind !== "missing") return failuresOf(deadLetterFlaws(pipe, graph));
    return violation({
      property,
      actual: undefined,
      wanted: "the ARN of a queue or topic",
      message: "Records that fail in every attempt are skipped without a trace.",
    });
  },
});
