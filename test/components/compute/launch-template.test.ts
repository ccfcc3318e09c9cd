import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { nameOf, planOf, SIDES, statementsOf, waitsFor, type Stack } from "../plans";
import { BARE, FIXTURES, TUNED } from "../tuned";

const TEMPLATE = "aws:ec2:LaunchTemplate";
const FLEETS = ["shipped", "warm-standby-fixed-fleet"];

/** The one group that instances are in. */
function instancesGroup(stack: Stack) {
  return stack.one("aws:ec2:SecurityGroup", "storefront");
}

/** The policies in the role that instances have. */
function inlinePolicies(stack: Stack) {
  return stack.all("aws:iam:RolePolicy").filter((p) => p.inputs["role"] === stack.one("aws:iam:Role", "storefront").id);
}

/** What an instance may do with the shipped stores: it reads the database's secret, and reads and writes two tables and one bucket. */
function useOfShippedStores(stack: Stack, side: (typeof SIDES)[number]): object[] {
  const { region } = stack;
  const key = stack.one("aws:kms:Key", "storefront").outputs["arn"];
  const tables = ["carts", "receipts"].map((one) => `arn:aws:dynamodb:${region}:123456789012:table/storefront-${one}`);
  const bucket = `arn:aws:s3:::storefront-123456789012-${region}-uploads`;
  const allow = (Action: string[], Resource: string | string[]) => ({ Effect: "Allow", Action, Resource });
  // The stores' key opens nothing to an instance by itself, only what it asks of a store.
  const keyThrough = (service: string, actions: string[]) => ({
    ...allow(actions, key),
    Condition: { StringEquals: { "kms:ViaService": `${service}.${region}.amazonaws.com` } },
  });
  // Of a replicated secret the standby knows all but the six signs that Secrets Manager adds.
  const secret =
    side === "primary"
      ? stack.one("aws:secretsmanager:Secret").outputs["arn"]
      : `arn:aws:secretsmanager:${region}:123456789012:secret:storefront/orders/master-??????`;
  return [
    allow(["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"], secret),
    keyThrough("secretsmanager", ["kms:Decrypt"]),
    allow(
      [
        "dynamodb:BatchGetItem",
        "dynamodb:BatchWriteItem",
        "dynamodb:ConditionCheckItem",
        "dynamodb:DeleteItem",
        "dynamodb:DescribeTable",
        "dynamodb:GetItem",
        "dynamodb:PutItem",
        "dynamodb:Query",
        "dynamodb:Scan",
        "dynamodb:UpdateItem",
      ],
      tables.flatMap((table) => [table, `${table}/index/*`]),
    ),
    allow(
      ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"],
      tables.map((table) => `${table}/stream/*`),
    ),
    keyThrough("dynamodb", ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"]),
    allow(["s3:ListBucket", "s3:ListBucketVersions", "s3:ListBucketMultipartUploads", "s3:GetBucketLocation"], bucket),
    allow(
      [
        "s3:GetObject",
        "s3:GetObjectVersion",
        "s3:GetObjectTagging",
        "s3:PutObject",
        "s3:PutObjectTagging",
        "s3:DeleteObject",
        "s3:AbortMultipartUpload",
        "s3:ListMultipartUploadParts",
      ],
      `${bucket}/*`,
    ),
    keyThrough("s3", ["kms:Decrypt", "kms:GenerateDataKey"]),
  ];
}

/** What an instance may do with the shipped queue: send to it and take from it, with the key of this region's messages. */
function useOfShippedMessages(stack: Stack): object[] {
  const key = stack.one("aws:kms:Key", "storefront-messages").outputs["arn"];
  const queue = `arn:aws:sqs:${stack.region}:123456789012:storefront-receipts`;
  const looks = ["sqs:GetQueueUrl", "sqs:GetQueueAttributes"];
  const allow = (Action: string[], Resource: string) => ({ Effect: "Allow", Action, Resource });
  return [
    allow(["sqs:SendMessage", ...looks], queue),
    allow(["kms:GenerateDataKey", "kms:Decrypt"], key),
    allow(["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility", ...looks], queue),
    allow(["kms:Decrypt"], key),
  ];
}

describe("a launch template", () => {
  for (const variant of FLEETS) {
    it(`gives out metadata by IMDSv2 only, and to the instance alone (${variant})`, async () => {
      const { inputs } = (await planOf(variant)).primary.one(TEMPLATE);
      assert.deepEqual(inputs["metadataOptions"], {
        httpEndpoint: "enabled",
        httpTokens: "required",
        httpPutResponseHopLimit: 1,
      });
    });
  }

  it("encrypts the root volume and lets it go with its instance", async () => {
    const [volume, ...others] = (await planOf(TUNED)).primary.one(TEMPLATE).inputs["blockDeviceMappings"];
    assert.deepEqual(others, []);
    assert.equal(volume.deviceName, "/dev/sda1");
    assert.deepEqual(volume.ebs, {
      volumeSize: 20,
      volumeType: "gp3",
      encrypted: "true",
      deleteOnTermination: "true",
    });
  });

  it("names the root device of Amazon Linux, and keeps credentials from containers, unless the settings say otherwise", async () => {
    const [shipped, tuned] = [await planOf("shipped"), await planOf(TUNED)].map((p) => p.primary.one(TEMPLATE).inputs);
    assert.equal(shipped!["blockDeviceMappings"][0].deviceName, "/dev/xvda");
    const hops = [shipped!, tuned!].map((one) => one["metadataOptions"].httpPutResponseHopLimit);
    assert.deepEqual(hops, [1, 2]);
  });

  it("takes image and instance type from the settings and has metrics every minute", async () => {
    const [shipped, tuned] = [await planOf("shipped"), await planOf(TUNED)].map((p) => p.primary.one(TEMPLATE).inputs);
    assert.match(shipped!["imageId"], /^resolve:ssm:\/aws\/service\/ami-amazon-linux-latest\/.*arm64$/);
    assert.equal(tuned!["imageId"], "ami-0a1b2c3d4e5f60718");
    assert.equal(shipped!["instanceType"], "m7g.medium");
    assert.deepEqual(shipped!["monitoring"], { enabled: true });
  });

  it("hands over the user's own user data byte for byte, compressed as it is", async () => {
    const { inputs } = (await planOf(TUNED)).primary.one(TEMPLATE);
    assert.deepEqual(Buffer.from(inputs["userData"], "base64"), readFileSync(FIXTURES.userData));
  });

  it("marks instances and volumes, which a provider's default tags do not reach", async () => {
    const { inputs } = (await planOf("shipped")).primary.one(TEMPLATE);
    const marked = inputs["tagSpecifications"].map((spec: any) => [spec.resourceType, spec.tags.Name]);
    assert.deepEqual(marked, [
      ["instance", "storefront"],
      ["volume", "storefront"],
    ]);
  });

  it("lets instances be reached through Session Manager and, without stores, do nothing else", async () => {
    const { primary } = await planOf(TUNED);
    const profile = primary.one("aws:iam:InstanceProfile");
    const role = primary.one("aws:iam:Role", "storefront");
    const grants = primary.all("aws:iam:RolePolicyAttachment").filter((a) => a.inputs["role"] === role.outputs["name"]);
    assert.deepEqual(primary.one(TEMPLATE).inputs["iamInstanceProfile"], { arn: profile.outputs["arn"] });
    assert.equal(profile.inputs["role"], role.outputs["name"]);
    const [grant] = grants;
    assert.equal(grants.length, 1);
    assert.equal(grant!.inputs["policyArn"], "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore");
    assert.ok(waitsFor(profile, grant!));
    assert.deepEqual(inlinePolicies(primary), []);
    assert.equal(role.inputs["assumeRolePolicy"].Statement[0].Principal.Service, "ec2.amazonaws.com");
  });

  for (const side of SIDES)
    it(`lets instances use the stores and queues of their own region, and do nothing else (${side})`, async () => {
      const stack = (await planOf("shipped"))[side];
      const role = stack.one("aws:iam:Role", "storefront");
      const grants = stack.all("aws:iam:RolePolicyAttachment").filter((a) => a.inputs["role"] === role.outputs["name"]);
      assert.deepEqual(
        grants.map((grant) => grant.inputs["policyArn"]),
        ["arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore"],
      );
      const granted = inlinePolicies(stack).map((policy) => [nameOf(policy), statementsOf(policy.inputs["policy"])]);
      assert.deepEqual(Object.fromEntries(granted), {
        "storefront-stores": useOfShippedStores(stack, side),
        "storefront-messaging": useOfShippedMessages(stack),
      });
    });

  it("allows only the load balancer on the service's port", async () => {
    for (const [variant, port] of [["shipped", 8080] as const, [TUNED, 9000] as const, [BARE, 8080] as const]) {
      const { primary } = await planOf(variant);
      const group = instancesGroup(primary);
      assert.deepEqual(primary.one(TEMPLATE).inputs["vpcSecurityGroupIds"], [group.id]);
      const rules = primary
        .all("aws:vpc:SecurityGroupIngressRule")
        .filter((r) => r.inputs["securityGroupId"] === group.id);
      assert.equal(rules.length, 1);
      const { referencedSecurityGroupId, fromPort, toPort, ipProtocol, cidrIpv4 } = rules[0]!.inputs;
      assert.equal(referencedSecurityGroupId, primary.one("aws:ec2:SecurityGroup", "storefront-users").id);
      assert.deepEqual([fromPort, toPort, ipProtocol, cidrIpv4], [port, port, "tcp", undefined]);
    }
  });

  it("lets instances out, or a new one could not reach Session Manager", async () => {
    const pair = await planOf("shipped");
    for (const side of SIDES) {
      const rule = pair[side].one("aws:vpc:SecurityGroupEgressRule", "storefront");
      assert.equal(rule.inputs["securityGroupId"], instancesGroup(pair[side]).id);
      assert.deepEqual([rule.inputs["ipProtocol"], rule.inputs["cidrIpv4"]], ["-1", "0.0.0.0/0"]);
    }
  });
});
