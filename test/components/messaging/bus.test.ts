import assert from "node:assert/strict";
import { BUSES, UNUSUAL_BUSES } from "../../support/messages";
import { planOf, SIDES, statementsOf, waitsFor, type Stack } from "../plans";

const only = (settings: object, workload?: object) =>
  planOf(
    {
      shared: {
        queues: null,
        topics: null,
        streams: null,
        functions: null,
        ...settings,
        ...(workload && { workload }),
      },
    },
    "messaging",
  );

const bus = (stack: Stack, name: string) => stack.where("aws:cloudwatch:EventBus", "name", name);
const queue = (stack: Stack, name: string) => stack.where("aws:sqs:Queue", "name", name);
const alarm = (stack: Stack, name: string) => stack.where("aws:cloudwatch:MetricAlarm", "name", name);
const check = (stack: Stack, name: string) => stack.one("aws:route53:HealthCheck", name);
const keyOf = (stack: Stack) => stack.one("aws:kms:Key", "storefront-messages").outputs["arn"] as string;

describe("an event bus", () => {
  it("is encrypted with its region's key, and so is its archive", async () => {
    const pair = await only(BUSES);
    for (const side of SIDES) {
      const stack = pair[side];
      const { inputs, outputs } = bus(stack, "storefront-shop");
      assert.equal(inputs["kmsKeyIdentifier"], keyOf(stack));
      const archive = stack.one("aws:cloudwatch:EventArchive");
      assert.equal(archive.inputs["eventSourceArn"], outputs["arn"]);
      assert.equal(archive.inputs["kmsKeyIdentifier"], keyOf(stack));
      assert.equal(archive.inputs["retentionDays"], 30);
      assert.equal(archive.protect, true);
    }
  });

  it("has a dead-letter queue under another key for events that its key cannot decrypt", async () => {
    const { primary } = await only(BUSES);
    const { inputs, outputs } = bus(primary, "storefront-shop");
    const undelivered = queue(primary, "storefront-shop--undelivered");
    assert.deepEqual(inputs["deadLetterConfig"], { arn: undelivered.outputs["arn"] });
    assert.equal(undelivered.inputs["kmsMasterKeyId"], undefined);
    assert.equal(undelivered.inputs["sqsManagedSseEnabled"], true);
    const [allow] = statementsOf(undelivered.inputs["policy"]);
    assert.deepEqual(allow!["Principal"], { Service: "events.amazonaws.com" });
    assert.deepEqual(allow!["Condition"], { ArnEquals: { "aws:SourceArn": outputs["arn"] } });
    assert.equal(allow!["Resource"], undelivered.outputs["arn"]);
  });

  it("accepts events of its account only", async () => {
    const { secondary } = await only(BUSES);
    const { outputs } = bus(secondary, "storefront-shop");
    const [statement, ...others] = statementsOf(secondary.one("aws:cloudwatch:EventBusPolicy").inputs["policy"]);
    assert.equal(others.length, 0);
    assert.deepEqual(statement!["Principal"], { AWS: "arn:aws:iam::123456789012:root" });
    assert.equal(statement!["Resource"], outputs["arn"]);
  });

  it("is not created when it is the default bus", async () => {
    const { primary } = await only({ queues: { orders: {} }, buses: { default: {} } });
    assert.deepEqual(primary.all("aws:cloudwatch:EventBus"), []);
    assert.deepEqual(primary.all("aws:cloudwatch:EventArchive"), []);
    assert.deepEqual(primary.all("aws:cloudwatch:EventBusPolicy"), []);
  });

  it("has the archive of the settings, or none with archive: false", async () => {
    const { primary } = await only(UNUSUAL_BUSES);
    const archive = primary.one("aws:cloudwatch:EventArchive");
    assert.equal(archive.inputs["name"], "storefront-shop");
    assert.equal(archive.inputs["retentionDays"], 90);
    assert.deepEqual(JSON.parse(archive.inputs["eventPattern"]), { source: ["shop.orders"] });
    assert.equal(archive.protect ?? false, false);
  });

  it("has an alarm on delivery latency", async () => {
    const { primary } = await only(UNUSUAL_BUSES);
    const { inputs } = alarm(primary, "storefront-events-shop-latency");
    assert.deepEqual(inputs["dimensions"], { EventBusName: "storefront-shop" });
    assert.equal(inputs["metricName"], "IngestionToInvocationStartLatency");
    assert.equal(inputs["threshold"], 120_000);
    assert.equal(inputs["treatMissingData"], "notBreaching");
  });

  it("outputs the replay commands", async () => {
    const { secondary } = await only(BUSES);
    const facts = secondary.outputs["messaging"]["buses"]["shop"];
    assert.match(facts.replay, /^aws events start-replay --region us-west-2 /);
    assert.match(facts.replay, /--event-source-arn arn:aws:events:us-west-2:123456789012:archive\/storefront-shop /);
    const [, destination] = /--destination '(.*)'$/.exec(facts.rules.placed.replay)!;
    assert.deepEqual(JSON.parse(destination!), {
      Arn: bus(secondary, "storefront-shop").outputs["arn"],
      FilterArns: [secondary.one("aws:cloudwatch:EventRule", "storefront-shop--placed").outputs["arn"]],
    });
    assert.equal(
      facts.rules.placed.undelivered,
      queue(secondary, "storefront-shop--placed-undelivered").outputs["url"],
    );
  });
});

