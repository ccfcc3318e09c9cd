import assert from "node:assert/strict";
import { iteratorAgeAlarm } from "../../../../policy/rules/kinesis/iterator-age-alarm";
import { streamEncrypted } from "../../../../policy/rules/kinesis/stream-encrypted";
import { streamRetention } from "../../../../policy/rules/kinesis/stream-retention";
import { throttlingAlarm } from "../../../../policy/rules/kinesis/throttling-alarm";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";

const stream = (inputs: Record<string, unknown> = {}) =>
  resource("aws:kinesis/stream:Stream", "clicks", { name: "shop-clicks", ...inputs }, { region: "us-east-1" });

const queue = resource("aws:sqs/queue:Queue", "orders", {});

const alarm = (StreamName: unknown, metricName: unknown, more: object = {}, options: { region?: string } = {}) =>
  resource(
    "aws:cloudwatch/metricAlarm:MetricAlarm",
    "alarm",
    { namespace: "AWS/Kinesis", metricName, dimensions: { StreamName }, threshold: 900_000, ...more },
    { region: "us-east-1", ...options },
  );

describe("kinesis-stream-encrypted", () => {
  const of = (inputs: Record<string, unknown>) => verdicts(streamEncrypted, graphOf(stream(inputs)))["clicks"];

  it("requires KMS", () => {
    assert.equal(of({ encryptionType: "KMS", kmsKeyId: "alias/aws/kinesis" }), "compliant");
    assert.equal(of({ encryptionType: "kms", kmsKeyId: "alias/aws/kinesis" }), "compliant");
    assert.equal(of({ encryptionType: "NONE" }), "violation");
    assert.equal(of({}), "violation");
    assert.equal(of({ encryptionType: unknown }), "undecided");
  });

  it("is not applicable to another type", () => {
    assert.deepEqual(verdicts(streamEncrypted, graphOf(queue)), {});
  });
});

describe("kinesis-stream-retention", () => {
  const of = (inputs: Record<string, unknown>, settings = {}) =>
    verdicts(streamRetention, graphOf(stream(inputs)), settings)["clicks"];

  it("requires two days, or what the settings say", () => {
    assert.equal(of({ retentionPeriod: 48 }), "compliant");
    assert.equal(of({ retentionPeriod: 47 }), "violation");
    assert.equal(of({ retentionPeriod: 48 }, { minHours: 72 }), "violation");
    assert.equal(of({ retentionPeriod: 24 }, { minHours: 24 }), "compliant");
  });

  it("takes a missing one for a day", () => {
    const [found] = judgementsOf(streamRetention, graphOf(stream()));
    assert.equal(found?.verdict, "violation");
    assert.match(JSON.stringify(found), /not read within 24 hours are lost/);
    assert.equal(of({}, { minHours: 24 }), "compliant");
  });

  it("leaves what is unknown, and another type", () => {
    assert.equal(of({ retentionPeriod: unknown }), "undecided");
    assert.deepEqual(verdicts(streamRetention, graphOf(queue)), {});
  });
});

for (const [rule, metric, another] of [
  [iteratorAgeAlarm, "GetRecords.IteratorAgeMilliseconds", "IncomingRecords"],
  [throttlingAlarm, "WriteProvisionedThroughputExceeded", "ReadProvisionedThroughputExceeded"],
] as const)
  describe(rule.id, () => {
    const of = (...fixtures: Fixture[]) => verdicts(rule, graphOf(...fixtures))["clicks"];

    it("finds the alarm by the stream's name or its output, also at preview", () => {
      const one = stream();
      assert.equal(of(one, alarm("shop-clicks", metric)), "compliant");
      assert.equal(of(one, alarm(one.output("name"), metric)), "compliant");
      const unnamed = stream({ name: undefined });
      assert.equal(verdicts(rule, previewOf(unnamed, alarm(unnamed.output("name"), metric)))["clicks"], "compliant");
    });

    it("finds it in a calculation", () => {
      const queries = [
        {
          id: "m",
          metric: { namespace: "AWS/Kinesis", metricName: metric, dimensions: { StreamName: "shop-clicks" } },
        },
      ];
      const calculated = resource("aws:cloudwatch/metricAlarm:MetricAlarm", "math", {
        metricQueries: queries,
        threshold: 1,
      });
      assert.equal(of(stream(), calculated), "compliant");
    });

    it("requires one: none, or one of another stream, metric or Region, is not enough", () => {
      const one = stream();
      const reader = resource("aws:lambda/eventSourceMapping:EventSourceMapping", "reader", {
        eventSourceArn: one.output("arn"),
      });
      assert.equal(of(one, reader), "violation");
      assert.equal(of(one, reader, alarm("other", metric)), "violation");
      assert.equal(of(one, reader, alarm("shop-clicks", another)), "violation");
      assert.equal(of(one, reader, alarm("shop-clicks", metric, {}, { region: "eu-west-1" })), "violation");
      assert.equal(of(one, reader, alarm("shop-clicks", metric, { namespace: "AWS/SQS" })), "violation");
      // What nothing in the program reads has no lag that could be seen here.
      assert.equal(of(stream()), rule === iteratorAgeAlarm ? "undecided" : "violation");
    });

    it("leaves what is unknown, and another type", () => {
      assert.equal(of(stream(), alarm(unknown, metric)), "undecided");
      assert.equal(of(stream(), alarm("shop-clicks", unknown)), "undecided");
      assert.deepEqual(verdicts(rule, graphOf(queue)), {});
    });
  });

describe("kinesis-iterator-age-alarm, also", () => {
  const LAG = "GetRecords.IteratorAgeMilliseconds";

  it("takes a consumer's metric", () => {
    const dimensions = { StreamName: "shop-clicks", ConsumerName: "reader" };
    const fanOut = alarm("shop-clicks", "SubscribeToShardEvent.MillisBehindLatest", { dimensions });
    assert.deepEqual(verdicts(iteratorAgeAlarm, graphOf(stream(), fanOut)), { clicks: "compliant" });
  });

  it("requires that it goes to ALARM before the records are deleted", () => {
    const late = (hours: number, retentionPeriod?: number) =>
      judgementsOf(
        iteratorAgeAlarm,
        graphOf(stream({ retentionPeriod }), alarm("shop-clicks", LAG, { threshold: hours * 3_600_000 })),
      );
    assert.equal(late(23)[0]?.verdict, "compliant");
    assert.match(JSON.stringify(late(24)), /violation.*alarm goes to ALARM when records are already deleted/);
    assert.equal(late(24, 48)[0]?.verdict, "compliant");
  });

  it("does not judge a threshold or a retention that is unknown", () => {
    const unknownThreshold = graphOf(stream(), alarm("shop-clicks", LAG, { threshold: unknown }));
    assert.deepEqual(verdicts(iteratorAgeAlarm, unknownThreshold), { clicks: "undecided" });
    const unknownRetention = graphOf(stream({ retentionPeriod: unknown }), alarm("shop-clicks", LAG));
    assert.deepEqual(verdicts(iteratorAgeAlarm, unknownRetention), { clicks: "undecided" });
  });
});

describe("kinesis-throttling-alarm, also", () => {
  const of = (streamModeDetails: unknown) =>
    verdicts(throttlingAlarm, graphOf(stream({ streamModeDetails })))["clicks"];

  it("is for provisioned streams", () => {
    assert.equal(of({ streamMode: "PROVISIONED" }), "violation");
    assert.equal(of({ streamMode: "ON_DEMAND" }), "notApplicable");
    assert.equal(of({ streamMode: unknown }), "undecided");
  });
});
