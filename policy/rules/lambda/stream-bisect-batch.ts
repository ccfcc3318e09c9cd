import { EVENT_SOURCE_MAPPING } from "../../aws";
import { defineRule } from "../../rule";
import { ofSource, reportsItems } from "../../services/lambda/sources";
import { unread } from "../../services/unread";
import { compliant, notApplicable, undecided, violation } from "../../verdict";

const BISECT = "bisectBatchOnFunctionError";

export const streamBisectBatch = defineRule({
  id: "lambda-stream-bisect-batch",
  title: "Stream event source mappings should bisect failed batches or report batch item failures",
  service: "Lambda",
  severity: "medium",
  why: "A batch that is retried as a whole is discarded as a whole: one bad record takes the good ones with it.",
  fix: 'Set bisectBatchOnFunctionError to true, or functionResponseTypes to ["ReportBatchItemFailures"] with a handler that returns batchItemFailures; preferably both.',
  source: "https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html",
  types: [EVENT_SOURCE_MAPPING],
  check: (mapping, graph) =>
    ofSource(mapping, graph, "stream", () => {
      const batch = graph.number(mapping, "batchSize");
      if (batch.kind === "known" && batch.value === 1) return notApplicable("Its batch size is 1.");
      const bisects = graph.boolean(mapping, BISECT, false);
      const reports = reportsItems(mapping, graph);
      if (reports === true || (bisects.kind === "known" && bisects.value)) return compliant();
      if (bisects.kind === "unknown") return unread(BISECT, bisects);
      if (reports === undefined)
        return undecided({
          property: "functionResponseTypes",
          reason: "Its functionResponseTypes are known only after deployment.",
        });
      return violation({
        property: BISECT,
        actual: graph.input(mapping, BISECT).kind === "known" ? false : undefined,
        wanted: true,
        message: "One bad record fails its whole batch in every attempt, and the whole batch is finally discarded.",
      });
    }),
});
