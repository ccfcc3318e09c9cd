import { NEPTUNE_CLUSTER } from "../../aws";
import { propertyRule } from "../../property-rule";

export const deletionProtection = propertyRule({
  id: "neptune-deletion-protection",
  title: "Neptune clusters should have deletion protection enabled",
  practices: ["REL09-BP02"],
  peers: { securityHub: ["Neptune.4"], checkov: ["CKV2_AWS_58"], prowler: ["neptune_cluster_deletion_protection"] },
  service: "Neptune",
  severity: "high",
  why: "Deleting a cluster deletes its data and all its automated backups.",
  fix: "Set deletionProtection to true, and the resource option protect. To delete it, set both to false and deploy that first.",
  source: "https://docs.aws.amazon.com/neptune/latest/userguide/manage-console-instances-delete.html",
  types: [NEPTUNE_CLUSTER],
  property: "deletionProtection",
  wanted: true,
  // On by default in AWS's API (https://docs.aws.amazon.com/neptune/latest/apiref/API_CreateDBCluster.html), but the provider sends
  // false: https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/neptune/cluster.go.
  byDefault: false,
  message: "One API call, or one wrong change of the program, can delete it with its data and automated backups.",
  remediated: true,
});
