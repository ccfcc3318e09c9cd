import { EXPERIMENT_TEMPLATE } from "../../aws";
import { defineRule } from "../../rule";
import { valueOf, type Graph, type ResourceOf } from "../../graph";
import { compliant, notApplicable, violation, type Verdict } from "../../verdict";

const PROPERTY = "targets";
const NARROWING = ["resourceArns", "resourceTags"];

function judge(template: ResourceOf<typeof EXPERIMENT_TEMPLATE>, graph: Graph, i: number): Verdict | undefined {
  const at = `${PROPERTY}[${i}]`;
  const given = NARROWING.map((key) => graph.list(template, `${at}.${key}`));
  // An unknown list limits the target as well; an empty list does not.
  if (given.some((one) => one.kind === "unknown" || (one.kind === "known" && one.value.length > 0))) return undefined;
  graph.read.string(template, `${at}.selectionMode`);
  const name = graph.string(template, `${at}.name`);
  const which = valueOf(name) ?? String(i);
  return violation({
    property: `${at}.resourceTags`,
    actual: undefined,
    wanted: "tags, or ARNs",
    message: `Its target ${which} has neither tags nor ARNs: it selects every resource of the type in the account, including those of other teams.`,
  });
}

export const targetsScoped = defineRule({
  id: "fis-targets-scoped",
  title: "FIS experiment targets should be limited by tags or ARNs",
  practices: ["REL08-BP03", "REL12-BP04"],
  service: "FIS",
  severity: "high",
  why: "A target with only a resource type selects every resource of that type in the Region, including another team's production.",
  fix: "Give each target resourceTags (and filters, such as the Availability Zone) or resourceArns.",
  source: "https://docs.aws.amazon.com/fis/latest/userguide/targets.html",
  types: [EXPERIMENT_TEMPLATE],
  check(template, graph) {
    const targets = graph.read.list(template, PROPERTY);
    if (targets.length === 0) return notApplicable("It has no targets.");
    const bad = targets.flatMap((_, i) => judge(template, graph, i) ?? []);
    return bad.length > 0 ? bad : compliant();
  },
});
