import { CLUSTER_INSTANCE, DATABASES, DB_CLUSTER } from "../../aws";
import { defineRule } from "../../rule";
import { kindOf } from "../../services/rds/database";
import { unread } from "../../services/unread";
import { compliant, notApplicable, undecided, violation } from "../../verdict";

const PROPERTY = "autoMinorVersionUpgrade";

export const autoMinorVersionUpgrade = defineRule({
  id: "rds-auto-minor-version-upgrade",
  title: "RDS databases should set automatic minor version upgrade explicitly",
  service: "RDS",
  severity: "low",
  why: "By default AWS upgrades in a maintenance window of its choice, with a restart. The clusters of a global database can then have different versions and can't be switched over.",
  fix: "Set autoMinorVersionUpgrade to true or false, the same in both Regions. With false, upgrade manually, the secondary first.",
  source:
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Upgrading.html#USER_UpgradeDBInstance.Upgrading.AutoMinorVersionUpgrades",
  types: [...DATABASES, CLUSTER_INSTANCE],
  check(resource, graph) {
    if (resource.type === DB_CLUSTER) {
      const kind = kindOf(resource, graph);
      if (kind === undefined)
        return undecided({ property: "engine", reason: "Its engine is known only after deployment." });
      if (kind === "aurora") return notApplicable("Aurora uses the setting of its instances.");
    }
    const reading = resource.inputsSeen ? graph.input(resource, PROPERTY) : graph.given(resource, PROPERTY);
    if (reading.kind === "unknown") return unread(PROPERTY, reading);
    if (reading.kind === "known") return compliant();
    return violation({
      property: PROPERTY,
      actual: undefined,
      wanted: "true or false",
      message: "It is not set, and its default is true: AWS installs minor versions, with a restart, when it decides.",
    });
  },
});
