import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { BUSES, UNUSUAL_BUSES } from "../../support/messages";
import { planOf, SIDES, statementsOf, waitsFor, type Stack } from "../plans";

const only = (settings: object) =>
  planOf({ shared: { queues: null, topics: null, streams: null, functions: null, ...settings } }, "messaging");

const rule = (stack: Stack, name: string) => stack.one("aws:cloudwatch:EventRule", `storefront-${name}`);
const target = (stack: Stack, name: string) => stack.one("aws:cloudwatch:EventTarget", `storefront-${name}`);
const queue = (stack: Stack, name: string) => stack.where("aws:sqs:Queue", "name", name);
const alarm = (stack: Stack, name: string) => stack.where("aws:cloudwatch:MetricAlarm", "name", name);

describe("a rule of a bus", () => {
  it("is enabled with its pattern in both regions", async () => {
    const pair = await only(BUSES);
    for (const side of SIDES) {
      const { inputs } = rule(pair[side], "shop--placed");
      assert.deepEqual([inputs["name"], inputs["eventBusName"]], ["storefront-placed", "storefront-shop"]);
      assert.deepEqual(JSON.parse(inputs["eventPattern"]), { source: ["shop.orders"], "detail-type": ["placed"] });
      assert.deepEqual([inputs["scheduleExpression"], inputs["state"]], [undefined, "ENABLED"]);
    }
  });

  it("sends the undelivered events of each target to its dead-letter queue", async () => {
    const pair = await only(BUSES);
    for (const side of SIDES) {
      const stack = pair[side];
      const kept = queue(stack, "storefront-shop--placed-undelivered");
      assert.equal(kept.inputs["kmsMasterKeyId"], stack.one("aws:kms:Key", "storefront-messages").outputs["arn"]);
      assert.equal(kept.inputs["fifoQueue"], undefined);
      assert.equal(kept.inputs["messageRetentionSeconds"], 14 * 86400);
      const [allow] = statementsOf(kept.inputs["policy"]);
      assert.deepEqual(allow!["Principal"], { Service: "events.amazonaws.com" });
      assert.deepEqual(allow!["Condition"], {
        ArnEquals: { "aws:SourceArn": rule(stack, "shop--placed").outputs["arn"] },
      });
      for (const one of ["orders", "news", "clicks", "worker"]) {
        const { inputs } = target(stack, `shop--placed--${one}`);
        assert.deepEqual(inputs["deadLetterConfig"], { arn: kept.outputs["arn"] });
        assert.deepEqual(inputs["retryPolicy"], { maximumEventAgeInSeconds: 86400, maximumRetryAttempts: 185 });
      }
    }
  });

  it("reaches queues and topics by their policies, without a role", async () => {
    const { primary } = await only(BUSES);
    const arn = rule(primary, "shop--placed").outputs["arn"];
    const reached = [
      // EventBridge takes no condition in the policy of a topic.
      [
        target(primary, "shop--placed--orders"),
        queue(primary, "storefront-orders"),
        { ArnLike: { "aws:SourceArn": [arn] } },
      ],
      [target(primary, "shop--placed--news"), primary.where("aws:sns:Topic", "name", "storefront-news"), undefined],
    ] as const;
    for (const [{ inputs }, to, condition] of reached) {
      assert.equal(inputs["arn"], to.outputs["arn"]);
      assert.equal(inputs["roleArn"], undefined);
      const allowing = statementsOf(to.inputs["policy"]).filter(
        ({ Principal }) => Principal.Service === "events.amazonaws.com",
      );
      assert.deepEqual(
        allowing.map(({ Condition }) => Condition),
        [condition],
      );
    }
  });

  it("has a permission on the function's alias before the target exists", async () => {
    const { primary } = await only(BUSES);
    const to = target(primary, "shop--placed--worker");
    const permission = primary.one("aws:lambda:Permission", "storefront-shop--placed--worker");
    assert.equal(permission.inputs["sourceArn"], rule(primary, "shop--placed").outputs["arn"]);
    assert.equal(permission.inputs["principal"], "events.amazonaws.com");
    const { function: name, qualifier } = permission.inputs;
    assert.ok(to.inputs["arn"].endsWith(`:function:${name}:${qualifier}`), to.inputs["arn"]);
    assert.ok(waitsFor(to, permission));
  });

  it("writes to a stream with a role that no other rule can use", async () => {
    const { secondary } = await only(BUSES);
    const to = target(secondary, "shop--placed--clicks");
    const role = secondary.one("aws:iam:Role", "storefront-shop--placed--clicks");
    assert.equal(to.inputs["roleArn"], role.outputs["arn"]);
    const [takes] = statementsOf(role.inputs["assumeRolePolicy"]);
    assert.deepEqual(takes!["Condition"].ArnEquals, {
      "aws:SourceArn": rule(secondary, "shop--placed").outputs["arn"],
    });
    const policy = secondary.one("aws:iam:RolePolicy", "storefront-shop--placed--clicks");
    const [puts, encrypts] = statementsOf(policy.inputs["policy"]);
    assert.deepEqual(
      [puts!["Resource"], puts!["Action"]],
      [to.inputs["arn"], ["kinesis:PutRecord", "kinesis:PutRecords"]],
    );
    assert.equal(encrypts!["Resource"], secondary.one("aws:kms:Key", "storefront-messages").outputs["arn"]);
    assert.ok(waitsFor(to, policy));
  });

  it("sets a FIFO queue's message group, a stream's partition key and a target's input", async () => {
    const { primary } = await only(UNUSUAL_BUSES);
    const { inputs } = target(primary, "shop--placed--ledger");
    assert.deepEqual(inputs["sqsTarget"], { messageGroupId: "orders" });
    assert.deepEqual(inputs["inputTransformer"].inputPaths, { id: "$.detail.id" });
    assert.match(inputs["inputTransformer"].inputTemplate, /"<id>"/);
    assert.deepEqual(inputs["retryPolicy"], { maximumEventAgeInSeconds: 3600, maximumRetryAttempts: 20 });
    const stream = target(primary, "shop--placed--clicks");
    assert.deepEqual(stream.inputs["kinesisTarget"], { partitionKeyPath: "$.detail.customer" });
    assert.equal(stream.inputs["inputTransformer"], undefined);
  });

  it("runs a schedule in the active region only", async () => {
    for (const active of SIDES) {
      const pair = await only({ ...BUSES, active });
      for (const side of SIDES) {
        const { inputs } = rule(pair[side], "default--nightly");
        assert.deepEqual([inputs["scheduleExpression"], inputs["eventBusName"]], ["cron(0 3 * * ? *)", "default"]);
        assert.equal(inputs["state"], side === active ? "ENABLED" : "DISABLED", `${side} while ${active} is active`);
        assert.equal(rule(pair[side], "shop--placed").inputs["state"], "ENABLED");
      }
    }
  });

  it("changes nothing else when the secondary takes over", async () => {
    const events = ({ resources }: Stack) =>
      resources.filter(
        ({ type, urn }) => /cloudwatch\/event|lambda\/permission/.test(type) && !urn.endsWith("default--nightly"),
      );
    const [before, after] = [await only(BUSES), await only({ ...BUSES, active: "secondary" })];
    for (const side of SIDES) assert.deepEqual(events(after[side]), events(before[side]));
  });
});

