import { EVENT_SOURCE_MAPPING } from "../../aws";
import { valueOf, decided } from "../../graph";
import { defineRule } from "../../rule";
import { readsStream, reportsItems } from "../../services/lambda/sources";
import { compliant, notApplicable, violation } from "../../verdict";

const BISECT = "bisectBatchOnFunctionError";

export const streamBisectBatch = defineRule({
  id: "lambda-stream-bisect-batch",
  title: "Stream event source mappings should bisect failed batches or report batch item failures",
  practices: ["REL05-BP03"],
  service: "Lambda",
  severity: "medium",
  why: "A batch that is retried as a whole is discarded as a whole: one bad record takes the good ones with it.",
  fix: 'Set bisectBatchOnFunctionError to true, or functionResponseTypes to ["ReportBatchItemFailures"] with a handler that returns batchItemFailures; preferably both.',
  source: "https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html",
  types: [EVENT_SOURCE_MAPPING],
  check(mapping, graph) {
    if (!readsStream(mapping, graph)) return notApplicable("It reads no stream.");
    if (valueOf(graph.number(mapping, "batchSize")) === 1) return notApplicable("Its batch size is 1.");
    const reports = reportsItems(mapping, graph);
    if (reports.is === "yes" || graph.read.boolean(mapping, BISECT, false)) return compliant();
    decided(reports, "functionResponseTypes");
    return violation({
      property: BISECT,
      actual: graph.actual(mapping, BISECT, false),
      wanted: true,
      message: "One bad record fails its whole batch in every attempt, and the whole batch is finally discarded.",
    });
  },
});
