import { EVENT_SOURCE_MAPPING } from "../../aws";
import { defineRule } from "../../rule";
import { readsStream } from "../../services/lambda/sources";
import { compliant, notApplicable, violation } from "../../verdict";

const RETRIES = "maximumRetryAttempts";
const AGE = "maximumRecordAgeInSeconds";

/** "The default value is infinite (-1)" (https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html). */
const INFINITE = -1;

export const streamRetryLimit = defineRule({
  id: "lambda-stream-retry-limit",
  title: "Stream event source mappings should have a retry limit",
  practices: ["REL05-BP03"],
  service: "Lambda",
  severity: "high",
  why: "A record that always fails blocks its shard until it expires: a day or more of the records behind it wait, and expire with it.",
  fix: "Set maximumRetryAttempts, or maximumRecordAgeInSeconds well below the stream's retention period.",
  source: "https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html",
  types: [EVENT_SOURCE_MAPPING],
  check(mapping, graph) {
    if (!readsStream(mapping, graph)) return notApplicable("It reads no stream.");
    const [retries, age] = [graph.number(mapping, RETRIES, INFINITE), graph.number(mapping, AGE, INFINITE)];
    // Lambda has no age of 0 seconds: the provider omits it.
    if ((retries.kind === "known" && retries.value >= 0) || (age.kind === "known" && age.value > 0)) return compliant();
    for (const property of [RETRIES, AGE]) graph.read.number(mapping, property, INFINITE);
    return violation({
      property: RETRIES,
      actual: graph.actual(mapping, RETRIES, INFINITE),
      wanted: "0 to 10000, or a maximumRecordAgeInSeconds",
      message: "A failed record is retried until it expires, and blocks the records behind it in its shard.",
    });
  },
});
