import { EVENT_SOURCE_MAPPING } from "../../aws";
import { decided } from "../../graph";
import { defineRule } from "../../rule";
import { deadLetterFlaws } from "../../services/dead-letters/judge";
import { destinationGiven, readsStream } from "../../services/lambda/sources";
import { failuresOf, notApplicable, violation } from "../../verdict";

const DESTINATION = "destinationConfig.onFailure.destinationArn";

export const streamFailureDestination = defineRule({
  id: "lambda-stream-failure-destination",
  title: "Stream event source mappings should have an on-failure destination",
  practices: ["REL04-BP02"],
  peers: { cdkNag: ["LambdaEventSourceMappingDestination"] },
  service: "Lambda",
  severity: "high",
  why: "Records that are discarded after the last retry, or because of their age, are skipped without a trace.",
  fix: "Set destinationConfig.onFailure.destinationArn to a standard queue, a topic or a bucket that the function's role may send to.",
  source: "https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html",
  types: [EVENT_SOURCE_MAPPING],
  check(mapping, graph) {
    if (!readsStream(mapping, graph)) return notApplicable("It reads no stream.");
    if (decided(destinationGiven(mapping, DESTINATION, graph), DESTINATION))
      return failuresOf(deadLetterFlaws(mapping, graph));
    return violation({
      property: DESTINATION,
      actual: undefined,
      wanted: "the ARN of a queue, topic or bucket",
      message: "Discarded records are skipped without a trace.",
    });
  },
});
