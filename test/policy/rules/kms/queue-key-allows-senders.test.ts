import assert from "node:assert/strict";
import { queueKeyAllowsSenders as lets } from "../../../../policy/rules/kms/queue-key-allows-senders";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";
import { other, queue, redrive, subscription } from "../sqs/resources";

const SNS = "sns.amazonaws.com";
const EVENTS = "events.amazonaws.com";

const key = (...services: string[]) =>
  resource("aws:kms/key:Key", "key", {
    policy: JSON.stringify({
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: services },
          Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
          Resource: "*",
        },
      ],
    }),
  });

/** Who names a queue, and the service in whose name it is sent. */
const SENDERS: [service: string, by: (queue: Fixture) => Fixture][] = [
  [SNS, (to) => subscription("s", { protocol: "sqs", endpoint: to.output("arn") })],
  [SNS, () => subscription("s", { redrivePolicy: redrive("orders") })],
  [EVENTS, (to) => resource("aws:cloudwatch/eventTarget:EventTarget", "t", { arn: to.output("arn") })],
  [
    EVENTS,
    (to) => resource("aws:cloudwatch/eventTarget:EventTarget", "t", { deadLetterConfig: { arn: to.output("arn") } }),
  ],
];

function judged(own: Fixture | string | symbol, by: (queue: Fixture) => Fixture, build = graphOf) {
  const isKey = typeof own !== "string" && typeof own !== "symbol";
  const orders = queue("orders", { kmsMasterKeyId: isKey ? own.output("arn") : own });
  return verdicts(lets, build(...(isKey ? [own] : []), orders, by(orders)))["orders"];
}

describe("kms-queue-key-allows-senders", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`requires that the key allows the senders, ${when}`, () => {
      for (const [service, by] of SENDERS) {
        assert.equal(judged(key(SNS, EVENTS), by, build), "compliant");
        assert.equal(judged(key(service === SNS ? EVENTS : SNS), by, build), "violation", service);
      }
    });
  }

  it("refuses the AWS managed key, which allows no service", () => {
    const orders = queue("orders", { kmsMasterKeyId: "alias/aws/sqs" });
    const [found] = judgementsOf(lets, graphOf(orders, SENDERS[0]![1](orders)));
    assert.ok(found?.verdict === "violation");
    assert.match(found.message, /^s sends to it as sns\.amazonaws\.com.*no message arrives\.$/);
  });

  it("is not applicable to a queue with SQS's own encryption, or to which no service sends, or of other types", () => {
    const bare = queue("orders");
    assert.equal(verdicts(lets, graphOf(bare, SENDERS[0]![1](bare)))["orders"], "notApplicable");
    const own = key();
    const graph = graphOf(own, queue("orders", { kmsMasterKeyId: own.output("arn") }), other);
    assert.deepEqual(verdicts(lets, graph), { orders: "notApplicable" });
  });

  it("is undecided on a key that is unknown or not in the program, and on a policy that can't be read", () => {
    const [, by] = SENDERS[0]!;
    assert.equal(judged(unknown, by), "undecided");
    assert.equal(judged("arn:aws:kms:us-east-1:123456789012:key/far", by), "undecided");
    assert.equal(judged(resource("aws:kms/key:Key", "key", { policy: unknown }), by), "undecided");
  });
});
