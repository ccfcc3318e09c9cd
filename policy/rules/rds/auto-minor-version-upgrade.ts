import { CLUSTER_INSTANCE, DATABASES, DB_CLUSTER } from "../../aws";
import { UndecidedError } from "../../graph";
import { defineRule } from "../../rule";
import { readKind } from "../../services/rds/database";
import { compliant, notApplicable, violation } from "../../verdict";

const PROPERTY = "autoMinorVersionUpgrade";

export const autoMinorVersionUpgrade = defineRule({
  id: "rds-auto-minor-version-upgrade",
  title: "RDS databases should set automatic minor version upgrade explicitly",
  practices: ["REL08-BP05"],
  peers: {
    securityHub: ["RDS.13", "RDS.35"],
    config: ["RDS_AUTOMATIC_MINOR_VERSION_UPGRADE_ENABLED"],
    checkov: ["CKV_AWS_226"],
    cdkNag: ["RDSAutomaticMinorVersionUpgradeEnabled"],
    prowler: ["rds_instance_minor_version_upgrade_enabled", "rds_cluster_minor_version_upgrade_enabled"],
  },
  service: "RDS",
  severity: "low",
  why: "By default AWS upgrades in a maintenance window of its choice, with a restart. The clusters of a global database can then have different versions and can't be switched over.",
  fix: "Set autoMinorVersionUpgrade to true or false, the same in both Regions. With false, upgrade manually, the secondary first.",
  source:
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Upgrading.html#USER_UpgradeDBInstance.Upgrading.AutoMinorVersionUpgrades",
  types: [...DATABASES, CLUSTER_INSTANCE],
  check(resource, graph) {
    if (resource.type === DB_CLUSTER && readKind(resource, graph) === "aurora")
      return notApplicable("Aurora uses the setting of its instances.");
    const reading = resource.inputsSeen ? graph.input(resource, PROPERTY) : graph.given(resource, PROPERTY);
    if (reading.kind === "unknown") throw new UndecidedError(PROPERTY, reading.reason, resource);
    if (reading.kind === "known") return compliant();
    return violation({
      property: PROPERTY,
      actual: undefined,
      wanted: "true or false",
      message: "It is not set, and its default is true: AWS installs minor versions, with a restart, when it decides.",
    });
  },
});
