import { DB_INSTANCE } from "../../aws";
import { propertyRule } from "../../property-rule";
import { sourceOf } from "../../services/rds/copies";

export const instanceMultiAz = propertyRule({
  id: "rds-instance-multi-az",
  title: "RDS DB instances should be configured with multiple Availability Zones",
  practices: ["REL10-BP01", "REL11-BP02", "REL11-BP03"],
  peers: {
    securityHub: ["RDS.5"],
    config: ["RDS_MULTI_AZ_SUPPORT"],
    checkov: ["CKV_AWS_157"],
    cdkNag: ["RDSMultiAZSupport"],
    prowler: ["rds_instance_multi_az"],
  },
  service: "RDS",
  severity: "high",
  why: "A Single-AZ database is down as long as its host or zone is, and a restore can lose up to five minutes. With a synchronous standby it is back in one or two minutes, without data loss.",
  fix: "Set multiAz to true.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZSingleStandby.html",
  types: [DB_INSTANCE],
  property: "multiAz",
  wanted: true,
  // https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html: Single-AZ by default.
  byDefault: false,
  message:
    "It runs in one Availability Zone: if its host or that zone fails, the database is unavailable until the zone recovers or a backup is restored.",
  // A replica receives no writes: until its promotion only its source needs a standby.
  except: (instance, graph) =>
    sourceOf(instance, graph) && "It is a replica; rds-copy-matches-source checks whether it needs a standby.",
});
