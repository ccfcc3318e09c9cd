import { LIGHTSAIL_DATABASE } from "../../aws";
import { defineRule } from "../../rule";
import { compliant, violation } from "../../verdict";

const PROPERTY = "bundleId";

export const databaseHighAvailability = defineRule({
  id: "lightsail-database-high-availability",
  title: "Lightsail databases should use a high availability plan",
  practices: ["REL10-BP01", "REL11-BP02"],
  service: "Lightsail",
  severity: "medium",
  why: "A database of a standard plan is unavailable as long as its host or zone is. One of a high availability plan has a standby in another zone.",
  fix: "Choose a bundleId with _ha_, such as small_ha_2_0. Lightsail changes it through a snapshot.",
  source: "https://docs.aws.amazon.com/lightsail/latest/userguide/amazon-lightsail-high-availability-databases.html",
  types: [LIGHTSAIL_DATABASE],
  check(database, graph) {
    const bundle = graph.read.string(database, PROPERTY, "");
    // The names of the plans: https://docs.aws.amazon.com/cli/latest/reference/lightsail/get-relational-database-bundles.html
    if (bundle.includes("_ha_")) return compliant();
    return violation({
      property: PROPERTY,
      actual: bundle === "" ? undefined : bundle,
      wanted: "a bundle with _ha_",
      message: "It has no standby: while its host or zone is impaired, it is unavailable.",
    });
  },
});
