import { EVENT_SOURCE_MAPPING } from "../../aws";
import { defineRule } from "../../rule";
import { destinationGiven } from "../../services/lambda/destinations";
import { ofSource } from "../../services/lambda/sources";
import { compliant, undecided, violation } from "../../verdict";

const DESTINATION = "destinationConfig.onFailure.destinationArn";

export const streamFailureDestination = defineRule({
  id: "lambda-stream-failure-destination",
  title: "Stream event source mappings should have an on-failure destination",
  service: "Lambda",
  severity: "high",
  why: "Records that are discarded after the last retry, or because of their age, are skipped without a trace.",
  fix: "Set destinationConfig.onFailure.destinationArn to a queue, topic or bucket.",
  source: "https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html",
  types: [EVENT_SOURCE_MAPPING],
  check: (mapping, graph) =>
    ofSource(mapping, graph, "stream", () => {
      const given = destinationGiven(mapping, DESTINATION, graph);
      if (given === true) return compliant();
      if (given === undefined)
        return undecided({ property: DESTINATION, reason: `Its ${DESTINATION} is known only after deployment.` });
      return violation({
        property: DESTINATION,
        actual: undefined,
        wanted: "the ARN of a queue, topic or bucket",
        message: "Discarded records are skipped without a trace.",
      });
    }),
});
