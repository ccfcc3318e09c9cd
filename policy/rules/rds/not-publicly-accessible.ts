import { defineRule } from "../../rule";
import { CLUSTER_INSTANCE, RDS_INSTANCE } from "../../services/types";
import { unread } from "../../services/unread";
import { compliant, violation } from "../../verdict";

const PROPERTY = "publiclyAccessible";

export const notPubliclyAccessible = defineRule({
  id: "rds-not-publicly-accessible",
  title: "A database has no public address",
  service: "RDS",
  severity: "high",
  why: "A database that the internet can reach is one guessed password or one flood of connections away from an outage or a loss.",
  fix: "Set publiclyAccessible to false, and reach it from inside of the VPC.",
  source:
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html#USER_VPC.Hiding",
  types: [RDS_INSTANCE, CLUSTER_INSTANCE],
  check(instance, graph) {
    // AWS's provider sends false where nothing is given (documentation of @pulumi/aws).
    const open = graph.boolean(instance, PROPERTY, false);
    if (open.kind === "unknown") return unread(PROPERTY, open);
    if (!open.value) return compliant();
    return violation({
      property: PROPERTY,
      actual: true,
      wanted: false,
      message: "Its name resolves to a public address: only its security groups stand between it and the internet.",
    });
  },
});
