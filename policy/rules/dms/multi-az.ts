import { DMS_INSTANCE } from "../../aws";
import { propertyRule } from "../../property-rule";

export const multiAz = propertyRule({
  id: "dms-multi-az",
  title: "DMS replication instances should be Multi-AZ",
  practices: ["REL10-BP01"],
  peers: { securityHub: ["DMS.13"], prowler: ["dms_instance_multi_az_enabled"] },
  service: "DMS",
  // Most migrations are for a while; an ongoing replication is not.
  severity: "low",
  why: "Replication tasks stop with the instance's host or zone, and the target falls behind until they are started again.",
  fix: "Set multiAz to true, and leave out availabilityZone.",
  source: "https://docs.aws.amazon.com/dms/latest/userguide/CHAP_ReplicationInstance.html",
  types: [DMS_INSTANCE],
  property: "multiAz",
  wanted: true,
  // https://docs.aws.amazon.com/dms/latest/APIReference/API_CreateReplicationInstance.html: Single-AZ where not given.
  byDefault: false,
  message: "It runs in one Availability Zone: while that is impaired, nothing is replicated.",
});
