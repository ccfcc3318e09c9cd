import assert from "node:assert/strict";
import { eventSourceRole as rule } from "../../../../policy/rules/lambda/event-source-role";
import { graphOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";
import { arnOf, here, lambda, policy, queue, role } from "../../permissions/resources";

const LAMBDA = "lambda.amazonaws.com";
const READ = {
  Effect: "Allow",
  Action: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
  Resource: arnOf("sqs", "jobs"),
};

const of = (may: Fixture, source: unknown, build = graphOf, ...more: Fixture[]) => {
  const worker = lambda("worker", { role: may.output("arn") });
  const mapping = here("aws:lambda/eventSourceMapping:EventSourceMapping", "m", {
    functionName: worker.output("name"),
    eventSourceArn: source,
  });
  return verdicts(rule, build(may, worker, mapping, ...more))["m"];
};

describe("lambda-event-source-role", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf }))
    it(`requires that the function's role may read its queue, ${when}`, () => {
      const jobs = queue("jobs");
      assert.equal(of(role("r", LAMBDA, [READ]), jobs.output("arn"), build, jobs), "compliant");
      assert.equal(of(role("r", LAMBDA, []), jobs.output("arn"), build, jobs), "violation");
      assert.equal(
        of(role("r", LAMBDA, [{ ...READ, Action: "sqs:ReceiveMessage" }]), jobs.output("arn"), build, jobs),
        "violation",
      );
    });

  it("reads the queue's policy and its key", () => {
    const judged = (inputs: object, ...more: Fixture[]) => {
      const jobs = queue("jobs", { ...inputs });
      return of(role("r", LAMBDA, [READ]), jobs.output("arn"), graphOf, jobs, ...more);
    };
    assert.equal(
      judged({ policy: policy({ Effect: "Deny", Principal: "*", Action: "sqs:*", Resource: "*" }) }),
      "violation",
    );
    const key = here("aws:kms/key:Key", "k", { arn: arnOf("kms", "key/1") });
    assert.equal(judged({ kmsMasterKeyId: key.output("arn") }, key), "violation", "its role may not decrypt");
    assert.equal(judged({ kmsMasterKeyId: "alias/aws/sqs" }), "compliant");
  });

  it("knows streams, by AWS's policies too", () => {
    const attach = (may: Fixture, name: string) =>
      here("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "a", {
        role: may.output("name"),
        policyArn: `arn:aws:iam::aws:policy/service-role/${name}`,
      });
    const may = role("r", LAMBDA, []);
    assert.equal(
      of(may, arnOf("kinesis", "stream/clicks"), graphOf, attach(may, "AWSLambdaKinesisExecutionRole")),
      "compliant",
    );
    assert.equal(
      of(may, arnOf("dynamodb", "table/carts/stream/1"), graphOf, attach(may, "AWSLambdaKinesisExecutionRole")),
      "violation",
    );
    assert.equal(
      of(may, arnOf("dynamodb", "table/carts/stream/1"), graphOf, attach(may, "AWSLambdaDynamoDBExecutionRole")),
      "compliant",
    );
  });

  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf }))
    it(`requires that the function's role may read its stream or table, ${when}`, () => {
      const allow = (service: string, resource: string) => ({
        Effect: "Allow",
        Action: ["GetRecords", "GetShardIterator", "DescribeStream"].map((action) => `${service}:${action}`),
        Resource: `arn:aws:${service}:*:*:${resource}`,
      });
      for (const [type, name, property, service, source, own] of [
        ["aws:kinesis/stream:Stream", "clicks", "arn", "kinesis", "stream/clicks", "stream/clicks"],
        ["aws:dynamodb/table:Table", "carts", "streamArn", "dynamodb", "table/carts/stream/1", "table/carts/stream/*"],
      ] as const) {
        // A first preview does not know the ARN: it follows from the name.
        const outputs = build === graphOf ? { [property]: arnOf(service, source) } : {};
        const read = resource(type, name, { name }, { region: "us-east-1", outputs });
        const judged = (may: string) =>
          of(role("r", LAMBDA, [allow(service, may)]), read.output(property), build, read);
        assert.equal(judged(own), "compliant", name);
        assert.equal(judged("table/other"), "violation", name);
      }
    });

  it("is not applicable to other sources, and undecided on what it can't see", () => {
    const may = role("r", LAMBDA, []);
    assert.equal(of(may, arnOf("mq", "broker:b")), "notApplicable");
    assert.equal(of(may, `${arnOf("kinesis", "stream/clicks")}/consumer/c:1`), "notApplicable");
    assert.equal(of(may, unknown), "undecided");
    const mapping = here("aws:lambda/eventSourceMapping:EventSourceMapping", "m", {
      functionName: "theirs",
      eventSourceArn: arnOf("sqs", "jobs"),
    });
    assert.deepEqual(verdicts(rule, graphOf(mapping)), { m: "undecided" });
  });
});
