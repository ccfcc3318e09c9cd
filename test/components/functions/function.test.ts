import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import path from "node:path";
import { nameOf, SIDES, statementsOf, waitsFor, type Stack, planOf } from "../plans";
import { lambda, planFunctions, SMALL, WHOLE } from "./functions";

const both = { worker: WHOLE, small: SMALL };
const queueArn = (stack: Stack, name: string) => stack.one("aws:sqs:Queue", name).outputs["arn"];
const key = (stack: Stack) => stack.one("aws:kms:Key", "storefront-messages").outputs["arn"];
const statements = (stack: Stack, name: string) =>
  statementsOf(stack.one("aws:iam:RolePolicy", `storefront-${name}-function`).inputs["policy"]);
const actions = (stack: Stack, name: string): string[] => statements(stack, name).flatMap((one) => one["Action"]);

describe("a function", () => {
  it("has the settings' values, and one name in both regions", async () => {
    const pair = await planFunctions(both);
    for (const side of SIDES) {
      const { inputs } = lambda(pair[side], "worker");
      assert.equal(inputs["name"], "storefront-worker");
      assert.deepEqual(
        ["runtime", "handler", "memorySize", "timeout", "reservedConcurrentExecutions"].map((one) => inputs[one]),
        ["python3.14", "worker.handler", 512, 20, 50],
      );
      assert.deepEqual(inputs["architectures"], ["x86_64"]);
      assert.deepEqual(inputs["tracingConfig"], { mode: "Active" });
      assert.equal(inputs["publish"], true);
      assert.equal(inputs["code"].path, "test/components/fixtures/worker");
    }
  });

  it("has by default no reservation, no VPC, no tracing, and no key without variables", async () => {
    const { inputs } = lambda((await planFunctions(both)).primary, "small");
    for (const one of ["reservedConcurrentExecutions", "vpcConfig", "environment", "kmsKeyArn"])
      assert.equal(inputs[one], undefined, one);
    assert.deepEqual(inputs["tracingConfig"], { mode: "PassThrough" });
    assert.deepEqual([inputs["architectures"], inputs["memorySize"], inputs["timeout"]], [["arm64"], 256, 30]);
  });

  it("has variables for what it uses in its own region, encrypted with the region's key", async () => {
    const pair = await planFunctions(both);
    for (const [side, region] of [
      ["primary", "us-east-1"],
      ["secondary", "us-west-2"],
    ] as const) {
      const { inputs } = lambda(pair[side], "worker");
      assert.deepEqual(inputs["environment"].variables, {
        TABLE_OPEN_CARTS: "storefront-open-carts",
        BUCKET_UPLOADS: `storefront-123456789012-${region}-uploads`,
        QUEUE_REPLIES: `https://sqs.${region}.amazonaws.com/123456789012/storefront-replies`,
        TOPIC_NEWS: `arn:aws:sns:${region}:123456789012:storefront-news`,
        STREAM_CLICKS: "storefront-clicks",
        BUS_SHOP: "storefront-shop",
        STAGE: "live",
      });
      assert.equal(inputs["kmsKeyArn"], key(pair[side]));
    }
  });

  it("runs in a private subnet of each Availability Zone, in a security group without ingress", async () => {
    const { primary } = await planOf("active-active");
    const { vpcConfig } = lambda(primary, "worker").inputs;
    const zones = vpcConfig.subnetIds.map(
      (id: string) => primary.resources.find((one) => one.id === id)!.inputs["availabilityZone"],
    );
    assert.deepEqual(zones, ["us-east-1a", "us-east-1b", "us-east-1c"]);
    const group = primary.one("aws:ec2:SecurityGroup", "storefront-worker-function");
    assert.deepEqual(vpcConfig.securityGroupIds, [group.id]);
    assert.equal(
      primary.where("aws:vpc:SecurityGroupEgressRule", "securityGroupId", group.id).inputs["ipProtocol"],
      "-1",
    );
    const inward = primary.all("aws:vpc:SecurityGroupIngressRule");
    assert.ok(inward.every(({ inputs }) => inputs["securityGroupId"] !== group.id));
  });

  it("writes to its own log group, which is created first and has a retention", async () => {
    const { primary } = await planFunctions(both);
    const group = primary.one("aws:cloudwatch:LogGroup", "storefront-worker");
    assert.equal(group.inputs["name"], "/aws/lambda/storefront-worker");
    assert.equal(group.inputs["retentionInDays"], 90);
    const worker = lambda(primary, "worker");
    assert.deepEqual(worker.inputs["loggingConfig"], { logFormat: "JSON", logGroup: "/aws/lambda/storefront-worker" });
    assert.ok(waitsFor(worker, group));
  });

  it("has code from an image or an object of its own region", async () => {
    const image = (region: string) => `123456789012.dkr.ecr.${region}.amazonaws.com/worker:7`;
    const object = (region: string) => ({ bucket: `code-${region}`, key: "worker.zip", version: `v-${region}` });
    const pair = await planFunctions({
      pictured: { code: { image: { primary: image("us-east-1"), secondary: image("us-west-2") } } },
      stored: { ...SMALL, code: { object: { primary: object("us-east-1"), secondary: object("us-west-2") } } },
    });
    for (const [side, region] of [
      ["primary", "us-east-1"],
      ["secondary", "us-west-2"],
    ] as const) {
      const pictured = lambda(pair[side], "pictured").inputs;
      assert.deepEqual([pictured["packageType"], pictured["imageUri"]], ["Image", image(region)]);
      assert.deepEqual(
        ["runtime", "handler", "code"].map((one) => pictured[one]),
        [undefined, undefined, undefined],
      );
      const stored = lambda(pair[side], "stored").inputs;
      assert.deepEqual(
        ["s3Bucket", "s3Key", "s3ObjectVersion", "packageType"].map((one) => stored[one]),
        [`code-${region}`, "worker.zip", `v-${region}`, "Zip"],
      );
    }
  });

  it("is the sample worker, by an existing relative path", async () => {
    const { inputs } = lambda((await planFunctions({ sample: { code: "sample-worker" } })).primary, "sample");
    const { path: file } = inputs["code"];
    assert.equal(file, path.join("samples", "worker"));
    assert.ok(existsSync(file));
    assert.deepEqual([inputs["runtime"], inputs["handler"]], ["nodejs22.x", "index.handler"]);
  });
});

