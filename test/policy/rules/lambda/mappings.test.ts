import assert from "node:assert/strict";
import type { Rule } from "../../../../policy/rule";
import { partialBatchResponse } from "../../../../policy/rules/lambda/partial-batch-response";
import { streamFailureDestination } from "../../../../policy/rules/lambda/stream-failure-destination";
import { streamBisectBatch } from "../../../../policy/rules/lambda/stream-bisect-batch";
import { streamRetryLimit } from "../../../../policy/rules/lambda/stream-retry-limit";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts } from "../../fixtures";
import { mapping, OTHER, queue, QUEUE_ARN, stream, STREAM_ARN } from "./functions";

const BATCHES = { functionResponseTypes: ["ReportBatchItemFailures"] };
const TO = (destinationArn: unknown) => ({ destinationConfig: { onFailure: { destinationArn } } });

const of = (rule: Rule, inputs: Record<string, unknown>) => verdicts(rule, graphOf(mapping(inputs))).orders;

/** What each rule accepts, refuses and cannot say, besides the source. */
const RULES = [
  {
    rule: partialBatchResponse,
    source: QUEUE_ARN,
    other: STREAM_ARN,
    good: [BATCHES],
    bad: [{}, { functionResponseTypes: [] }],
    unclear: [{ functionResponseTypes: unknown }, { functionResponseTypes: [unknown] }],
    exempt: [{ batchSize: 1 }],
    says: /^One failed message returns its whole batch/,
  },
  {
    rule: streamFailureDestination,
    source: STREAM_ARN,
    other: QUEUE_ARN,
    good: [TO(QUEUE_ARN)],
    bad: [{}, TO(""), { destinationConfig: {} }],
    unclear: [TO(unknown), { destinationConfig: unknown }],
    exempt: [],
    says: /^Discarded records are skipped/,
  },
  {
    rule: streamRetryLimit,
    source: STREAM_ARN,
    other: QUEUE_ARN,
    good: [{ maximumRetryAttempts: 0 }, { maximumRetryAttempts: 5 }, { maximumRecordAgeInSeconds: 3600 }],
    bad: [{}, { maximumRetryAttempts: -1, maximumRecordAgeInSeconds: -1 }, { maximumRecordAgeInSeconds: 0 }],
    unclear: [{ maximumRetryAttempts: unknown }, { maximumRecordAgeInSeconds: unknown }],
    exempt: [],
    says: /tried until it expires/,
  },
  {
    rule: streamBisectBatch,
    source: STREAM_ARN,
    other: QUEUE_ARN,
    good: [BATCHES, { bisectBatchOnFunctionError: true }, { ...BATCHES, bisectBatchOnFunctionError: unknown }],
    bad: [{}, { bisectBatchOnFunctionError: false }],
    unclear: [{ bisectBatchOnFunctionError: unknown }, { functionResponseTypes: unknown }],
    exempt: [{ batchSize: 1 }],
    says: /^One bad record fails its whole batch/,
  },
];

for (const { rule, source: eventSourceArn, other, good, bad, unclear, exempt, says } of RULES) {
  describe(rule.id, () => {
    it("accepts", () => {
      for (const inputs of good)
        assert.equal(of(rule, { eventSourceArn, ...inputs }), "compliant", JSON.stringify(inputs));
    });

    it("refuses, also where the property is missing, and says what is lost", () => {
      for (const inputs of bad) {
        const [found] = judgementsOf(rule, graphOf(mapping({ eventSourceArn, ...inputs })));
        assert.equal(found?.verdict, "violation", JSON.stringify(inputs));
        assert.match(found.message, says);
      }
    });

    it("is undecided on what is unknown, also on what it reads", () => {
      for (const inputs of unclear) assert.equal(of(rule, { eventSourceArn, ...inputs }), "undecided");
      assert.equal(of(rule, { eventSourceArn: unknown }), "undecided");
    });

    it("ignores other sources and other types", () => {
      for (const inputs of [{ eventSourceArn: other }, {}, { eventSourceArn: "arn:aws:mq:us-east-1:1:broker:b" }])
        assert.equal(of(rule, inputs), "notApplicable");
      for (const inputs of exempt) assert.equal(of(rule, { eventSourceArn, ...inputs }), "notApplicable");
      assert.deepEqual(verdicts(rule, graphOf(OTHER)), {});
    });
  });
}

describe("rules on event source mappings, at a first preview", () => {
  it("know by what made it whether a mapping reads a queue or a stream", () => {
    const [orders, clicks] = [queue(), stream()];
    const fromQueue = mapping({ eventSourceArn: orders.output("arn") }, "from-queue");
    const fromStream = mapping({ eventSourceArn: clicks.output("arn") }, "from-stream");
    const graph = previewOf(orders, clicks, fromQueue, fromStream);
    assert.deepEqual(verdicts(partialBatchResponse, graph), {
      "from-queue": "violation",
      "from-stream": "notApplicable",
    });
    assert.deepEqual(verdicts(streamRetryLimit, graph), { "from-queue": "notApplicable", "from-stream": "violation" });
  });

  it("know that a destination is there which another resource gives", () => {
    const failures = queue("failures");
    const one = mapping({ eventSourceArn: STREAM_ARN, ...TO(failures.output("arn")) });
    assert.deepEqual(verdicts(streamFailureDestination, previewOf(failures, one)), { orders: "compliant" });
  });

  it("know the streams of tables and the consumers of streams", () => {
    for (const eventSourceArn of [
      "arn:aws:dynamodb:us-east-1:123456789012:table/carts/stream/2026-01-01T00:00:00.000",
      `${STREAM_ARN}/consumer/worker:1`,
    ])
      assert.equal(of(streamRetryLimit, { eventSourceArn }), "violation");
    const table = resource("aws:dynamodb/table:Table", "carts", { name: "carts" }, { region: "us-east-1" });
    const one = mapping({ eventSourceArn: table.output("streamArn") });
    assert.deepEqual(verdicts(streamRetryLimit, previewOf(table, one)), { orders: "violation" });
  });
});