describe("the alarms of a rule", () => {
  it("have the settings' thresholds and EventBridge's dimensions", async () => {
    const { primary } = await only(UNUSUAL_BUSES);
    const wanted = [
      ["failed", "FailedInvocations", 5],
      ["lost", "InvocationsFailedToBeSentToDlq", 1],
      ["throttled", "ThrottledRules", 10],
    ];
    for (const [what, metric, threshold] of wanted) {
      const { inputs } = alarm(primary, `storefront-events-shop--placed-${what}`);
      assert.deepEqual([inputs["metricName"], inputs["threshold"]], [metric, threshold]);
      assert.deepEqual(inputs["dimensions"], { EventBusName: "storefront-shop", RuleName: "storefront-placed" });
      assert.equal(inputs["treatMissingData"], "notBreaching");
    }
    const kept = alarm(primary, "storefront-events-shop--placed-undelivered");
    assert.equal(kept.inputs["threshold"], 2);
    assert.deepEqual(kept.inputs["dimensions"], { QueueName: "storefront-shop--placed-undelivered" });
  });

  it("on the default bus have the dimension RuleName only", async () => {
    const { primary } = await only(BUSES);
    const { inputs } = alarm(primary, "storefront-events-default--nightly-failed");
    assert.deepEqual(inputs["dimensions"], { RuleName: "storefront-nightly" });
  });

  it("suggest no replay without an archive", async () => {
    const { primary } = await only(BUSES);
    const says = (bus: string) => alarm(primary, `storefront-events-${bus}-lost`).inputs["alarmDescription"] as string;
    assert.match(says("shop--placed"), /replay the time from the archive/);
    assert.match(says("default--nightly"), /there is no archive/);
  });

  it("refer to existing sections of the runbook", async () => {
    const file = path.join(__dirname, "../../../docs/runbook/events.md");
    assert.ok(existsSync(file));
    const headings = readFileSync(file, "utf8").match(/^## .*$/gm) ?? [];
    const anchors = headings.map((line) =>
      line
        .slice(3)
        .toLowerCase()
        .replace(/[^a-z0-9 -]/g, "")
        .replaceAll(" ", "-"),
    );
    for (const settings of [BUSES, UNUSUAL_BUSES]) {
      const { primary } = await only(settings);
      const ours = primary.all("aws:cloudwatch:MetricAlarm").filter(({ inputs }) => /-events-/.test(inputs["name"]));
      assert.ok(ours.length >= 5);
      for (const { inputs } of ours) {
        const [, anchor] = /runbook\/events\.md#(\S+)$/.exec(inputs["alarmDescription"])!;
        assert.ok(anchors.includes(anchor!), `${inputs["name"]} leads to ${anchor}`);
      }
    }
  });
});
