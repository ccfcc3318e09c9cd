import assert from "node:assert/strict";
import fc from "fast-check";
import { parseSettings } from "../../../components/checks";
import type { Settings } from "../../../components/config/parse";
import {
  eventBusArn,
  eventRuleArn,
  rulesThatPublishTo,
  rulesThatSendTo,
  undeliveredName,
} from "../../../components/topology/messaging-events";
import { configOf, wholeFiles } from "../config/shipped";

const { workload } = parseSettings(configOf(wholeFiles(), "primary"));
const longest = { ...workload, name: "w".repeat(16) };

const storeName = fc.stringMatching(/^[a-z][a-z0-9]{0,7}(-[a-z0-9]{1,7}){0,2}$/).filter((name) => name.length <= 24);

/** Buses with nothing but rules and their targets. */
function settings(buses: Record<string, Record<string, object[]>>): Pick<Settings, "workload" | "buses"> {
  const all = Object.entries(buses).map(([bus, rules]) => {
    const made = Object.entries(rules).map(([rule, targets]) => [rule, { targets: { ...targets } }]);
    return [bus, { rules: Object.fromEntries(made) }];
  });
  return { workload, buses: Object.fromEntries(all) as Settings["buses"] };
}

describe("the names of buses and rules", () => {
  it("do not name the default bus in a rule's ARN", () => {
    assert.equal(
      eventRuleArn(workload, "secondary", "shop", "placed"),
      "arn:aws:events:us-west-2:123456789012:rule/storefront-shop/storefront-placed",
    );
    assert.equal(
      eventRuleArn(workload, "primary", "default", "nightly"),
      "arn:aws:events:us-east-1:123456789012:rule/storefront-nightly",
    );
    assert.equal(
      eventBusArn(workload, "primary", "default"),
      "arn:aws:events:us-east-1:123456789012:event-bus/default",
    );
  });

  it("keep SQS's limit with the longest names", () => {
    assert.ok(undeliveredName(longest, "b".repeat(24), "r".repeat(24)).length <= 80);
  });

  it("are never the same for two rules, nor a queue's of the settings", () => {
    const pair = fc.tuple(storeName, fc.option(storeName, { nil: undefined }));
    fc.assert(
      fc.property(pair, pair, storeName, (one, other, queue) => {
        const names = [one, other].map(([bus, rule]) => undeliveredName(workload, bus, rule));
        assert.equal(names[0] === names[1], one[0] === other[0] && one[1] === other[1]);
        assert.ok(!names.includes(`${workload.name}-${queue}`));
      }),
    );
  });
});

describe("the rules that send to a queue or a topic", () => {
  const given = settings({
    shop: { placed: [{ queue: "orders" }, { topic: "news" }], paid: [{ topic: "orders" }] },
    default: { nightly: [{ function: "worker" }, { queue: "orders" }] },
  });

  it("are those of every bus that name it, in the region asked for", () => {
    assert.deepEqual(rulesThatSendTo(given, "secondary", "orders"), [
      "arn:aws:events:us-west-2:123456789012:rule/storefront-nightly",
      "arn:aws:events:us-west-2:123456789012:rule/storefront-shop/storefront-placed",
    ]);
    assert.deepEqual(rulesThatPublishTo(given, "primary", "orders"), [
      "arn:aws:events:us-east-1:123456789012:rule/storefront-shop/storefront-paid",
    ]);
  });

  it("are none where no rule names it", () => {
    assert.deepEqual(rulesThatSendTo(given, "primary", "news"), []);
    assert.deepEqual(rulesThatPublishTo(given, "primary", "worker"), []);
  });
});
