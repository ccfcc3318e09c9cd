import assert from "node:assert/strict";
import { failoverWithinObjective as rule } from "../../../../policy/rules/route53/failover-within-objective";
import { component, graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";
import { east, elsewhere, endpoint, latency, primary, record, secondary, to, toRecord, west, zone } from "./records";

const CHECK = "aws:route53/healthCheck:HealthCheck";
const common = [zone, east, west];
const declared = (rto: string) =>
  component("holdfast:dns:FailoverRecords", "records", { outputs: { objectives: { region: { rto, rpo: "60s" } } } });
const checkOf = (inputs: Record<string, unknown>, name = "web") => resource(CHECK, name, { type: "HTTPS", ...inputs });
const manual = checkOf({ invertHealthcheck: true, failureThreshold: 10 }, "switch");
const alarm = (inputs = {}) =>
  resource("aws:cloudwatch/metricAlarm:MetricAlarm", "quiet", { period: 300, evaluationPeriods: 3, ...inputs });
const onAlarm = (of: Fixture) =>
  resource(CHECK, "on-alarm", { type: "CLOUDWATCH_METRIC", cloudwatchAlarmName: of.output("name") });
const all = (...children: Fixture[]) =>
  resource(CHECK, "all", { type: "CALCULATED", childHealthchecks: children.map((child) => child.id) });

describe("route53-failover-within-objective", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    const judged = (rto: string, check: Fixture, ...others: Fixture[]) => {
      const fixtures = [...common, declared(rto), ...others, check, primary({ healthCheckId: check.id })];
      return judgementsOf(rule, build(...fixtures))[0];
    };
    const messageOf = (...args: Parameters<typeof judged>) => {
      const found = judged(...args);
      assert.equal(found?.verdict, "violation");
      return found.message;
    };

    it(`adds the checks that must fail to the time that resolvers keep an answer, ${when}`, () => {
      // 3 x (10 + 6) + 60
      assert.equal(judged("108s", endpoint)?.verdict, "compliant");
      const found = judged("107s", endpoint);
      assert.equal(found?.verdict, "violation");
      assert.equal(found.property, "healthCheckId");
      assert.equal(found.actual, "108 s");
      assert.equal(found.wanted, "at most 107 s");
      assert.equal(
        found.message,
        "Users leave an impaired Region after up to 108 s, later than its objective of 107 s allows: 3 x (10 s + " +
          "6 s) = 48 s until endpoint is unhealthy, and 60 s while resolvers cache the old answer. Cheapest fix: " +
          "failureThreshold 2 on endpoint.",
      );
    });

    it(`takes AWS's defaults for what is missing, ${when}`, () => {
      assert.match(messageOf("60s", checkOf({})), /3 x \(30 s \+ 6 s\) = 108 s until web/);
    });

    it(`takes longer for a body, and for a connection only, ${when}`, () => {
      assert.match(messageOf("60s", checkOf({ type: "HTTP_STR_MATCH" })), /3 x \(30 s \+ 8 s\) = 114 s/);
      assert.match(messageOf("60s", checkOf({ type: "TCP" })), /3 x \(30 s \+ 10 s\) = 120 s/);
    });

    it(`takes the worst child of a calculated check, ${when}, and no switch for one`, () => {
      const slow = checkOf({ failureThreshold: 5 }, "slow");
      const parent = all(endpoint, slow, manual);
      assert.match(
        messageOf("2m", parent, endpoint, slow, manual),
        /5 x \(30 s \+ 6 s\) = 180 s until slow is unhealthy/,
      );
      assert.equal(judged("4m", parent, endpoint, slow, manual)?.verdict, "compliant");
      assert.equal(judged("108s", all(endpoint, manual), endpoint, manual)?.verdict, "compliant");
    });

    it(`takes the fastest where every child must be healthy, ${when}, and no metric beside an endpoint`, () => {
      const slow = checkOf({ failureThreshold: 5 }, "slow");
      const quiet = alarm({ period: 10, evaluationPeriods: 1 });
      const metric = onAlarm(quiet);
      const children = [slow, endpoint, manual, metric];
      const needing = (childHealthThreshold: number) =>
        resource(CHECK, "all", {
          type: "CALCULATED",
          childHealthchecks: children.map((child) => child.id),
          childHealthThreshold,
        });
      const others = [...children, quiet];
      assert.equal(judged("108s", needing(4), ...others)?.verdict, "compliant");
      // Not the metric's 70 s: it may just end with the region.
      assert.match(messageOf("107s", needing(4), ...others), /= 48 s until endpoint is unhealthy/);
      assert.match(messageOf("108s", needing(3), ...others), /= 180 s until slow is unhealthy/);
    });

    it(`takes an alarm's periods and a minute, ${when}`, () => {
      const quiet = alarm();
      assert.equal(judged("1020s", onAlarm(quiet), quiet)?.verdict, "compliant");
      assert.match(
        messageOf("1019s", onAlarm(quiet), quiet),
        /3 x 300 s \+ 60 s = 960 s until on-alarm is unhealthy, .* Cheapest fix: evaluationPeriods 2 on the alarm quiet\.$/,
      );
    });

    it(`fixes every child that is too slow, ${when}, and says where nothing helps`, () => {
      const [quiet, slow] = [alarm(), checkOf({ failureThreshold: 10 }, "slow")];
      const metric = onAlarm(quiet);
      const parent = all(slow, metric, endpoint);
      const others = [slow, quiet, metric, endpoint];
      assert.match(
        messageOf("5m", parent, ...others),
        /Cheapest fix: failureThreshold 6 on slow; period 60 on the alarm quiet\.$/,
      );
      assert.match(
        messageOf("150s", parent, ...others),
        /These checks take at least 180 s: raise the objective, or replace the checks\.$/,
      );
    });

    it(`refuses a Region that only people can leave, ${when}`, () => {
      const found = judged("1h", all(manual), manual);
      assert.equal(found?.verdict, "violation");
      assert.deepEqual(found.actual, ["switch"]);
      assert.equal(
        found.message,
        "Nothing detects automatically that its Region is impaired: switch is changed manually.",
      );
      const off = checkOf({ disabled: true }, "off");
      assert.match(
        messageOf("1h", all(manual, off), manual, off),
        /: switch is changed manually and off is disabled\.$/,
      );
      const control = checkOf({ type: "RECOVERY_CONTROL" }, "control");
      assert.match(messageOf("1h", control), /control is changed manually/);
    });

    it(`leaves the time to operators where the failover is declared manual, ${when}`, () => {
      const outputs = { objectives: { region: { rto: "1h", rpo: "60s" } }, failover: "manual" };
      const byHand = component("holdfast:dns:FailoverRecords", "records", { outputs });
      const fixtures = [...common, byHand, manual, primary({ healthCheckId: manual.id })];
      assert.equal(judgementsOf(rule, build(...fixtures))[0]?.verdict, "notApplicable");
    });

    it(`counts a record's own ttl, ${when}, and lowers that first`, () => {
      const values = primary({ aliases: undefined, records: ["192.0.2.1"], ttl: 300, healthCheckId: endpoint.id });
      const [found] = judgementsOf(rule, build(...common, declared("2m"), endpoint, values));
      assert.equal(found?.verdict, "violation");
      assert.equal(found.property, "ttl");
      assert.match(found.message, /up to 348 s, .* and 300 s while .* Cheapest fix: ttl 72 on primary\.$/);
      const [edge] = judgementsOf(rule, build(...common, declared("58s"), endpoint, values));
      assert.equal(edge?.verdict, "violation");
      assert.equal(edge.property, "ttl");
      assert.match(edge.message, /Cheapest fix: ttl 10 on primary\.$/);
      const [tight] = judgementsOf(rule, build(...common, declared("57s"), endpoint, values));
      assert.equal(tight?.verdict, "violation");
      assert.equal(tight.property, "healthCheckId");
    });

    it(`follows an alias to the longest ttl behind it, ${when}`, () => {
      const name = "inner.example.com";
      const inner = (id: string, ttl: unknown) => latency(id, { name, records: ["192.0.2.1"], ttl });
      const outer = primary({ ...toRecord(name), healthCheckId: endpoint.id });
      const verdictOf = (...ttls: unknown[]) => {
        const members = ttls.map((ttl, index) => inner(`member-${index}`, ttl));
        return verdicts(rule, build(...common, declared("2m"), endpoint, outer, ...members)).primary;
      };
      assert.equal(verdictOf(60, 72), "compliant");
      assert.equal(verdictOf(60, 73), "violation");
      assert.equal(verdictOf(60, unknown), "undecided");
    });
  }

  it("judges the records that share the load too, and no SECONDARY", () => {
    const slow = checkOf({ failureThreshold: 10 });
    const shared = latency("us-east-1", { ...to(east), name: "active", healthCheckId: slow.id });
    const other = secondary({ healthCheckId: slow.id });
    assert.deepEqual(verdicts(rule, graphOf(...common, declared("2m"), slow, shared, other)), {
      "us-east-1": "violation",
      secondary: "notApplicable",
    });
  });

  it("takes the setting where no objective is declared: 15 minutes", () => {
    const verdictOf = (periods: number, settings = {}) => {
      const quiet = alarm({ evaluationPeriods: periods, period: 60 });
      const one = onAlarm(quiet);
      return verdicts(rule, graphOf(...common, quiet, one, primary({ healthCheckId: one.id })), settings).primary;
    };
    assert.equal(verdictOf(13), "compliant");
    assert.equal(verdictOf(14), "violation");
    assert.equal(verdictOf(14, { regionRto: "16m" }), "compliant");
    assert.throws(() => verdictOf(14, { regionRto: "soon" }), /must be a duration such as 90s/);
  });

  it("is undecided on whatever is unknown of the checks", () => {
    const doubtOf = (check: Fixture, ...others: Fixture[]) => {
      const graph = graphOf(...common, ...others, check, primary({ healthCheckId: check.id }));
      const [found] = judgementsOf(rule, graph);
      return found?.verdict === "undecided" ? found.reason : found?.verdict;
    };
    assert.match(
      String(doubtOf(checkOf({ failureThreshold: unknown }))),
      /failureThreshold of web is known only after/,
    );
    assert.match(String(doubtOf(checkOf({ requestInterval: unknown }))), /requestInterval of web is known only after/);
    assert.match(String(doubtOf(checkOf({ type: unknown }))), /type of web is not known/);
    assert.match(String(doubtOf(checkOf({ disabled: unknown }))), /Whether web is disabled/);
    assert.match(String(doubtOf(checkOf({ invertHealthcheck: unknown }))), /Whether web is inverted/);
    assert.match(String(doubtOf(checkOf({ type: "PING" }))), /type PING, which is not known here/);
    const quiet = alarm({ period: unknown });
    assert.match(String(doubtOf(onAlarm(quiet), quiet)), /period and evaluationPeriods of quiet are not both known/);
    const far = resource(CHECK, "far", { type: "CLOUDWATCH_METRIC", cloudwatchAlarmName: "far-away" });
    assert.match(String(doubtOf(far)), /far: The alarm far-away was made elsewhere/);
    const parent = (children: unknown) => resource(CHECK, "all", { type: "CALCULATED", childHealthchecks: children });
    assert.match(String(doubtOf(parent(["abc"]))), /health check abc was made elsewhere/);
    assert.match(String(doubtOf(parent(unknown))), /Which health checks all combines is not known yet/);
  });

  it("is undecided on checks that combine each other", () => {
    const loop = (name: string, other: string) =>
      resource(CHECK, name, { type: "CALCULATED", childHealthchecks: [other] }, { id: name });
    const [one, two] = [loop("one", "two"), loop("two", "one")];
    const [found] = judgementsOf(rule, graphOf(...common, one, two, primary({ healthCheckId: one.id })));
    assert.equal(found?.verdict, "undecided");
    assert.equal(found.reason, "one combines itself.");
  });

  it("refuses a known time that is too long, whatever else is unknown", () => {
    const [slow, later] = [checkOf({ failureThreshold: 10 }, "slow"), checkOf({ type: unknown }, "later")];
    const parent = all(slow, later);
    const graph = graphOf(...common, declared("2m"), slow, later, parent, primary({ healthCheckId: parent.id }));
    assert.equal(verdicts(rule, graph).primary, "violation");
  });

  it("is undecided on an unknown health check, policy, alias or ttl, and on a check not in the program", () => {
    const doubtOf = (inputs: Record<string, unknown>) => {
      const [found] = judgementsOf(rule, graphOf(...common, endpoint, primary(inputs)));
      return found?.verdict === "undecided" ? found.property : found?.verdict;
    };
    assert.equal(doubtOf({ healthCheckId: unknown }), "healthCheckId");
    assert.equal(doubtOf({ healthCheckId: "abc" }), "healthCheckId");
    assert.equal(doubtOf({ failoverRoutingPolicies: unknown }), "failoverRoutingPolicies");
    assert.equal(doubtOf({ failoverRoutingPolicies: [{ type: unknown }] }), "failoverRoutingPolicies");
    assert.equal(doubtOf({ aliases: unknown }), "ttl");
    const silent = primary({ aliases: undefined, records: ["192.0.2.1"], healthCheckId: endpoint.id });
    const [found] = judgementsOf(rule, graphOf(...common, endpoint, silent));
    assert.equal(found?.verdict, "undecided");
    assert.equal(found.reason, "The ttl of primary is not given.");
  });

  it("leaves records without a health check to another rule, and ignores simple records and other types", () => {
    const bare = primary({ healthCheckId: undefined });
    assert.deepEqual(verdicts(rule, graphOf(...common, endpoint, bare, record("simple"), elsewhere)), {
      primary: "notApplicable",
      simple: "notApplicable",
    });
  });
});
