import assert from "node:assert/strict";
import { healthCheckSettings as rule } from "../../../../policy/rules/route53/health-check-settings";
import { graphOf, judgementsOf, resource, unknown, verdicts } from "../../fixtures";

const check = (inputs: Record<string, unknown> = {}) =>
  resource("aws:route53/healthCheck:HealthCheck", "check", { type: "HTTPS", ...inputs });
const verdictOf = (inputs: Record<string, unknown>, settings = {}) =>
  verdicts(rule, graphOf(check(inputs)), settings).check;

function violationOf(inputs: Record<string, unknown>) {
  const [found, ...more] = judgementsOf(rule, graphOf(check(inputs)));
  assert.deepEqual(more, []);
  assert.equal(found?.verdict, "violation");
  return found;
}

describe("route53-health-check-settings", () => {
  it("accepts a check with AWS's defaults, and one that says as much", () => {
    assert.equal(verdictOf({}), "compliant");
    const regions = ["us-east-1", "eu-west-1", "ap-southeast-1"];
    const all = { disabled: false, failureThreshold: 3, requestInterval: 10, regions };
    assert.equal(verdictOf(all), "compliant");
    assert.equal(verdictOf({ failureThreshold: 10, requestInterval: 30, regions: [] }), "compliant");
  });

  it("refuses a disabled check, of any type, and says what it counts as", () => {
    const found = violationOf({ disabled: true });
    assert.deepEqual([found.property, found.actual, found.wanted], ["disabled", true, false]);
    assert.match(found.message, /^It is disabled, so it always counts as healthy/);
    assert.match(violationOf({ disabled: true, invertHealthcheck: true }).message, /counts as unhealthy/);
    assert.equal(violationOf({ disabled: true, type: "CALCULATED" }).property, "disabled");
  });

  it("refuses fewer than three Regions", () => {
    const found = violationOf({ regions: ["us-east-1", "us-west-2", "us-east-1"] });
    assert.equal(found.property, "regions");
    assert.match(found.message, /^It checks from 2 Regions only/);
    assert.match(violationOf({ regions: ["us-east-1"] }).message, /from 1 Region only/);
  });

  it("refuses a threshold that a hiccup passes, or that AWS refuses", () => {
    const found = violationOf({ failureThreshold: 1 });
    assert.deepEqual([found.property, found.actual, found.wanted], ["failureThreshold", 1, "from 2 to 10"]);
    assert.match(found.message, /after 1 failed request: a short disturbance/);
    assert.match(violationOf({ failureThreshold: 11 }).message, /at most 10 consecutive failures, and refuses 11/);
    assert.equal(verdictOf({ failureThreshold: 2 }), "compliant");
  });

  it("takes the fewest failures from its setting", () => {
    assert.equal(verdictOf({ failureThreshold: 1 }, { fewestFailures: 1 }), "compliant");
    assert.equal(verdictOf({ failureThreshold: 3 }, { fewestFailures: 4 }), "violation");
  });

  it("refuses an interval that Route 53 does not know", () => {
    const found = violationOf({ requestInterval: 20 });
    assert.deepEqual([found.property, found.actual, found.wanted], ["requestInterval", 20, "10 or 30"]);
  });

  it("refuses arguments that Route 53 takes for other types only", () => {
    assert.equal(violationOf({ cloudwatchAlarmName: "errors" }).property, "cloudwatchAlarmName");
    assert.equal(violationOf({ type: "TCP", cloudwatchAlarmRegion: "us-east-1" }).property, "cloudwatchAlarmRegion");
    assert.equal(verdictOf({ type: "CLOUDWATCH_METRIC", cloudwatchAlarmName: "errors" }), "compliant");
    assert.equal(violationOf({ type: "HTTPS_STR_MATCH" }).property, "searchString");
    assert.equal(verdictOf({ type: "HTTP_STR_MATCH", searchString: "ok" }), "compliant");
    assert.equal(violationOf({ type: "HTTP", searchString: "ok" }).property, "searchString");
    assert.equal(verdictOf({ type: "HTTP", searchString: "" }), "compliant");
  });

  it("names every mistake", () => {
    assert.equal(
      verdictOf({ disabled: true, failureThreshold: 1, requestInterval: 5 }),
      "violation violation violation",
    );
  });

  it("asks only of checks of an endpoint what only they have", () => {
    const odd = { failureThreshold: 0, requestInterval: 0, regions: [] };
    for (const type of ["CALCULATED", "CLOUDWATCH_METRIC", "RECOVERY_CONTROL"]) {
      assert.equal(verdictOf({ type, ...odd }), "compliant", type);
    }
    assert.equal(verdictOf({ type: "tcp", ...odd }), "violation violation");
  });

  it("is undecided on what is unknown", () => {
    for (const property of ["disabled", "regions", "failureThreshold", "requestInterval", "type"]) {
      const [found] = judgementsOf(rule, graphOf(check({ [property]: unknown })));
      assert.equal(found?.verdict, "undecided", property);
      assert.equal(found.property, property);
    }
    assert.equal(verdictOf({ regions: ["us-east-1", "us-west-2", unknown] }), "undecided");
    assert.equal(verdictOf({ regions: ["us-east-1", unknown] }), "violation");
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(resource("aws:route53/zone:Zone", "zone"))), {});
  });

  it("is undecided on an inverted check of an alarm or of other checks, and says which; of an endpoint it is a switch", () => {
    const judge = (inputs: object) => judgementsOf(rule, graphOf(check({ invertHealthcheck: true, ...inputs })))[0];
    const ofAlarm = { type: "CLOUDWATCH_METRIC", cloudwatchAlarmName: "down", cloudwatchAlarmRegion: "us-east-1" };
    for (const [inputs, why] of [
      [ofAlarm, /while its alarm is OK/],
      [{ type: "CALCULATED" }, /while its children are healthy/],
    ] as const) {
      const found = judge(inputs);
      assert.ok(found?.verdict === "undecided");
      assert.match(found.reason, why);
    }
    assert.equal(judge({})?.verdict, "compliant");
  });

  it("refuses what a TCP health check has no use for", () => {
    const tcp = { type: "TCP", port: 443 };
    assert.equal(violationOf({ ...tcp, fqdn: "shop.example.com", resourcePath: "/up" }).property, "resourcePath");
    assert.equal(violationOf({ ...tcp, fqdn: "shop.example.com", ipAddress: "198.51.100.7" }).property, "fqdn");
    assert.equal(verdictOf({ ...tcp, ipAddress: "198.51.100.7" }), "compliant");
    assert.equal(verdictOf({ type: "HTTPS", ipAddress: "198.51.100.7", fqdn: "shop.example.com" }), "compliant");
  });

  it("refuses an endpoint for a health check that asks none, where the program sets it", () => {
    const child = { type: "CALCULATED", fqdn: undefined, port: undefined, resourcePath: undefined };
    const judge = (inputs: Record<string, unknown>, outputs = {}) =>
      judgementsOf(rule, graphOf(resource("aws:route53/healthCheck:HealthCheck", "check", inputs, { outputs })));
    assert.equal(judge(child, { fqdn: "", ipAddress: "", port: 0 })[0]?.verdict, "compliant");
    for (const [property, value] of Object.entries({
      fqdn: "a.example.com",
      ipAddress: "198.51.100.7",
      port: 443,
      resourcePath: "/up",
    })) {
      const [found] = judge({ ...child, [property]: value });
      assert.ok(found?.verdict === "violation" && found.property === property, property);
      assert.match(found.message, /CALCULATED asks no endpoint.*number of its healthy children/);
    }
    assert.equal(judge({ type: "RECOVERY_CONTROL", port: 80 })[0]?.verdict, "violation");
  });

  it("names the type that looks for a text: HTTPS_STR_MATCH of HTTPS, HTTP_STR_MATCH of all others", () => {
    for (const [type, wanted] of [
      ["HTTPS", "HTTPS_STR_MATCH"],
      ["HTTP", "HTTP_STR_MATCH"],
    ])
      assert.match(violationOf({ type, searchString: "fine" }).message, new RegExp(`^Only ${wanted} looks`));
  });
});
