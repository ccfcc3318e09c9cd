import assert from "node:assert/strict";
import { targetAllowsEventbridge } from "../../../../policy/rules/events/target-allows-eventbridge";
import { graphOf, verdicts } from "../../fixtures";
import { here, role, rule } from "../../permissions/resources";

/** What the role of a target must allow, as AWS's page on identity-based policies of EventBridge has it. */
const TARGETS: readonly (readonly [arn: string, action: string])[] = [
  ["arn:aws:kinesis:us-east-1:123456789012:stream/orders", "kinesis:PutRecord"],
  ["arn:aws:firehose:us-east-1:123456789012:deliverystream/orders", "firehose:PutRecord"],
  ["arn:aws:states:us-east-1:123456789012:stateMachine:orders", "states:StartExecution"],
  ["arn:aws:events:us-east-1:123456789012:api-destination/orders/1", "events:InvokeApiDestination"],
  ["arn:aws:ecs:us-east-1:123456789012:cluster/main", "ecs:RunTask"],
  ["arn:aws:events:us-west-2:123456789012:event-bus/orders", "events:PutEvents"],
];

describe("events-target-allows-eventbridge, of each target that needs a role", () => {
  const ordered = rule("ordered");
  const judged = (arn: string, Action: string, service = "events.amazonaws.com") => {
    const may = role("may", service, [{ Effect: "Allow", Action, Resource: "*" }]);
    const inputs = { rule: ordered.output("name"), arn, roleArn: may.output("arn") };
    return verdicts(
      targetAllowsEventbridge,
      graphOf(ordered, may, here("aws:cloudwatch/eventTarget:EventTarget", "to", inputs)),
    )["to"];
  };

  for (const [arn, action] of TARGETS)
    it(`${action} on ${arn}`, () => {
      assert.equal(judged(arn, action), "compliant");
      assert.equal(judged(arn, `${action.split(":")[0]}:Describe`), "violation");
      assert.equal(judged(arn, action, "lambda.amazonaws.com"), "violation");
    });
});
