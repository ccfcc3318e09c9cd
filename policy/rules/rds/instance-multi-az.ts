import { DB_INSTANCE } from "../../aws";
import { defineRule } from "../../rule";
import { sourceOf } from "../../services/rds/source";
import { unread } from "../../services/unread";
import { compliant, notApplicable, undecided, violation } from "../../verdict";

const PROPERTY = "multiAz";

export const instanceMultiAz = defineRule({
  id: "rds-instance-multi-az",
  title: "RDS DB instances should be configured with multiple Availability Zones",
  service: "RDS",
  severity: "high",
  why: "A Single-AZ database is down as long as its host or zone is, and a restore can lose up to five minutes. With a synchronous standby it is back in one or two minutes, without data loss.",
  fix: "Set multiAz to true.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZSingleStandby.html",
  types: [DB_INSTANCE],
  check(instance, graph) {
    // https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html: Single-AZ by default.
    const multiAz = graph.boolean(instance, PROPERTY, false);
    if (multiAz.kind === "known" && multiAz.value) return compliant();
    // A replica receives no writes: until its promotion only its source needs a standby.
    const source = sourceOf(instance, graph);
    if (source.kind === "known") {
      return notApplicable("It is a replica; rds-copy-matches-source checks whether it needs a standby.");
    }
    if (source.kind === "unknown") {
      return undecided({ property: "replicateSourceDb", reason: `Whether it is a replica ${source.reason}.` });
    }
    if (multiAz.kind === "unknown") return unread(PROPERTY, multiAz);
    return violation({
      property: PROPERTY,
      actual: graph.input(instance, PROPERTY).kind === "known" ? false : undefined,
      wanted: true,
      message:
        "It runs in one Availability Zone: if its host or that zone fails, the database is unavailable until the zone recovers or a backup is restored.",
    });
  },
});
