import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { STREAM_AT_LENGTH, STREAMS } from "../../support/messages";
import { nameOf, planOf, statementsOf, type Pair, type Planned, type Stack } from "../plans";

const FUNCTIONS = { reader: { code: "sample-worker", sources: { clicks: { stream: "clicks" } } } };

const shared = (more: object = {}) => ({ shared: { streams: STREAMS, ...more } });

const alarm = (stack: Stack, key: string) => stack.one("aws:cloudwatch:MetricAlarm", `storefront-clicks-stream-${key}`);

const alarmKeys = (stack: Stack) =>
  stack
    .all("aws:cloudwatch:MetricAlarm")
    .flatMap((one) => /-clicks-stream-(.*)$/.exec(nameOf(one))?.[1] ?? [])
    .sort();

describe("a stream", () => {
  let pair: Pair;
  before(async () => {
    pair = await planOf(shared(), "messaging");
  });

  for (const [side, region] of [
    ["primary", "us-east-1"],
    ["secondary", "us-west-2"],
  ] as const)
    it(`exists in the ${side}'s region, under the same name, with that region's key`, () => {
      const stack = pair[side];
      const stream = stack.one("aws:kinesis:Stream");
      const key = stack.all("aws:kms:Key").find((one) => nameOf(one).endsWith("-messages"))!;
      assert.equal(stream.inputs["name"], "storefront-clicks");
      assert.equal(stream.outputs["arn"], `arn:aws:kinesis:${region}:123456789012:stream/storefront-clicks`);
      assert.equal(stream.inputs["encryptionType"], "KMS");
      assert.equal(stream.inputs["kmsKeyId"], key.outputs["arn"]);
      assert.equal(stream.protect, true);
    });

  it("is on demand and keeps records for three days by default", () => {
    const { inputs } = pair.primary.one("aws:kinesis:Stream");
    assert.deepEqual(inputs["streamModeDetails"], { streamMode: "ON_DEMAND" });
    assert.equal(inputs["shardCount"], undefined);
    assert.equal(inputs["shardLevelMetrics"], undefined);
    assert.equal(inputs["retentionPeriod"], 72);
    assert.equal(pair.primary.all("aws:kinesis:StreamConsumer").length, 0);
  });

  it("has all the settings' values", async () => {
    const { primary } = await planOf({ shared: { streams: STREAM_AT_LENGTH, functions: FUNCTIONS } }, "messaging");
    const stream = primary.one("aws:kinesis:Stream");
    assert.deepEqual(stream.inputs["streamModeDetails"], { streamMode: "PROVISIONED" });
    assert.equal(stream.inputs["shardCount"], 8);
    assert.equal(stream.inputs["retentionPeriod"], 168);
    assert.deepEqual(stream.inputs["shardLevelMetrics"], ["IncomingBytes", "WriteProvisionedThroughputExceeded"]);
    assert.notEqual(stream.protect, true);
  });

  it("with enhanced fan-out has a consumer that the function reads from", async () => {
    const { secondary } = await planOf({ shared: { streams: STREAM_AT_LENGTH, functions: FUNCTIONS } }, "messaging");
    const consumer = secondary.one("aws:kinesis:StreamConsumer");
    assert.equal(consumer.inputs["streamArn"], secondary.one("aws:kinesis:Stream").outputs["arn"]);
    assert.match(String(consumer.outputs["arn"]), /us-west-2:.*stream\/storefront-clicks\/consumer\/.*:\d+$/);
    const mapping = secondary.one("aws:lambda:EventSourceMapping");
    assert.equal(mapping.inputs["eventSourceArn"], consumer.outputs["arn"]);
  });

  it("does not exist in a static-site standby", async () => {
    const objectives = { region: { rto: "15m", rpo: "1h" } };
    const { primary, secondary } = await planOf(
      {
        ...shared({ workload: { strategy: "static-site", objectives }, standby: { lastResort: false } }),
        primary: { compute: { standby: null } },
        secondary: { compute: null, network: null, ingress: null },
      },
      "messaging",
    );
    assert.equal(primary.all("aws:kinesis:Stream").length, 1);
    assert.equal(secondary.all("aws:kinesis:Stream").length, 0);
  });

  it("outputs the commands of its own region", () => {
    const { commands, ...facts } = pair.secondary.outputs["messaging"].streams.clicks;
    assert.deepEqual(facts, {
      stream: "storefront-clicks",
      region: "us-west-2",
      capacity: "on-demand",
      retentionHours: 72,
    });
    for (const command of Object.values<string>(commands)) {
      assert.match(command, /--region us-west-2/);
      assert.doesNotMatch(command, /us-east-1/);
    }
    assert.match(commands.keepLonger, /--retention-period-hours 144$/);
  });
});

