import { DASHBOARD } from "../../aws";
import { defineRule } from "../../rule";
import { compliant, violation, type Verdict } from "../../verdict";

const PROPERTY = "dashboardBody";

/** The maximum number of widgets, and the columns of the grid (CloudWatch-Dashboard-Body-Structure.html). */
const MOST_WIDGETS = 500;
const COLUMNS = 24;

function refused(message: string, wanted = "a JSON object with a list of widgets"): Verdict {
  return violation({ property: PROPERTY, actual: undefined, wanted, message });
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function numberOf(widget: Record<string, unknown>, key: string): number {
  return typeof widget[key] === "number" ? widget[key] : 0;
}

function judge(body: unknown): Verdict {
  if (!isGroup(body) || !Array.isArray(body["widgets"])) return refused("It has no list of widgets.");
  const widgets: unknown[] = body["widgets"];
  if (widgets.length > MOST_WIDGETS)
    return refused(`It has ${widgets.length} widgets.`, `at most ${MOST_WIDGETS} widgets`);
  for (const [i, widget] of widgets.entries()) {
    if (!isGroup(widget) || typeof widget["type"] !== "string" || !isGroup(widget["properties"]))
      return refused(`Widget ${i + 1} has no type or no properties.`);
    const right = numberOf(widget, "x") + numberOf(widget, "width");
    if (right > COLUMNS) return refused(`Widget ${i + 1} ends in column ${right}.`, `at most ${COLUMNS} columns`);
  }
  return compliant();
}

export const dashboardBody = defineRule({
  id: "cloudwatch-dashboard-body",
  title: "CloudWatch dashboards should have a valid body",
  practices: ["REL06-BP02"],
  service: "CloudWatch",
  severity: "low",
  why: "CloudWatch rejects a malformed body or shows only part of it. This is discovered during an incident.",
  fix: "Create dashboardBody with JSON.stringify from an object with widgets, each with type and properties, within 24 columns.",
  source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html",
  types: [DASHBOARD],
  check(dashboard, graph) {
    const body = graph.read.string(dashboard, PROPERTY);
    if (body === undefined) return refused("It has no body.");
    try {
      return judge(JSON.parse(body));
    } catch {
      return refused("Its body is not valid JSON.");
    }
  },
});
