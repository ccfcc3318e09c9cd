import assert from "node:assert/strict";
import { failureDestination as rule } from "../../../../policy/rules/lambda/failure-destination";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";
import { alias, lambda, OTHER, queue } from "./functions";

const EAST = { region: "us-east-1" };
const permission = (inputs: Record<string, unknown>): Fixture =>
  resource("aws:lambda/permission:Permission", "topic", { principal: "sns.amazonaws.com", ...inputs }, EAST);
const config = (inputs: Record<string, unknown>): Fixture =>
  resource("aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig", "kept", inputs, EAST);
const failures = queue("failures");
const TO = { destinationConfig: { onFailure: { destination: failures.output("arn") } } };

describe("lambda-failure-destination", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    const judged = (...fixtures: Fixture[]) => judgementsOf(rule, build(failures, ...fixtures));

    it(`accepts a destination of the very alias that is called, ${when}`, () => {
      const worker = lambda();
      const live = alias(worker);
      const kept = config({ functionName: worker.output("name"), qualifier: "live", ...TO });
      const called = permission({ function: worker.output("name"), qualifier: "live" });
      assert.equal(judged(worker, live, kept, called)[0]?.verdict, "compliant");
      const byAlias = permission({ function: live.output("arn") });
      assert.equal(judged(worker, live, kept, byAlias)[0]?.verdict, "compliant");
    });

    it(`refuses a destination of another qualifier: that of the function is not that of its alias, ${when}`, () => {
      const worker = lambda();
      const kept = config({ functionName: worker.output("name"), ...TO });
      const [found] = judged(worker, kept, permission({ function: worker.output("name"), qualifier: "live" }));
      assert.equal(found?.verdict, "violation");
      assert.equal(
        found.message,
        "sns.amazonaws.com invokes live with topic, and kept keeps the failures of $LATEST only: an event that fails is lost.",
      );
      assert.equal(judged(worker, kept, permission({ function: worker.output("arn") }))[0]?.verdict, "compliant");
    });

    it(`refuses a function that a topic or bus calls and nothing keeps the failures of, ${when}`, () => {
      const worker = lambda();
      for (const principal of ["sns.amazonaws.com", "events.amazonaws.com", "s3.amazonaws.com"]) {
        const bare = config({ functionName: worker.output("name"), maximumRetryAttempts: 0 });
        const [found] = judged(worker, bare, permission({ function: worker.output("name"), principal }));
        assert.equal(found?.verdict, "violation");
        assert.match(found.message, /an event that fails in every attempt is lost\.$/);
      }
    });

    it(`does not apply where a schedule invokes it again within minutes, ${when}`, () => {
      const worker = lambda();
      for (const [schedule, wanted] of [
        ["rate(5 minutes)", "notApplicable"],
        ["rate(1 day)", "violation"],
      ]) {
        const tick = resource("aws:cloudwatch/eventRule:EventRule", "tick", { scheduleExpression: schedule }, EAST);
        const called = { function: worker.output("name"), principal: "events.amazonaws.com" };
        const found = judged(worker, tick, permission({ ...called, sourceArn: tick.output("arn") }));
        assert.equal(found[0]?.verdict, wanted, schedule);
      }
    });

    it(`accepts a dead-letter queue, which applies to every version, ${when}`, () => {
      const worker = lambda({ deadLetterConfig: { targetArn: failures.output("arn") } });
      assert.equal(
        judged(worker, permission({ function: worker.output("name"), qualifier: "live" }))[0]?.verdict,
        "compliant",
      );
    });
  }

  it("reads the qualifier of an ARN, as of the argument", () => {
    const worker = lambda();
    const arn = "arn:aws:lambda:us-east-1:123456789012:function:storefront-worker";
    const kept = config({ functionName: worker.output("name"), qualifier: "live", ...TO });
    const of = (called: string) =>
      verdicts(rule, graphOf(failures, worker, kept, permission({ function: called }))).worker;
    assert.deepEqual([`${arn}:live`, `${arn}:7`, arn].map(of), ["compliant", "violation", "violation"]);
  });

  it("is not applicable to synchronous callers, and without callers", () => {
    const worker = lambda();
    const byGateway = permission({ function: worker.output("name"), principal: "apigateway.amazonaws.com" });
    assert.deepEqual(verdicts(rule, graphOf(worker, byGateway)), { worker: "notApplicable" });
    assert.deepEqual(verdicts(rule, graphOf(worker)), { worker: "notApplicable" });
    assert.deepEqual(verdicts(rule, graphOf(OTHER)), {});
  });

  it("is undecided on what is unknown: the caller, the function, the destination, the qualifier", () => {
    const worker = lambda();
    const called = permission({ function: worker.output("name") });
    const graphs = [
      graphOf(worker, permission({ function: worker.output("name"), principal: unknown })),
      graphOf(worker, permission({ function: unknown })),
      graphOf(worker, called, config({ functionName: worker.output("name"), destinationConfig: unknown })),
      graphOf(failures, worker, called, config({ functionName: worker.output("name"), qualifier: unknown, ...TO })),
      graphOf(failures, worker, called, config({ functionName: unknown, ...TO })),
      graphOf(lambda({ deadLetterConfig: unknown })),
    ];
    for (const [i, graph] of graphs.entries())
      assert.deepEqual(verdicts(rule, graph), { worker: "undecided" }, String(i));
  });
});

