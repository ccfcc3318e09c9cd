import { DB_INSTANCE } from "../../aws";
import { valueOf } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, violation } from "../../verdict";

const MAXIMUM = "maxAllocatedStorage";

export const storageAutoscaling = defineRule({
  id: "rds-storage-autoscaling",
  title: "RDS DB instances should have storage autoscaling enabled",
  practices: ["REL01-BP03", "REL07-BP01"],
  service: "RDS",
  severity: "medium",
  why: "A database without free storage stops, and a replica without it stops replicating.",
  fix: "Set maxAllocatedStorage well above allocatedStorage, to the same value on every replica.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIOPS.StorageTypes.html#USER_PIOPS.Autoscaling",
  types: [DB_INSTANCE],
  check(instance, graph) {
    // 0 disables it, and is the default (documentation of @pulumi/aws).
    const maximum = graph.read.number(instance, MAXIMUM, 0);
    const size = valueOf(graph.number(instance, "allocatedStorage")) ?? 0;
    if (maximum > size) {
      graph.read.number(instance, "allocatedStorage");
      return compliant();
    }
    return violation({
      property: MAXIMUM,
      actual: graph.actual(instance, MAXIMUM, maximum),
      wanted: size > 0 ? `more than ${size} (GiB)` : "more than allocatedStorage",
      message:
        maximum === 0
          ? `Its storage${size > 0 ? ` of ${size} GiB` : ""} does not grow: if it is full, the database stops.`
          : `Its storage of ${size} GiB may grow to ${maximum} GiB, which is no growth: if it is full, the database stops.`,
    });
  },
});
