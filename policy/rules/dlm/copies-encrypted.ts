import { KMS_KEYS, SNAPSHOT_POLICY } from "../../aws";
import { copyRules, judgeSchedules, type CopyRule } from "../../services/dlm/schedules";
import type { Graph, Resource } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, notApplicable, undecided, violation, type Verdict } from "../../verdict";

const KEY_ARN = /^arn:[^:]*:kms:([^:]+):\d*:(key|alias)\//;

/** The Region of a rule's key; "none" where it has none, undefined where that is not known. */
function keyRegion(policy: Resource, property: string, graph: Graph): string | undefined {
  const key = graph.string(policy, property);
  if (key.kind === "missing" || (key.kind === "known" && key.value === "")) return "none";
  if (key.kind === "known") return KEY_ARN.exec(key.value)?.[1];
  const { certain: resources, complete } = graph.references(policy, property, KMS_KEYS);
  return complete && resources.length === 1 ? resources[0]?.region : undefined;
}

function judge(policy: Resource, { path, region }: CopyRule, graph: Graph): Verdict {
  const property = `${path}.encrypted`;
  const encrypted = graph.boolean(policy, property, false);
  if (encrypted.kind === "unknown") return undecided({ property, reason: `Its ${property} ${encrypted.reason}.` });
  if (!encrypted.value)
    return violation({
      property,
      actual: graph.value(policy, property).kind === "known" ? false : undefined,
      wanted: true,
      message: `A copy of an unencrypted snapshot is unencrypted in ${region ?? "the other Region"} too.`,
    });
  const at = `${path}.cmkArn`;
  const key = keyRegion(policy, at, graph);
  if (key === "none" || (key !== undefined && key === region)) return compliant();
  if (key === undefined || region === undefined)
    return undecided({ property: at, reason: "The Region of the copies' key is known only after deployment." });
  return violation({
    property: at,
    actual: key,
    wanted: `a key in ${region}`,
    message: `A snapshot in ${region} needs a key in that Region: with a key in ${key} no copy is created.`,
  });
}

export const copiesEncrypted = defineRule({
  id: "dlm-copies-encrypted",
  title: "Data Lifecycle Manager snapshot copies should be encrypted with a key in their own Region",
  service: "Data Lifecycle Manager",
  severity: "medium",
  why: "An unencrypted copy can be read by anyone with access to it. A copy can't use a key of another Region.",
  fix: "Set encrypted to true in each copy rule, and cmkArn to the ARN of a key (not an alias) in the target Region.",
  source: "https://docs.aws.amazon.com/dlm/latest/APIReference/API_CrossRegionCopyRule.html",
  types: [SNAPSHOT_POLICY],
  check: (policy, graph) =>
    judgeSchedules(policy, graph, (schedule) => {
      const rules = copyRules(policy, schedule, graph);
      if (!rules)
        return undecided({
          property: `${schedule}.crossRegionCopyRules`,
          reason: "Its copy rules are known only after deployment.",
        });
      if (rules.length === 0) return notApplicable("It creates no copies.");
      return rules.map((rule) => judge(policy, rule, graph));
    }),
});
