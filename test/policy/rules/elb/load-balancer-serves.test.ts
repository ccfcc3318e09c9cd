import assert from "node:assert/strict";
import { loadBalancerServes as rule } from "../../../../policy/rules/elb/load-balancer-serves";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";

const front = resource("aws:lb/loadBalancer:LoadBalancer", "front");
const FORWARD = { type: "forward", targetGroupArn: "arn" };
const FIXED = { type: "fixed-response", fixedResponse: { contentType: "text/plain", statusCode: "503" } };
const REDIRECT = { type: "redirect", redirect: { statusCode: "HTTP_301", protocol: "HTTPS" } };
const AWAY = { type: "redirect", redirect: { statusCode: "HTTP_301", host: "www.example.org" } };
const listener = (actions: unknown, name = "https", of: unknown = front.output("arn")): Fixture =>
  resource("aws:lb/listener:Listener", name, { loadBalancerArn: of, defaultActions: actions });
const ruleOf = (of: Fixture, actions: unknown) =>
  resource("aws:lb/listenerRule:ListenerRule", "path", { listenerArn: of.output("arn"), actions });

describe("elb-load-balancer-serves", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    const judge = (...more: Fixture[]) => verdicts(rule, build(front, ...more)).front;

    it(`accepts one that forwards by a listener or a rule, or only redirects, ${when}`, () => {
      assert.equal(judge(listener([REDIRECT], "http"), listener([FORWARD])), "compliant");
      const fixed = listener([FIXED]);
      assert.equal(judge(fixed, ruleOf(fixed, [FORWARD])), "compliant");
      assert.equal(judge(listener([AWAY])), "compliant");
    });

    it(`refuses one without a listener, and one with fixed answers alone, ${when}`, () => {
      assert.equal(judge(), "violation");
      assert.equal(judge(listener([FIXED])), "violation");
      // To itself, where nothing listens.
      assert.equal(judge(listener([REDIRECT])), "violation");
      assert.equal(judge(listener([])), "violation");
      const [found] = judgementsOf(rule, build(front, listener([FIXED])));
      assert.match(
        found?.verdict === "violation" ? found.message : "",
        /None of its listeners forwards to a target group; https answers 503/,
      );
    });
  }

  it("is undecided where one of two listeners is not known, and the other does not forward", () => {
    const both = graphOf(front, listener([FIXED], "http"), listener(unknown));
    assert.equal(verdicts(rule, both).front, "undecided");
  });

  it("is undecided on listeners and actions that are not known", () => {
    for (const one of [listener([FORWARD], "https", unknown), listener(unknown), listener([{ type: unknown }])])
      assert.equal(verdicts(rule, graphOf(front, one)).front, "undecided");
    assert.equal(
      verdicts(rule, graphOf(front, listener([FIXED]), listener([FORWARD], "other", unknown))).front,
      "undecided",
    );
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(listener([FORWARD]))), {});
  });
});
