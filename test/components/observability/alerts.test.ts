import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { runProgram } from "../../../cli/plan/run-program";
import { StackReferences } from "../../../cli/plan/stack-references";
import { parseSettings } from "../../../components/checks";
import { Alerts, type AlarmSpec } from "../../../components/observability/alerts";
import { topologyOf } from "../../../components/topology";
import { configOf, shippedFiles } from "../config/shipped";
import { inRegions, planOf, SIDES, statementsOf, type Stack } from "../plans";

const SUBSCRIPTION = "aws:sns:TopicSubscription";
/** The ARNs of the topics of critical alarms and of warnings. */
const topicsOf = (stack: Stack): [string, string] => {
  const arn = (name: string) => stack.where("aws:sns:Topic", "name", name).outputs["arn"];
  return [arn("storefront-alerts"), arn("storefront-alerts-warning")];
};
const EMAILS = { shared: { alerts: { emails: ["a@example.com", "b@example.com"] } } };

describe("a region's alerts", () => {
  it("reach every address in both regions", async () => {
    const pair = await planOf(EMAILS);
    for (const side of SIDES) {
      const [topic, warnings] = topicsOf(pair[side]);
      const made = pair[side]
        .all(SUBSCRIPTION)
        .filter(({ inputs }) => inputs["protocol"] === "email")
        .map(({ inputs }) => [inputs["topic"], inputs["endpoint"]]);
      assert.deepEqual(made, [
        [topic, "a@example.com"],
        [topic, "b@example.com"],
        [warnings, "a@example.com"],
        [warnings, "b@example.com"],
      ]);
    }
  });

  it("page and text of critical alarms alone, and mail of warnings, as the settings say", async () => {
    const alerts = {
      emails: [],
      critical: { https: ["https://events.example.com/integration/1/enqueue"], sms: ["+14255550123"] },
      warning: { emails: ["team@example.com"] },
      ok: "critical",
    };
    const { primary, secondary } = await planOf({ shared: { alerts } }, "trail");
    for (const stack of [primary, secondary]) {
      const [critical, warnings] = topicsOf(stack);
      const made = stack
        .all(SUBSCRIPTION)
        .filter(({ inputs }) => inputs["protocol"] !== "sqs")
        .map(({ inputs }) => [inputs["protocol"], inputs["topic"]]);
      assert.deepEqual(made.sort(), [
        ["email", warnings],
        ["https", critical],
        ["sms", critical],
      ]);
      const { inputs } = stack.all(SUBSCRIPTION).find((one) => one.inputs["protocol"] === "https")!;
      assert.equal(inputs["endpointAutoConfirms"], true);
      assert.equal(JSON.stringify(inputs["endpoint"]).includes("1b47061264138c4ac30d75fd1eb44270"), true, "a secret");
      assert.match(inputs["redrivePolicy"], /:storefront-alerts-undelivered"/);
      for (const alarm of stack.all("aws:cloudwatch:MetricAlarm"))
        assert.deepEqual([alarm.inputs["alarmActions"], alarm.inputs["okActions"] ?? []], [[warnings], []], alarm.urn);
    }
  });

  it("notify when they are OK again of each alarm, of critical ones or of none", async () => {
    for (const [ok, of] of [
      ["all", ["critical", "warning"]],
      ["critical", ["critical"]],
      ["none", []],
    ] as const) {
      const { primary } = await planOf({ shared: { alerts: { ok } } });
      const [critical] = topicsOf(primary);
      const notifying = [...primary.all("aws:cloudwatch:MetricAlarm"), ...primary.all("aws:cloudwatch:CompositeAlarm")]
        .filter(({ inputs }) => (inputs["okActions"] ?? []).length > 0)
        .map(({ inputs }) => (inputs["okActions"][0] === critical ? "critical" : "warning"));
      assert.deepEqual([...new Set(notifying)].sort(), of, ok);
    }
  });

  it("are under the key of the region's messages, and CloudWatch and EventBridge may publish", async () => {
    const pair = await planOf(EMAILS);
    for (const side of SIDES) {
      const key = pair[side].one("aws:kms:Key", "storefront-messages");
      for (const topic of pair[side].all("aws:sns:Topic")) {
        assert.equal(topic.inputs["kmsMasterKeyId"], key.outputs["arn"]);
        const policy = pair[side].where("aws:sns:TopicPolicy", "arn", topic.outputs["arn"]).inputs;
        const [events, alarms, ...others] = statementsOf(policy["policy"]);
        assert.deepEqual(others, []);
        assert.equal(events!["Principal"].Service, "events.amazonaws.com");
        assert.ok(!("Condition" in events!), "AWS would drop each event");
        assert.equal(alarms!["Principal"].Service, "cloudwatch.amazonaws.com");
        assert.deepEqual(alarms!["Condition"], { StringEquals: { "aws:SourceAccount": "123456789012" } });
        for (const statement of [events, alarms]) assert.equal(statement!["Action"], "sns:Publish");
      }
    }
  });

  it("are kept for 14 days in both regions, from either", async () => {
    const { primary, secondary } = await planOf(EMAILS);
    const queue = (stack: typeof primary) => stack.one("aws:sqs:Queue", "storefront-alerts-record");
    const ways = [primary, secondary].flatMap((stack) =>
      stack
        .all(SUBSCRIPTION)
        .filter(({ inputs }) => inputs["protocol"] === "sqs")
        .map(({ inputs, outputs }) => [inputs["topic"], inputs["endpoint"], outputs["region"]]),
    );
    // A subscription is made in its topic's region.
    const [one, two] = [queue(primary).outputs["arn"], queue(secondary).outputs["arn"]];
    assert.deepEqual(
      ways.map(String).sort(),
      [
        ...topicsOf(primary).flatMap((topic) => [one, two].map((to) => [topic, to, "us-east-1"])),
        ...topicsOf(secondary).flatMap((topic) => [one, two].map((to) => [topic, to, "us-west-2"])),
      ]
        .map(String)
        .sort(),
    );
    for (const stack of [primary, secondary]) {
      assert.equal(queue(stack).inputs["messageRetentionSeconds"], 14 * 24 * 3600);
      assert.equal(
        queue(stack).inputs["kmsMasterKeyId"],
        stack.one("aws:kms:Key", "storefront-messages").outputs["arn"],
      );
      const statements = statementsOf(stack.one("aws:sqs:QueuePolicy", "storefront-alerts-record").inputs["policy"]);
      assert.deepEqual(
        statements.map((one) => [one["Principal"].Service, one["Condition"].ArnEquals["aws:SourceArn"]]),
        [
          ["sns.amazonaws.com", topicsOf(primary)],
          ["sns.amazonaws.com", topicsOf(secondary)],
        ],
      );
      for (const statement of statements) assert.equal(statement["Resource"], queue(stack).outputs["arn"]);
    }
  });

  it("go to a dead-letter queue in the topic's own region, which has an alarm", async () => {
    const pair = await planOf(EMAILS);
    for (const side of SIDES) {
      const stack = pair[side];
      for (const { inputs } of stack.all(SUBSCRIPTION).filter((one) => one.inputs["protocol"] === "sqs")) {
        const region = inputs["topic"].split(":")[3];
        const { deadLetterTargetArn } = JSON.parse(inputs["redrivePolicy"]);
        assert.equal(deadLetterTargetArn, `arn:aws:sqs:${region}:123456789012:storefront-alerts-undelivered`);
      }
      const queue = stack.one("aws:sqs:Queue", "storefront-alerts-undelivered");
      const policy = statementsOf(stack.one("aws:sqs:QueuePolicy", "storefront-alerts-undelivered").inputs["policy"]);
      assert.deepEqual(
        policy.map((one) => [one["Principal"].Service, Object.values(one["Condition"])[0]]),
        [
          ["sns.amazonaws.com", { "aws:SourceArn": topicsOf(stack) }],
          [
            "events.amazonaws.com",
            { "aws:SourceArn": `arn:aws:events:${stack.region}:123456789012:rule/storefront-*` },
          ],
        ],
      );
      const alarm = stack.one("aws:cloudwatch:MetricAlarm", "storefront-alerts-dead-letters").inputs;
      assert.deepEqual(alarm["dimensions"], { QueueName: queue.inputs["name"] });
    }
  });

  for (const [primary, secondary, principals] of [
    ["us-east-1", "eu-west-1", { primary: undefined, secondary: undefined }],
    ["eu-south-1", "eu-central-1", { primary: "eu-south-1", secondary: "eu-south-1" }],
    ["us-east-1", "eu-south-1", { primary: "eu-south-1", secondary: "eu-south-1" }],
    ["eu-south-1", "eu-central-2", { primary: "eu-south-1", secondary: "eu-central-2" }],
  ] as const)
    it(`come from ${primary} to ${secondary} and back as the service principal that queue and key allow`, async () => {
      const pair = await planOf(inRegions(primary, secondary), "trail");
      for (const side of SIDES) {
        const own = "sns.amazonaws.com";
        const region = principals[side];
        const peers = region === undefined ? own : `sns.${region}.amazonaws.com`;
        const services = (type: string, name: string) =>
          statementsOf(pair[side].one(type, name).inputs["policy"]).map((one) => one["Principal"].Service);
        assert.deepEqual(
          services("aws:sqs:QueuePolicy", "storefront-alerts-record"),
          side === "primary" ? [own, peers] : [peers, own],
        );
        const onKey = services("aws:kms:Key", "storefront-messages").filter((one) => one?.startsWith("sns."));
        assert.deepEqual(onKey, [...new Set([own, peers])]);
      }
    });

  it("change nothing when the secondary takes over", async () => {
    const before = (await planOf({ shared: { active: "primary" } })).secondary;
    const after = (await planOf({ shared: { active: "secondary" } })).secondary;
    const reported = (stack: typeof before) =>
      stack.resources.filter(({ urn }) => /:Alerts(Record)?\$/.test(urn)).map(({ urn, inputs }) => [urn, inputs]);
    assert.ok(reported(before).length > 5);
    assert.deepEqual(reported(after), reported(before));
  });

  it("name the page where the runbook is published, where the settings say so", async () => {
    const { primary } = await planOf({ shared: { alerts: { runbook: "https://runbook.example.com" } } });
    for (const { inputs } of primary.all("aws:cloudwatch:MetricAlarm"))
      assert.match(inputs["alarmDescription"], / Runbook: https:\/\/runbook\.example\.com\/runbook\/[a-z]+\.md#\S+$/);
  });
});

describe("the alarms that a region closes", () => {
  it("are all that were made so far, and no other can follow", async () => {
    const settings = parseSettings(configOf(shippedFiles(), "primary"));
    const stack = { organization: "organization", project: "holdfast", stack: "primary" };
    const references = new StackReferences(stack.organization, stack.project);
    const spec = {
      severity: "warning",
      metricName: "CPUUtilization",
      namespace: "AWS/EC2",
      dimensions: {},
    } as AlarmSpec;
    await runProgram(
      () => {
        const alerts = new Alerts("shop", { settings, topology: topologyOf(settings), keyArn: pulumi.output("arn") });
        const opts = { parent: alerts };
        alerts.alarm("early", { ...spec, statistic: "Sum" }, opts);
        assert.deepEqual(
          alerts.close().map(({ key }) => key),
          ["alerts-undelivered", "alerts-warning-undelivered", "alerts-dead-letters", "early"],
        );
        assert.throws(() => alerts.alarm("late", { ...spec, statistic: "Sum" }, opts), /late .*closed/);
      },
      { stack, config: { "aws:region": "us-east-1" }, preview: false, references },
    );
  });
});
