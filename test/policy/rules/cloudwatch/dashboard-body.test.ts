import assert from "node:assert/strict";
import { dashboardBody as rule } from "../../../../policy/rules/cloudwatch/dashboard-body";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts } from "../../fixtures";

const dashboard = (dashboardBody?: unknown) =>
  resource("aws:cloudwatch/dashboard:Dashboard", "there", {
    dashboardName: "shop",
    ...(dashboardBody !== undefined && { dashboardBody }),
  });
const text = { type: "text", x: 0, y: 0, width: 24, height: 1, properties: { markdown: "# Shop" } };
const body = (...widgets: unknown[]) => JSON.stringify({ widgets });

describe("cloudwatch-dashboard-body", () => {
  it("accepts what CloudWatch can show", () => {
    for (const good of [body(text), body()])
      assert.deepEqual(verdicts(rule, graphOf(dashboard(good))), { there: "compliant" });
  });

  for (const [what, bad, says] of [
    ["no body", undefined, /no body/],
    ["no JSON", "{", /not valid JSON/],
    ["no widgets", "{}", /no list of widgets/],
    ["a list", "[]", /no list of widgets/],
    ["a widget without a type", body({ ...text, type: undefined }), /Widget 1 has no type/],
    ["a widget without properties", body(text, { ...text, properties: undefined }), /Widget 2 has no type or no prop/],
    ["a widget out of the grid", body({ ...text, x: 1 }), /ends in column 25/],
    ["too many widgets", body(...Array.from({ length: 501 }, () => text)), /501 widgets/],
  ] as const)
    it(`refuses ${what}`, () => {
      const [found] = judgementsOf(rule, graphOf(dashboard(bad)));
      assert.equal(found?.verdict, "violation");
      assert.match(found.message, says);
    });

  it("accepts as many widgets as CloudWatch takes", () => {
    const full = body(...Array.from({ length: 500 }, () => text));
    assert.deepEqual(verdicts(rule, graphOf(dashboard(full))), { there: "compliant" });
  });

  it("is undecided where the body is known only after deployment", () => {
    assert.deepEqual(verdicts(rule, previewOf(dashboard(unknown))), { there: "undecided" });
  });

  it("judges nothing else", () => {
    assert.deepEqual(verdicts(rule, graphOf(resource("aws:sns/topic:Topic", "there"))), {});
  });
});