describe("access to a stream", () => {
  let statements: Record<string, any>[];
  before(async () => {
    const { secondary } = await planOf(shared(), "messaging");
    const policy = secondary.all("aws:iam:RolePolicy").find((one) => nameOf(one).endsWith("-messaging"))!;
    statements = statementsOf(policy.inputs["policy"]);
  });

  it("is to its region's stream and consumers only", () => {
    const stream = "arn:aws:kinesis:us-west-2:123456789012:stream/storefront-clicks";
    const resources = statements.filter(({ Action }) => String(Action).includes("kinesis:"));
    assert.deepEqual(new Set(resources.map(({ Resource }) => Resource)), new Set([stream, `${stream}/consumer/*`]));
    assert.doesNotMatch(JSON.stringify(statements), /us-east-1|"\*"/);
  });

  it("uses the key through Kinesis only", () => {
    const ofKey = statements.filter(({ Action }) => String(Action).includes("kms:"));
    assert.deepEqual(ofKey.map(({ Action }) => Action).sort(), ["kms:Decrypt", "kms:GenerateDataKey"]);
    for (const { Condition } of ofKey)
      assert.deepEqual(Condition, { StringEquals: { "kms:ViaService": "kinesis.us-west-2.amazonaws.com" } });
  });

  it("is the same whichever region serves: IAM accepts no change while us-east-1 is impaired", async () => {
    const flipped = await planOf(shared({ active: "secondary" }), "messaging");
    const policy = flipped.secondary.all("aws:iam:RolePolicy").find((one) => nameOf(one).endsWith("-messaging"))!;
    assert.deepEqual(statementsOf(policy.inputs["policy"]), statements);
  });
});

describe("a stream's alarms", () => {
  it("are on a reader's lag, and on throttled reads and writes", async () => {
    const { primary } = await planOf(shared(), "messaging");
    assert.deepEqual(alarmKeys(primary), ["lag", "reads", "writes"]);
    const { inputs } = alarm(primary, "lag");
    assert.equal(inputs["metricName"], "GetRecords.IteratorAgeMilliseconds");
    assert.deepEqual(inputs["dimensions"], { StreamName: "storefront-clicks" });
    assert.equal(inputs["statistic"], "Maximum");
    assert.equal(inputs["threshold"], 15 * 60 * 1000);
    assert.match(inputs["alarmDescription"], /15m behind.*deleted after 3d.*streams\.md#a-consumer-falls-behind$/);
    assert.equal(alarm(primary, "writes").inputs["metricName"], "WriteProvisionedThroughputExceeded");
    assert.equal(alarm(primary, "reads").inputs["metricName"], "ReadProvisionedThroughputExceeded");
  });

  it("refer to an existing section of the runbook", async () => {
    const { primary } = await planOf({ shared: { streams: STREAM_AT_LENGTH, functions: FUNCTIONS } }, "messaging");
    const headings = [...readFileSync("docs/runbook/streams.md", "utf8").matchAll(/^## (.+)$/gm)];
    const anchors = headings.map(([, heading]) => heading!.toLowerCase().replaceAll(" ", "-"));
    assert.equal(alarmKeys(primary).length, 4);
    for (const key of alarmKeys(primary)) {
      const [, anchor] = /streams\.md#(\S+)$/.exec(alarm(primary, key).inputs["alarmDescription"]) ?? [];
      assert.ok(anchors.includes(anchor!), `${key}: ${anchor}`);
    }
  });

  it("are on the consumer's metric if the function has a consumer of its own", async () => {
    const { primary } = await planOf({ shared: { streams: STREAM_AT_LENGTH, functions: FUNCTIONS } }, "messaging");
    const { inputs } = alarm(primary, "lag");
    assert.equal(inputs["metricName"], "SubscribeToShardEvent.MillisBehindLatest");
    const consumer = primary.one("aws:kinesis:StreamConsumer");
    assert.deepEqual(inputs["dimensions"], { StreamName: "storefront-clicks", ConsumerName: consumer.inputs["name"] });
    assert.equal(inputs["threshold"], 3_600_000);
  });

  const missing = (pair: Pair) =>
    [pair.primary, pair.secondary].map((stack) => alarm(stack, "lag").inputs["treatMissingData"]);

  it("count missing reads as a stopped reader, in the regions whose functions should read", async () => {
    const workload = (strategy: string) => ({ workload: { strategy } });
    const noStandbySize = { secondary: { compute: { standby: null } } };
    const functions = FUNCTIONS;
    assert.deepEqual(missing(await planOf(shared({ functions }), "messaging")), ["breaching", "breaching"]);
    const pilot = { ...shared({ functions, ...workload("pilot-light") }), ...noStandbySize };
    assert.deepEqual(missing(await planOf(pilot, "messaging")), ["breaching", "notBreaching"]);
    assert.deepEqual(missing(await planOf(shared(), "messaging")), ["notBreaching", "notBreaching"], "no known reader");
  });

  it("are on silence if the settings want that, where the service is in use", async () => {
    const streams = { clicks: { alarms: { silence: "10m" } } };
    const { primary, secondary } = await planOf({ shared: { streams } }, "messaging");
    assert.deepEqual(alarmKeys(primary), ["lag", "reads", "silent", "writes"]);
    assert.deepEqual(alarmKeys(secondary), ["lag", "reads", "writes"]);
    const { inputs } = alarm(primary, "silent");
    assert.deepEqual([inputs["period"], inputs["threshold"], inputs["treatMissingData"]], [600, 1, "breaching"]);
    const flipped = await planOf({ shared: { streams, active: "secondary" } }, "messaging");
    assert.deepEqual(alarmKeys(flipped.secondary), ["lag", "reads", "silent", "writes"]);
  });

  it("change only how they treat missing data when the other region serves", async () => {
    const [before, after] = [
      await planOf(shared(), "messaging"),
      await planOf(shared({ active: "secondary" }), "messaging"),
    ];
    const ours = ({ secondary }: Pair): Planned[] => secondary.resources.filter(({ urn }) => urn.includes("clicks"));
    assert.deepEqual(
      ours(after).map(({ inputs }) => inputs),
      ours(before).map(({ inputs }) => inputs),
    );
  });
});
