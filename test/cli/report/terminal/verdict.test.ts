import assert from "node:assert/strict";
import { stripVTControlCharacters } from "node:util";
import type { Counts, Finding } from "../../../../policy/evaluate";
import { renderVerdict } from "../../../../cli/report/terminal/verdict";
import { columns } from "../../../../cli/report/terminal/words";
import { coloured, plain } from "./plain";

const GROUP = "urn:pulumi:primary::shop::holdfast:compute:AutoScaling$aws:autoscaling/group:Group::shop";

const finding = (more: Partial<Finding> = {}): Finding => ({
  rule: "s3-bucket-versioning",
  verdict: "violation",
  severity: "high",
  resource: GROUP,
  property: "minSize",
  actual: 1,
  wanted: 2,
  message: "It has one instance.",
  fix: "Raise it.",
  ...more,
});

const NONE: Counts = { compliant: 0, violation: 0, undecided: 0, notApplicable: 0, acknowledged: 0 };
const countsOf = (findings: Finding[]): Counts => {
  const counts = { ...NONE };
  for (const { verdict } of findings) counts[verdict] += 1;
  return counts;
};
const render = (findings: Finding[], refused = false, screen = plain()) =>
  renderVerdict({ findings, counts: countsOf(findings) }, refused, screen);

describe("the policy's verdict as text", () => {
  it("is one line without findings", () => {
    const counts = { ...NONE, compliant: 12, notApplicable: 3 };
    const text = renderVerdict({ findings: [], counts }, false, plain());
    assert.equal(text, "Policy  no violation, none undecided, 12 compliant, 3 not applicable\n");
  });

  it("distinguishes nothing judged from no finding", () => {
    assert.match(renderVerdict({ findings: [], counts: NONE }, false, plain()), /^Policy {2}nothing to judge/);
  });

  it("shows a violation: rule, severity, stack, resource, property with its value, message, fix", () => {
    assert.equal(
      render([finding()], true),
      [
        "Policy  1 violation, none undecided, 0 compliant, 0 not applicable",
        "",
        "  ✖ s3-bucket-versioning  high",
        "    primary: Group shop, minSize: 1",
        "    It has one instance.",
        "    → Raise it.",
        "",
        "To accept a violation, copy its line into policy-config.json, below acknowledge.exemptions, and",
        "write the reason:",
        '  { "rule": "s3-bucket-versioning", "resource": "shop", "reason": "" }',
        "",
        "Refused: a mandatory rule is violated. Fix it, or acknowledge it (docs/policy.md).",
        "",
      ].join("\n"),
    );
  });

  it("names the setting and its file, and a value that is no group", () => {
    const settings: unknown[] = [3, { min: 3 }];
    const texts = settings.map((value) => {
      const setting = { path: "holdfast:compute.min", file: "Pulumi.primary.yaml", value };
      return renderVerdict({ findings: [finding()], counts: countsOf([finding()]) }, true, plain(), () => setting);
    });
    assert.match(texts[0]!, /minSize: 1\n {4}holdfast:compute\.min: 3 \(Pulumi\.primary\.yaml\)\n {4}It has/);
    assert.match(texts[1]!, /\n {4}holdfast:compute\.min \(Pulumi\.primary\.yaml\)\n/);
  });

  it("has one exemption for a rule and a name, and none for what is said of exemptions themselves", () => {
    const twin = GROUP.replace(":primary:", ":secondary:");
    const text = render([finding(), finding({ resource: twin }), finding({ rule: "acknowledge", resource: "old-*" })]);
    assert.deepEqual(text.match(/\{ "rule": .*\}/g), [
      '{ "rule": "s3-bucket-versioning", "resource": "shop", "reason": "" }',
    ]);
    assert.doesNotMatch(render([finding({ rule: "acknowledge", resource: "old-*" })]), /To accept/);
  });

  it("leaves out a missing or long value, and a missing property", () => {
    assert.match(render([finding({ actual: null })]), /Group shop, minSize\n/);
    assert.match(render([finding({ actual: "x".repeat(60) })]), /Group shop, minSize\n/);
    assert.match(render([finding({ actual: null, property: null })]), /Group shop\n/);
  });

  it("shows why a verdict is undecided, and an acknowledgement's reason, without a fix", () => {
    const text = render([
      finding({ verdict: "undecided", actual: null, message: "It is a secret." }),
      finding({ verdict: "acknowledged", reason: "It holds only logs." }),
    ]);
    assert.match(text, /^Policy {2}no violation, 1 undecided, 1 acknowledged, /);
    assert.match(text, /\? s3-bucket-versioning {2}high\n {4}primary: Group shop, minSize\n {4}It is a secret\.\n/);
    assert.match(
      text,
      /◦ s3-bucket-versioning {2}high\n.*\n {4}It has one instance\.\n {4}Acknowledged: It holds only logs\.\n$/,
    );
    assert.doesNotMatch(text, /→|[Rr]efused/);
  });

  it("begins with the worst, and keeps the order of equals", () => {
    const findings = [
      finding({ rule: "compliant", verdict: "compliant" }),
      finding({ rule: "acknowledged", verdict: "acknowledged" }),
      finding({ rule: "undecided", verdict: "undecided" }),
      finding({ rule: "low", severity: "low" }),
      finding({ rule: "high-1" }),
      finding({ rule: "medium", severity: "medium" }),
      finding({ rule: "high-2" }),
    ];
    const order = [...render(findings).matchAll(/^ {2}[✖?◦✔] (\S+)/gm)].map(([, rule]) => rule);
    assert.deepEqual(order, ["high-1", "high-2", "medium", "low", "undecided", "acknowledged", "compliant"]);
  });

  it("lists what is compliant in a line each", () => {
    assert.match(
      render([finding({ verdict: "compliant" })]),
      /\n {2}✔ s3-bucket-versioning {2}high {2}primary: Group shop\n$/,
    );
  });

  it("ends with whether a violation refuses it", () => {
    assert.match(render([finding()], true), /\nRefused: [^\n]+\n$/);
    assert.match(render([finding()], false), /\nNot refused: only advisory rules are violated\.\n$/);
  });

  it("shows a name that is no URN, such as an acknowledgement's pattern, as it is", () => {
    assert.match(render([finding({ resource: "scratch-*", property: null })]), /\n {4}scratch-\*\n/);
  });

  it("names a resource whose name has colons", () => {
    assert.match(render([finding({ resource: `${GROUP}::blue` })]), /primary: Group shop::blue, /);
  });

  it("keeps to the width of the screen, and is the same with colours", () => {
    const long = finding({
      message: "word ".repeat(60),
      fix: "fix it ".repeat(60),
      reason: "why ".repeat(60),
      actual: "not much ".repeat(4),
    });
    const text = render([long], true, plain(60));
    const [, ...lines] = text.split("\n");
    // What is copied stays on a line.
    for (const line of lines) assert.ok(columns(line) <= 60 || line.includes('{ "rule"'), line);
    assert.ok(
      lines.some((line) => columns(line) > 50),
      "and uses it",
    );
    assert.equal(stripVTControlCharacters(render([long], true, coloured(60))), text);
  });
});
