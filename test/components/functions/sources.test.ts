import assert from "node:assert/strict";
import { SIDES, type Planned, type Stack } from "../plans";
import { lambda, planFunctions, SMALL, WHOLE } from "./functions";

const mapping = (stack: Stack, source: string) =>
  stack.one("aws:lambda:EventSourceMapping", `storefront-worker-${source}`);

describe("a function's sources", () => {
  it("are mapped to its alias, each with partial batch responses", async () => {
    const pair = await planFunctions({ worker: WHOLE });
    for (const side of SIDES) {
      const alias = pair[side].one("aws:lambda:Alias", "storefront-worker");
      for (const { inputs } of pair[side].all("aws:lambda:EventSourceMapping")) {
        assert.equal(inputs["functionName"], alias.outputs["arn"]);
        assert.deepEqual(inputs["functionResponseTypes"], ["ReportBatchItemFailures"]);
      }
      assert.equal(pair[side].all("aws:lambda:EventSourceMapping").length, 3);
    }
  });

  it("that are queues have their batch size and maximum concurrency", async () => {
    const { primary } = await planFunctions({ worker: WHOLE });
    const { inputs } = mapping(primary, "orders");
    assert.equal(inputs["eventSourceArn"], primary.one("aws:sqs:Queue", "storefront-orders").outputs["arn"]);
    assert.deepEqual(
      ["batchSize", "maximumBatchingWindowInSeconds", "scalingConfig"].map((one) => inputs[one]),
      [100, 5, { maximumConcurrency: 20 }],
    );
    for (const one of ["destinationConfig", "bisectBatchOnFunctionError", "startingPosition"])
      assert.equal(inputs[one], undefined, `${one} is for streams`);
    const fifo = mapping(primary, "invoices").inputs;
    assert.equal(fifo["eventSourceArn"], primary.one("aws:sqs:Queue", "storefront-invoices").outputs["arn"]);
    assert.equal(fifo["maximumBatchingWindowInSeconds"], undefined, "a FIFO queue knows no window");
    const plain = await planFunctions({ worker: { ...SMALL, sources: { orders: { queue: "orders" } } } });
    assert.equal(mapping(plain.primary, "orders").inputs["scalingConfig"], undefined);
  });

  it("that are streams start at the oldest record, with bounded retries and a failure destination", async () => {
    const { primary } = await planFunctions({ worker: WHOLE });
    const { inputs } = mapping(primary, "clicks");
    assert.equal(inputs["eventSourceArn"], primary.one("aws:kinesis:Stream").outputs["arn"]);
    assert.deepEqual(
      {
        startingPosition: inputs["startingPosition"],
        parallelizationFactor: inputs["parallelizationFactor"],
        bisectBatchOnFunctionError: inputs["bisectBatchOnFunctionError"],
        maximumRetryAttempts: inputs["maximumRetryAttempts"],
        maximumRecordAgeInSeconds: inputs["maximumRecordAgeInSeconds"],
        batchSize: inputs["batchSize"],
      },
      {
        startingPosition: "TRIM_HORIZON",
        parallelizationFactor: 2,
        bisectBatchOnFunctionError: true,
        maximumRetryAttempts: 3,
        // Three quarters of two days.
        maximumRecordAgeInSeconds: 36 * 3600,
        batchSize: 100,
      },
    );
    assert.deepEqual(inputs["destinationConfig"], {
      onFailure: { destinationArn: primary.one("aws:sqs:Queue", "storefront-worker-failures").outputs["arn"] },
    });
  });

  it("that are streams with enhanced fan-out are read through the consumer", async () => {
    const fanned = {
      ...SMALL,
      sources: { clicks: { stream: "clicks", startingPosition: "LATEST", maximumRecordAge: "2h" } },
    };
    const { primary } = await planFunctions({ worker: fanned }, "warm-standby", {
      shared: { streams: { clicks: { retention: "2d", enhancedFanOut: true } } },
    });
    const { inputs } = mapping(primary, "clicks");
    assert.equal(inputs["eventSourceArn"], primary.one("aws:kinesis:StreamConsumer").outputs["arn"]);
    assert.deepEqual([inputs["startingPosition"], inputs["maximumRecordAgeInSeconds"]], ["LATEST", 7200]);
  });
});

describe("functions and a change of active", () => {
  /** Whether each stack's mappings are enabled, by strategy, before a failover and after. */
  const ENABLED = {
    "backup-restore": { before: [true, false], after: [false, true] },
    "pilot-light": { before: [true, false], after: [false, true] },
    "warm-standby": { before: [true, true], after: [false, true] },
    "active-active": { before: [true, true], after: [true, true] },
  };
  const without = (one: Planned) => ({
    ...one,
    inputs: { ...one.inputs, enabled: 0 },
    outputs: { ...one.outputs, enabled: 0 },
  });
  const ofFunctions = ({ resources }: Stack) =>
    resources.filter(({ urn, type }) => urn.includes("holdfast:functions:Function") && !type.startsWith("holdfast"));

  for (const [strategy, { before, after }] of Object.entries(ENABLED)) {
    it(`in strategy ${strategy}: active changes only which mappings are enabled, and no role`, async () => {
      const [first, second] = await Promise.all(
        ["primary", "secondary"].map((active) => planFunctions({ worker: WHOLE }, strategy, { shared: { active } })),
      );
      for (const [pair, wanted] of [
        [first!, before],
        [second!, after],
      ] as const) {
        const enabled = SIDES.map((side) =>
          pair[side].all("aws:lambda:EventSourceMapping").map(({ inputs }) => inputs["enabled"]),
        );
        assert.deepEqual(
          enabled,
          wanted.map((is) => [is, is, is]),
        );
      }
      for (const side of SIDES) {
        const [old, flipped] = [first!, second!].map((pair) => ofFunctions(pair[side]).map(without));
        assert.ok(old!.length > 15);
        assert.deepEqual(flipped, old);
      }
    });
  }

  it("refer to nothing in the other region", async () => {
    const { secondary } = await planFunctions({ worker: WHOLE }, "warm-standby", { shared: { active: "secondary" } });
    for (const one of ofFunctions(secondary)) {
      assert.doesNotMatch(JSON.stringify(one.inputs), /us-east-1/, one.urn);
    }
    assert.equal(lambda(secondary, "worker").outputs["region"], "us-west-2");
  });
});