describe("a function's role", () => {
  it("allows writing to the function's log group only, and creating none", async () => {
    const { secondary } = await planFunctions(both);
    const [log] = statements(secondary, "small");
    assert.deepEqual(log!["Action"], ["logs:CreateLogStream", "logs:PutLogEvents"]);
    assert.equal(log!["Resource"], "arn:aws:logs:us-west-2:123456789012:log-group:/aws/lambda/storefront-small:*");
  });

  it("allows nothing that the settings do not need", async () => {
    const { primary } = await planFunctions(both);
    assert.deepEqual(actions(primary, "small"), [
      "logs:CreateLogStream",
      "logs:PutLogEvents",
      "sqs:SendMessage",
      "kms:Decrypt",
      "kms:GenerateDataKey",
    ]);
    const open = statements(primary, "small").filter((one) => String(one["Resource"]).includes("*"));
    assert.equal(open.length, 1, "the log group's streams");
  });

  it("allows reading its sources and sending to what it uses, nothing else", async () => {
    const { primary } = await planFunctions(both);
    const of = (action: string) =>
      statements(primary, "worker")
        .filter((one) => [one["Action"]].flat().includes(action))
        .flatMap((one) => one["Resource"]);
    assert.deepEqual(of("sqs:ReceiveMessage").sort(), [
      queueArn(primary, "storefront-invoices"),
      queueArn(primary, "storefront-orders"),
    ]);
    assert.deepEqual(of("sqs:SendMessage").sort(), [
      queueArn(primary, "storefront-replies"),
      queueArn(primary, "storefront-worker-failures"),
    ]);
    assert.deepEqual(of("sns:Publish"), ["arn:aws:sns:us-east-1:123456789012:storefront-news"]);
    assert.ok(of("dynamodb:PutItem").includes("arn:aws:dynamodb:us-east-1:123456789012:table/storefront-open-carts"));
    assert.deepEqual(of("s3:PutObject"), ["arn:aws:s3:::storefront-123456789012-us-east-1-uploads/*"]);
    assert.ok(of("kinesis:GetRecords").length > 0 && of("kinesis:PutRecord").length > 0);
    assert.deepEqual(of("events:PutEvents"), ["arn:aws:events:us-east-1:123456789012:event-bus/storefront-shop"]);
    assert.doesNotMatch(JSON.stringify(statements(primary, "worker")), /us-west-2/);
  });

  it("allows network interfaces and traces only if the settings want them", async () => {
    const { primary } = await planFunctions(both);
    for (const action of ["ec2:CreateNetworkInterface", "xray:PutTraceSegments"]) {
      assert.ok(actions(primary, "worker").includes(action), action);
      assert.ok(!actions(primary, "small").includes(action), action);
    }
  });

  it("has its policy before the function exists: Lambda refuses a VPC to a role that may not use it", async () => {
    const { primary } = await planFunctions(both);
    const policy = primary.one("aws:iam:RolePolicy", "storefront-worker-function");
    assert.ok(waitsFor(lambda(primary, "worker"), policy));
    const [trust] = primary.one("aws:iam:Role", "storefront-worker-function").inputs["assumeRolePolicy"].Statement;
    assert.deepEqual(trust.Principal, { Service: "lambda.amazonaws.com" });
  });
});

