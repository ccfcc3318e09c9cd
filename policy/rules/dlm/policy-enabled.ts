import { SNAPSHOT_POLICY } from "../../aws";
import { defineRule } from "../../rule";
import { compliant, violation } from "../../verdict";

const PROPERTY = "state";

export const policyEnabled = defineRule({
  id: "dlm-policy-enabled",
  title: "Data Lifecycle Manager policies should be enabled",
  practices: ["REL09-BP03", "REL10-BP02"],
  peers: { prowler: ["dlm_ebs_snapshot_lifecycle_policy_exists"] },
  service: "Data Lifecycle Manager",
  severity: "high",
  why: "A disabled policy creates no snapshots or copies, without an error.",
  fix: 'Set state to "ENABLED". Delete a policy that is no longer needed: its snapshots remain.',
  source: "https://docs.aws.amazon.com/ebs/latest/userguide/view-modify-delete.html",
  types: [SNAPSHOT_POLICY],
  check(policy, graph) {
    // The provider's default (https://www.pulumi.com/registry/packages/aws/api-docs/dlm/lifecyclepolicy/).
    const state = graph.read.string(policy, PROPERTY, "ENABLED");
    if (state === "ENABLED") return compliant();
    return violation({
      property: PROPERTY,
      actual: state,
      wanted: "ENABLED",
      message: "It creates no snapshots, and does not delete expired ones either.",
    });
  },
});
