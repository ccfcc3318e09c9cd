import { CLUSTER_INSTANCE, DB_INSTANCE } from "../../aws";
import { defineRule } from "../../rule";
import { unread } from "../../services/unread";
import { compliant, violation } from "../../verdict";

const PROPERTY = "publiclyAccessible";

export const notPubliclyAccessible = defineRule({
  id: "rds-not-publicly-accessible",
  title: "RDS DB instances should not be publicly accessible",
  service: "RDS",
  severity: "high",
  why: "A database that is reachable from the internet is exposed to password guessing and connection floods.",
  fix: "Set publiclyAccessible to false, and connect from inside the VPC.",
  source:
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html#USER_VPC.Hiding",
  types: [DB_INSTANCE, CLUSTER_INSTANCE],
  check(instance, graph) {
    // The provider's default is false (documentation of @pulumi/aws).
    const open = graph.boolean(instance, PROPERTY, false);
    if (open.kind === "unknown") return unread(PROPERTY, open);
    if (!open.value) return compliant();
    return violation({
      property: PROPERTY,
      actual: true,
      wanted: false,
      message: "Its name resolves to a public address: only its security groups protect it from the internet.",
    });
  },
});
