import assert from "node:assert/strict";
import { compositeAlarmRule as rule } from "../../../../policy/rules/cloudwatch/composite-alarm-rule";
import { alarmsIn, outcomes, parseRule } from "../../../../policy/services/cloudwatch/composite-rule";
import { graphOf, resource, unknown, verdicts } from "../../fixtures";

const member = (name: string, region = "us-east-1") =>
  resource("aws:cloudwatch/metricAlarm:MetricAlarm", name, { name }, { region });
const of = (alarmRule: unknown) =>
  verdicts(
    rule,
    graphOf(
      member("high"),
      member("slow"),
      member("far", "us-west-2"),
      resource(
        "aws:cloudwatch/compositeAlarm:CompositeAlarm",
        "c",
        { alarmName: "c", alarmRule },
        { region: "us-east-1" },
      ),
    ),
  )["c"];

describe("cloudwatch-composite-alarm-rule", () => {
  it("accepts rules that can be true and false", () => {
    for (const text of [
      'ALARM("high")',
      "ALARM(high) OR ALARM('slow')",
      '(ALARM("high") AND NOT ALARM("slow")) OR INSUFFICIENT_DATA("slow")',
      'ALARM("arn:aws:cloudwatch:us-east-1:123456789012:alarm:high") OR FALSE',
    ])
      assert.equal(of(text), "compliant", text);
  });

  it("refuses rules that are never or always true", () => {
    for (const text of [
      "FALSE",
      "TRUE",
      'ALARM("high") AND FALSE',
      'ALARM("high") AND OK("high")',
      'ALARM("high") AND NOT ALARM("high")',
      'ALARM("high") OR NOT ALARM("high")',
      'NOT (ALARM("high") OR OK("high") OR INSUFFICIENT_DATA("high"))',
    ])
      assert.equal(of(text), "violation", text);
  });

  it("refuses an alarm of another Region, and is undecided on one that is not in the program or a rule that can't be read", () => {
    assert.equal(of('ALARM("far")'), "violation");
    assert.equal(of('ALARM("high") OR ALARM("other")'), "undecided");
    for (const text of ['AT_LEAST(2, ALARM, ("high", "slow"))', "ALARM(", 'ALARM("high") ALARM("slow")', ""])
      assert.equal(of(text), "undecided", text);
    assert.equal(of(unknown), "undecided");
  });
});

describe("parseRule", () => {
  it("reads names of every spelling, and AND before OR", () => {
    const text = `ALARM("a b") OR ALARM('c') AND OK(d)`;
    const parsed = parseRule(text);
    assert.ok(parsed?.is === "or");
    assert.deepEqual(alarmsIn(parsed), ["a b", "c", "d"]);
    const many = Array.from({ length: 9 }, (_, i) => `ALARM("${i}")`).join(" AND ");
    assert.deepEqual(outcomes(parseRule(many)!), { true: true, false: true });
  });
});
