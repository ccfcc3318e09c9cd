import assert from "node:assert/strict";
import { endpointBusesPaired } from "../../../../policy/rules/events/endpoint-buses-paired";
import { graphOf, judgementsOf, resource, unknown, verdicts } from "../../fixtures";
import { bus, endpoint } from "./fixtures";

describe("events-endpoint-buses-paired", () => {
  const rule = endpointBusesPaired;
  const arn = (region: string, name: string) => `arn:aws:events:${region}:123456789012:event-bus/${name}`;
  const joins = (...arns: unknown[]) => endpoint({ eventBuses: arns.map((eventBusArn) => ({ eventBusArn })) });
  const judged = (...arns: unknown[]) => judgementsOf(rule, graphOf(joins(...arns)))[0];

  it("accepts two buses of one name in two Regions", () => {
    assert.equal(judged(arn("us-east-1", "shop"), arn("us-west-2", "shop"))?.verdict, "compliant");
  });

  it("refuses two names, and one Region", () => {
    const names = judged(arn("us-east-1", "shop"), arn("us-west-2", "store"));
    assert.match(names?.verdict === "violation" ? names.message : "", /named shop and store/);
    const region = judged(arn("us-east-1", "shop"), arn("us-east-1", "shop"));
    assert.match(region?.verdict === "violation" ? region.message : "", /if us-east-1 is lost, so are both/);
  });

  it("refuses a failover to its own Region, or to one without a bus", () => {
    const eventBuses = ["us-east-1", "us-west-2"].map((region) => ({ eventBusArn: arn(region, "shop") }));
    const judge = (route: unknown) => {
      const routed = { eventBuses, routingConfig: { failoverConfig: { secondary: { route } } } };
      const one = resource("aws:cloudwatch/eventEndpoint:EventEndpoint", "joins", routed, { region: "us-east-1" });
      return verdicts(rule, graphOf(one)).joins;
    };
    assert.equal(judge("us-west-2"), "compliant");
    assert.equal(judge("us-east-1"), "violation");
    assert.equal(judge("eu-west-1"), "violation");
    assert.equal(judge(unknown), "undecided");
  });

  it("is undecided on what it cannot read, and ignores other types", () => {
    assert.equal(judged(arn("us-east-1", "shop"), unknown)?.verdict, "undecided");
    assert.equal(judged(arn("us-east-1", "shop"))?.verdict, "undecided");
    assert.deepEqual(verdicts(rule, graphOf(endpoint({ eventBuses: unknown }))), { both: "undecided" });
    assert.deepEqual(verdicts(rule, graphOf(endpoint())), { both: "undecided" });
    assert.deepEqual(verdicts(rule, graphOf(bus("shop"))), {});
  });

  it("is undecided on one bus, three, or one whose ARN is not known", () => {
    const shop = ["us-east-1", "us-west-2", "eu-west-1"].map((region) => arn(region, "shop"));
    assert.equal(judged(shop[0])?.verdict, "undecided");
    assert.equal(judged(...shop)?.verdict, "undecided");
    assert.equal(judged(shop[0], unknown)?.verdict, "undecided");
    assert.equal(judged(shop[0], "a bus")?.verdict, "undecided");
  });
});