describe("a global endpoint", () => {
  const endpoint = (stack: Stack) => stack.one("aws:cloudwatch:EventEndpoint");

  it("is created by the secondary's stack in the primary's region, for both buses of one name", async () => {
    const { primary, secondary } = await only(UNUSUAL_BUSES);
    assert.deepEqual(primary.all("aws:cloudwatch:EventEndpoint"), []);
    const { inputs } = endpoint(secondary);
    assert.equal(inputs["region"], "us-east-1");
    assert.deepEqual(
      inputs["eventBuses"],
      [primary, secondary].map((stack) => ({ eventBusArn: bus(stack, "storefront-shop").outputs["arn"] })),
    );
    assert.equal(inputs["routingConfig"].failoverConfig.secondary.route, "us-west-2");
  });

  it("leaves its buses and their archives to AWS's own key", async () => {
    const pair = await only(UNUSUAL_BUSES);
    for (const side of SIDES) {
      const { inputs } = bus(pair[side], "storefront-shop");
      assert.deepEqual([inputs["kmsKeyIdentifier"], inputs["deadLetterConfig"]], [undefined, undefined]);
      assert.equal(pair[side].one("aws:cloudwatch:EventArchive").inputs["kmsKeyIdentifier"], undefined);
    }
  });

  it("replicates with a least-privilege role, after the role's policy", async () => {
    const { secondary } = await only(UNUSUAL_BUSES);
    const role = secondary.one("aws:iam:Role", "storefront-shop-replication");
    assert.deepEqual(endpoint(secondary).inputs["replicationConfig"], { state: "ENABLED" });
    assert.equal(endpoint(secondary).inputs["roleArn"], role.outputs["arn"]);
    const policy = secondary.one("aws:iam:RolePolicy", "storefront-shop-replication");
    assert.ok(waitsFor(endpoint(secondary), policy));
    const [manages, puts, passes] = statementsOf(policy.inputs["policy"]);
    const regions = ["us-east-1", "us-west-2"].map((region) => `arn:aws:events:${region}:123456789012`);
    assert.deepEqual(
      manages!["Resource"],
      regions.map((at) => `${at}:rule/storefront-shop/GlobalEndpointManagedRule-*`),
    );
    assert.deepEqual(
      puts!["Resource"],
      regions.map((at) => `${at}:event-bus/storefront-shop`),
    );
    assert.equal(passes!["Resource"], role.outputs["arn"]);
  });

  it("has no role without replication", async () => {
    const { secondary } = await only({ buses: { shop: { globalEndpoint: { replication: false } } } });
    assert.deepEqual(endpoint(secondary).inputs["replicationConfig"], { state: "DISABLED" });
    assert.equal(endpoint(secondary).inputs["roleArn"], undefined);
    assert.ok(!secondary.all("aws:iam:Role").some(({ urn }) => urn.endsWith("storefront-shop-replication")));
  });

  it("follows the primary's alarm and the switch that takes the primary out of service", async () => {
    const { primary, secondary } = await only(UNUSUAL_BUSES);
    const whole = check(secondary, "storefront-shop-endpoint");
    const [latency, takeOut] = ["latency", "endpoint-switch"].map((one) => check(secondary, `storefront-shop-${one}`));
    assert.equal(endpoint(secondary).inputs["routingConfig"].failoverConfig.primary.healthCheck, whole.outputs["arn"]);
    assert.deepEqual(whole.inputs["childHealthchecks"], [latency!.id, takeOut!.id]);
    assert.equal(whole.inputs["childHealthThreshold"], 2);
    const watched = alarm(primary, "storefront-events-shop-endpoint");
    assert.equal(latency!.inputs["cloudwatchAlarmName"], watched.inputs["name"]);
    assert.equal(latency!.inputs["cloudwatchAlarmRegion"], "us-east-1");
    assert.equal(takeOut!.inputs["invertHealthcheck"], true);
    assert.match(takeOut!.inputs["fqdn"], /us-west-2\.amazonaws\.com$/);
    assert.deepEqual(watched.inputs["dimensions"], {});
    assert.deepEqual(
      ["threshold", "period", "evaluationPeriods", "treatMissingData"].map((key) => watched.inputs[key]),
      [45_000, 60, 10, "missing"],
    );
    assert.equal(latency!.inputs["insufficientDataHealthStatus"], "LastKnownStatus");
    assert.ok(
      !secondary.all("aws:cloudwatch:MetricAlarm").some(({ inputs }) => inputs["name"] === watched.inputs["name"]),
    );
  });

  it("counts minutes without an event as a failure unless the settings say otherwise, and works without a switch", async () => {
    const { primary, secondary } = await only({
      buses: { shop: { globalEndpoint: {} } },
      dns: { manualSwitch: false },
    });
    assert.equal(alarm(primary, "storefront-events-shop-endpoint").inputs["treatMissingData"], "breaching");
    const latency = check(secondary, "storefront-shop-latency");
    assert.equal(latency.inputs["insufficientDataHealthStatus"], "Unhealthy");
    assert.equal(
      endpoint(secondary).inputs["routingConfig"].failoverConfig.primary.healthCheck,
      latency.outputs["arn"],
    );
  });

  it("allows the instances to send to both regions' buses from the beginning", async () => {
    const { primary } = await only(UNUSUAL_BUSES);
    const granted = statementsOf(primary.one("aws:iam:RolePolicy", "storefront-messaging").inputs["policy"]);
    const puts = granted.filter(({ Action }) => Action === "events:PutEvents").map(({ Resource }) => [Resource].flat());
    const bus = (name: string, region: string) => `arn:aws:events:${region}:123456789012:event-bus/storefront-${name}`;
    // The bus without an endpoint is here alone.
    assert.deepEqual(puts, [[bus("audit", "us-east-1"), bus("shop", "us-east-1"), bus("shop", "us-west-2")]]);
  });

  it("does not change when the secondary takes over", async () => {
    const before = await only(UNUSUAL_BUSES);
    const after = await only({ ...UNUSUAL_BUSES, active: "secondary" });
    assert.deepEqual(endpoint(after.secondary), endpoint(before.secondary));
    const events = ({ secondary }: typeof before) =>
      secondary.resources.filter(({ type }) => /cloudwatch\/event|lambda\/permission/.test(type));
    assert.deepEqual(events(after), events(before));
  });

  it("outputs its id for the senders", async () => {
    const { primary, secondary } = await only(UNUSUAL_BUSES);
    const sub = secondary.outputs["messaging"]["buses"]["shop"]["globalEndpoint"];
    assert.equal(`https://${sub.endpointId}.endpoint.events.amazonaws.com`, endpoint(secondary).outputs["endpointUrl"]);
    assert.equal(primary.outputs["messaging"]["buses"]["shop"]["globalEndpoint"], undefined);
  });
});
