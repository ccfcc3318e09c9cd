import { DATABASES, GLOBAL_CLUSTER } from "../../aws";
import { propertyRule } from "../../property-rule";

export const deletionProtection = propertyRule({
  id: "rds-deletion-protection",
  title: "RDS databases should have deletion protection enabled",
  practices: ["REL09-BP02"],
  peers: {
    securityHub: ["RDS.7", "RDS.8"],
    config: ["RDS_INSTANCE_DELETION_PROTECTION_ENABLED"],
    checkov: ["CKV_AWS_139", "CKV_AWS_293"],
    cdkNag: ["RDSInstanceDeletionProtectionEnabled"],
    prowler: ["rds_instance_deletion_protection", "rds_cluster_deletion_protection"],
  },
  service: "RDS",
  severity: "high",
  why: "Deleting a database deletes its data and, by default, all its automated backups.",
  fix: "Set deletionProtection to true, and the resource option protect. To delete it, set both to false and deploy that first.",
  source:
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html#USER_DeleteInstance.DeletionProtection",
  types: [...DATABASES, GLOBAL_CLUSTER],
  property: "deletionProtection",
  wanted: true,
  // https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html: off by default.
  byDefault: false,
  message: "One API call, or one wrong change of the program, can delete it with its data and automated backups.",
  remediated: true,
});
