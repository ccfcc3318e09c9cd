import { KMS_KEYS, SNAPSHOT_POLICY } from "../../aws";
import { copyRules, judgeSchedules, type CopyRule } from "../../services/dlm/schedules";
import { known, NOT_YET, valueOf, type Graph, type Reading, type ResourceOf } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, notApplicable, undecided, verdictsOf, violation, type Verdict } from "../../verdict";

const KEY_ARN = /^arn:[^:]*:kms:([^:]+):\d*:(key|alias)\//;

/** The Region of a rule's key; missing where it has none. */
function keyRegion(policy: ResourceOf<typeof SNAPSHOT_POLICY>, property: string, graph: Graph): Reading<string> {
  const key = graph.string(policy, property);
  if (key.kind === "missing" || valueOf(key) === "") return { kind: "missing" };
  const { certain, complete } = graph.references(policy, property, KMS_KEYS);
  const made = complete && certain.length === 1 ? certain[0]?.region : undefined;
  const region = key.kind === "known" ? KEY_ARN.exec(key.value)?.[1] : made;
  return region === undefined ? { kind: "unknown", reason: NOT_YET } : known(region);
}

function judge(policy: ResourceOf<typeof SNAPSHOT_POLICY>, { path, region }: CopyRule, graph: Graph): Verdict {
  const property = `${path}.encrypted`;
  if (!graph.read.boolean(policy, property, false))
    return violation({
      property,
      actual: graph.value(policy, property).kind === "known" ? false : undefined,
      wanted: true,
      message: `A copy of an unencrypted snapshot is unencrypted in ${region ?? "the other Region"} too.`,
    });
  const at = `${path}.cmkArn`;
  const key = keyRegion(policy, at, graph);
  if (key.kind === "missing" || (key.kind === "known" && key.value === region)) return compliant();
  if (key.kind === "unknown" || region === undefined)
    return undecided({ property: at, reason: "The Region of the copies' key is known only after deployment." });
  return violation({
    property: at,
    actual: key.value,
    wanted: `a key in ${region}`,
    message: `A snapshot in ${region} needs a key in that Region: with a key in ${key.value} no copy is created.`,
  });
}

export const copiesEncrypted = defineRule({
  id: "dlm-copies-encrypted",
  title: "Data Lifecycle Manager snapshot copies should be encrypted with a key in their own Region",
  practices: ["REL09-BP02"],
  peers: { checkov: ["CKV_AWS_253", "CKV_AWS_255"] },
  service: "Data Lifecycle Manager",
  severity: "medium",
  why: "An unencrypted copy can be read by anyone with access to it. A copy can't use a key of another Region.",
  fix: "Set encrypted to true in each copy rule, and cmkArn to the ARN of a key (not an alias) in the target Region.",
  source: "https://docs.aws.amazon.com/dlm/latest/APIReference/API_CrossRegionCopyRule.html",
  types: [SNAPSHOT_POLICY],
  check: (policy, graph) =>
    judgeSchedules(policy, graph, (schedule) => {
      const rules = copyRules(policy, schedule, graph);
      const checks = rules.map((rule) => () => judge(policy, rule, graph));
      return verdictsOf(policy, checks, notApplicable("It creates no copies."));
    }),
});
