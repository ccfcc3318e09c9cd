import { CLUSTER_INSTANCE, DB_INSTANCE } from "../../aws";
import { propertyRule } from "../../property-rule";

export const notPubliclyAccessible = propertyRule({
  id: "rds-not-publicly-accessible",
  title: "RDS DB instances should not be publicly accessible",
  practices: [],
  peers: {
    securityHub: ["RDS.2"],
    checkov: ["CKV_AWS_17"],
    cdkNag: ["RDSInstancePublicAccess"],
    prowler: ["rds_instance_no_public_access"],
  },
  service: "RDS",
  severity: "high",
  why: "A database that is reachable from the internet is exposed to password guessing and connection floods.",
  fix: "Set publiclyAccessible to false, and connect from inside the VPC.",
  source:
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html#USER_VPC.Hiding",
  types: [DB_INSTANCE, CLUSTER_INSTANCE],
  property: "publiclyAccessible",
  wanted: false,
  // The provider's default is false (documentation of @pulumi/aws).
  byDefault: false,
  message: "Its name resolves to a public address: only its security groups protect it from the internet.",
});
