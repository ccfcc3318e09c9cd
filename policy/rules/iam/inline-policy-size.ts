import { IAM_ROLE, IAM_ROLE_POLICY } from "../../aws";
import { ROLE_LIMITS } from "../../../facts/iam";
import { defineRule } from "../../rule";
import { compliant, notApplicable, undecided, violation } from "../../verdict";

const MOST = ROLE_LIMITS.data.inlinePolicies;

/** "IAM doesn't count white space when calculating the size of a policy" (reference_iam-quotas.html). */
function sizeOf(policy: string): number {
  return policy.replace(/\s/g, "").length;
}

export const inlinePolicySize = defineRule({
  id: "iam-role-inline-policy-size",
  title: "IAM roles should have inline policies of at most 10,240 characters in all",
  practices: ["REL01-BP03"],
  service: "IAM",
  severity: "medium",
  why: "IAM refuses the policy that exceeds the quota, which can't be raised: the deployment fails halfway, with a role that may do a part of its work.",
  fix: "Move statements to aws.iam.Policy with an attachment (6,144 characters each), or name resources by a pattern such as table/shop-*.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html",
  types: [IAM_ROLE],
  check(role, graph) {
    const { certain, possible } = graph.referrers(role, [IAM_ROLE_POLICY], "role");
    const { values, open } = graph.values(role, "inlinePolicies[*].policy");
    if (certain.length + possible.length + values.length === 0 && !open)
      return notApplicable("It has no inline policy.");
    const beside = certain.map((one) => graph.string(one, "policy"));
    const texts = [...values, ...beside.map((one) => (one.kind === "known" ? one.value : undefined))];
    const known = texts.filter((text) => typeof text === "string");
    const sizes = known.map(sizeOf);
    const sum = sizes.reduce((a, b) => a + b, 0);
    if (sum > MOST)
      return violation({
        property: "inlinePolicies",
        actual: sum,
        wanted: `at most ${MOST}`,
        message: `Its inline policies have ${sizes.length > 1 ? `${sizes.join(" + ")} = ` : ""}${sum} characters, and IAM allows ${MOST} in all.`,
      });
    if (open || possible.length > 0 || known.length < texts.length)
      return undecided({
        property: "inlinePolicies",
        reason: "The size of its policies is known only after deployment.",
      });
    return compliant();
  },
});