describe("lambda-failure-destination and what the destination accepts", () => {
  const ARN = (name: string, region = "us-east-1") => `arn:aws:sqs:${region}:123456789012:${name}`;
  const kept = (inputs: object = {}, region = "us-east-1") =>
    resource(
      "aws:sqs/queue:Queue",
      "failures",
      { name: "failures", ...inputs },
      { region, outputs: { arn: ARN("failures", region) } },
    );
  const role = (statements: object[]) =>
    resource("aws:iam/role:Role", "worker", {
      name: "worker",
      inlinePolicies: [{ name: "p", policy: JSON.stringify({ Statement: statements }) }],
    });
  const SEND = { Effect: "Allow", Action: "sqs:SendMessage", Resource: ARN("failures") };
  const judged = (dead: Fixture, may: Fixture, ...more: Fixture[]) => {
    const worker = lambda({ role: may.output("arn"), deadLetterConfig: { targetArn: dead.output("arn") } });
    return verdicts(rule, graphOf(dead, may, worker, ...more))["worker"];
  };

  it("refuses a FIFO queue, and a role that may not send or use the key", () => {
    assert.equal(judged(kept(), role([SEND])), "compliant");
    assert.equal(judged(kept({ fifoQueue: true }), role([SEND])), "violation");
    assert.equal(judged(kept(), role([])), "violation");
    assert.equal(judged(kept(), role([{ ...SEND, Resource: ARN("other") }])), "violation");
    assert.equal(judged(kept(), role([SEND, { Effect: "Deny", NotAction: "logs:*", Resource: "*" }])), "violation");
    assert.equal(
      judged(kept({}, "us-west-2"), role([{ ...SEND, Resource: "*" }])),
      "undecided",
      "Regions are not documented",
    );
    const key = resource(
      "aws:kms/key:Key",
      "key",
      {},
      { outputs: { arn: "arn:aws:kms:us-east-1:123456789012:key/1" } },
    );
    const encrypted = kept({ kmsMasterKeyId: key.output("arn") });
    assert.equal(judged(encrypted, role([SEND]), key), "violation");
    assert.equal(
      judged(encrypted, role([SEND, { Effect: "Allow", Action: "kms:*", Resource: "*" }]), key),
      "compliant",
    );
    assert.equal(judged(kept({ kmsMasterKeyId: "alias/aws/sqs" }), role([SEND])), "compliant");
  });

  it("reads attached policies, AWS's own, and the queue's", () => {
    const attach = (may: Fixture, policyArn: unknown) =>
      resource("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "a", { role: may.output("name"), policyArn });
    const of = (policyArn: unknown, ...more: Fixture[]) => {
      const may = role([]);
      return judged(kept(), may, attach(may, policyArn), ...more);
    };
    assert.equal(of("arn:aws:iam::aws:policy/AmazonSQSFullAccess"), "compliant");
    assert.equal(of("arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"), "violation");
    assert.equal(of("arn:aws:iam::aws:policy/Another"), "undecided");
    const own = resource("aws:iam/policy:Policy", "send", { policy: JSON.stringify({ Statement: SEND }) });
    assert.equal(of(own.output("arn"), own), "compliant");
    const roleArn = "arn:aws:iam::123456789012:role/worker";
    const named = resource("aws:iam/role:Role", "worker", { name: "worker" }, { outputs: { arn: roleArn } });
    const allowing = kept({ policy: JSON.stringify({ Statement: [{ ...SEND, Principal: { AWS: roleArn } }] }) });
    assert.equal(judged(allowing, named), "compliant");
    const bounded = resource("aws:iam/role:Role", "worker", {
      inlinePolicies: [{ policy: JSON.stringify({ Statement: SEND }) }],
      permissionsBoundary: "arn:aws:iam::123456789012:policy/b",
    });
    assert.equal(judged(kept(), bounded), "undecided");
  });

  it("asks for one of each service that invokes asynchronously, and of no other", () => {
    const worker = lambda();
    const by = (service: string) =>
      verdicts(
        rule,
        graphOf(worker, permission({ function: worker.output("name"), principal: `${service}.amazonaws.com` })),
      )[worker.name];
    for (const service of ["s3", "sns", "events", "ses", "iot", "config", "cloudformation", "codecommit", "logs"])
      assert.equal(by(service), "violation", service);
    for (const service of ["apigateway", "elasticloadbalancing"]) assert.equal(by(service), "notApplicable", service);
  });
});