describe("a function's failures", () => {
  it("go to a queue of its own, encrypted, with SQS's longest retention", async () => {
    const pair = await planFunctions(both);
    for (const side of SIDES) {
      const queue = pair[side].one("aws:sqs:Queue", "storefront-worker-failures");
      assert.equal(queue.inputs["name"], "storefront-worker-failures");
      assert.equal(queue.inputs["messageRetentionSeconds"], 14 * 86400);
      assert.equal(queue.inputs["kmsMasterKeyId"], key(pair[side]));
      const [tls] = statementsOf(queue.inputs["policy"]);
      assert.deepEqual([tls!["Effect"], tls!["Condition"]], ["Deny", { Bool: { "aws:SecureTransport": "false" } }]);
      assert.equal(tls!["Resource"], queue.outputs["arn"]);
      assert.equal(queue.protect, true);
    }
  });

  it("can be deleted in two steps", async () => {
    const { primary } = await planFunctions({ worker: { ...SMALL, deletionProtection: false } });
    assert.equal(primary.one("aws:sqs:Queue", "storefront-worker-failures").protect ?? false, false);
  });

  it("are configured for the alias that topics and buses invoke", async () => {
    const { primary } = await planFunctions(both);
    const config = primary.one("aws:lambda:FunctionEventInvokeConfig", "storefront-worker");
    assert.deepEqual(
      ["functionName", "qualifier", "maximumEventAgeInSeconds", "maximumRetryAttempts"].map(
        (one) => config.inputs[one],
      ),
      ["storefront-worker", "live", 3600, 1],
    );
    assert.deepEqual(config.inputs["destinationConfig"], {
      onFailure: { destination: queueArn(primary, "storefront-worker-failures") },
    });
    assert.ok(waitsFor(config, primary.one("aws:lambda:Alias", "storefront-worker")));
  });
});

describe("functions and static-site", () => {
  it("has them in the primary only", async () => {
    const { primary, secondary } = await planFunctions({ small: SMALL }, "static-site");
    assert.equal(primary.all("aws:lambda:Function").length, 1);
    assert.deepEqual(secondary.resources.filter(({ type }) => type.startsWith("aws:lambda")).map(nameOf), []);
  });
});
