import { EXPERIMENT_TEMPLATE } from "../../aws";
import { foundBy, type Graph } from "../../graph";
import { defineRule } from "../../rule";
import {
  candidatesOf,
  groupIsHere,
  hasTags,
  OF_AWS,
  OF_GROUP,
  tagsOf,
  TARGET_TYPES,
  type Template,
} from "../../services/fis/targets";
import { compliant, notApplicable, undecided, violation, type Verdict } from "../../verdict";

const PROPERTY = "targets";

function judge(template: Template, graph: Graph, i: number): Verdict | undefined {
  const at = `${PROPERTY}[${i}]`;
  const type = graph.string(template, `${at}.resourceType`);
  const tokens = type.kind === "known" ? TARGET_TYPES[type.value] : undefined;
  const tags = tagsOf(template, graph, at);
  // A target by ARNs needs no check.
  if (tags?.length === 0) return undefined;
  if (!tokens || !tags) return undecided({ property: at, reason: "What its target selects can't be determined." });
  if (tags.length === 1 && tags[0]!.key === OF_GROUP && groupIsHere(template, graph, at)) return undefined;
  if (tags.some(({ key }) => OF_AWS.test(key)))
    return undecided({
      property: at,
      reason: "Its target is selected by a tag that AWS sets, which is not in the program.",
    });
  const candidates = candidatesOf(template, tokens, graph);
  const { certain, possible } = foundBy(candidates, (one) => hasTags(one, tags, graph));
  if (certain.length > 0) return undefined;
  const wanted = tags.map(({ key, value }) => `${key}=${value}`).join(", ");
  if (candidates.length === 0 || possible.length > 0)
    return undecided({ property: at, reason: `Whether a resource has the tags ${wanted} can't be determined.` });
  return violation({
    property: `${at}.resourceTags`,
    actual: wanted,
    wanted: "the tags of an existing resource",
    message: `No ${type.kind === "known" ? type.value : "resource"} in this Region has the tags ${wanted}: the experiment fails when it is started, or affects resources that are not in the program.`,
  });
}

export const targetsExist = defineRule({
  id: "fis-targets-exist",
  title: "FIS experiment targets should match existing resources",
  practices: ["REL08-BP03", "REL12-BP04", "REL13-BP03"],
  service: "FIS",
  severity: "medium",
  why: "An experiment without a target proves nothing, and with emptyTargetResolutionMode skip it even ends as completed.",
  fix: "Use the tags of the resources, and give each action a target of the template.",
  source: "https://docs.aws.amazon.com/fis/latest/userguide/experiment-options.html",
  types: [EXPERIMENT_TEMPLATE],
  check(template, graph) {
    const targets = graph.read.list(template, PROPERTY);
    const names = graph.strings(template, `${PROPERTY}[*].name`);
    const actions = graph.list(template, "actions");
    const missing = (actions.kind === "known" ? actions.value : []).flatMap((_, i): Verdict[] => {
      const property = `actions[${i}].target.value`;
      const used = graph.string(template, property);
      if (used.kind !== "known" || names.why !== undefined || names.certain.includes(used.value)) return [];
      const message = `An action uses the target ${used.value}, which the template does not have.`;
      return [violation({ property, actual: used.value, wanted: "the name of one of its targets", message })];
    });
    if (missing.length > 0) return missing;
    if (targets.length === 0) return notApplicable("It has no targets.");
    const found = targets.flatMap((_, i) => judge(template, graph, i) ?? []);
    const bad = found.filter(({ verdict }) => verdict === "violation");
    if (bad.length > 0) return bad;
    return found.length > 0 ? found : compliant();
  },
});
