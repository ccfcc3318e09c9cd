import { EVENT_SOURCE_MAPPING } from "../../aws";
import { valueOf, decided } from "../../graph";
import { defineRule } from "../../rule";
import { readsQueue, reportsItems } from "../../services/lambda/sources";
import { compliant, notApplicable, violation } from "../../verdict";

const TYPES = "functionResponseTypes";

export const partialBatchResponse = defineRule({
  id: "lambda-partial-batch-response",
  title: "Lambda SQS event source mappings should report batch item failures",
  practices: ["REL04-BP01"],
  service: "Lambda",
  severity: "high",
  why: "Without partial batch responses one bad message returns its whole batch: good messages are processed again and again, and move to the dead-letter queue with it.",
  fix: 'Set functionResponseTypes to ["ReportBatchItemFailures"], and return batchItemFailures from the handler.',
  source: "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html",
  types: [EVENT_SOURCE_MAPPING],
  check(mapping, graph) {
    if (!decided(readsQueue(mapping, graph), "eventSourceArn")) return notApplicable("It reads no queue.");
    if (valueOf(graph.number(mapping, "batchSize")) === 1) return notApplicable("Its batch size is 1.");
    if (decided(reportsItems(mapping, graph), TYPES)) return compliant();
    return violation({
      property: TYPES,
      actual: undefined,
      wanted: ["ReportBatchItemFailures"],
      message:
        "One failed message returns its whole batch to the queue, and finally moves it to the dead-letter queue.",
    });
  },
});
