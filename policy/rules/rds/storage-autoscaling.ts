import { DB_INSTANCE } from "../../aws";
import { defineRule } from "../../rule";
import { unread } from "../../services/unread";
import { compliant, violation } from "../../verdict";

const MAXIMUM = "maxAllocatedStorage";

export const storageAutoscaling = defineRule({
  id: "rds-storage-autoscaling",
  title: "RDS DB instances should have storage autoscaling enabled",
  service: "RDS",
  severity: "medium",
  why: "A database without free storage stops, and a replica without it stops replicating.",
  fix: "Set maxAllocatedStorage well above allocatedStorage, to the same value on every replica.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIOPS.StorageTypes.html#USER_PIOPS.Autoscaling",
  types: [DB_INSTANCE],
  check(instance, graph) {
    // 0 disables it, and is the default (documentation of @pulumi/aws).
    const maximum = graph.number(instance, MAXIMUM, 0);
    if (maximum.kind === "unknown") return unread(MAXIMUM, maximum);
    const allocated = graph.number(instance, "allocatedStorage");
    const size = allocated.kind === "known" ? allocated.value : 0;
    if (maximum.value > size) return allocated.kind === "unknown" ? unread("allocatedStorage", allocated) : compliant();
    const off = maximum.value === 0;
    return violation({
      property: MAXIMUM,
      actual: graph.input(instance, MAXIMUM).kind === "missing" ? undefined : maximum.value,
      wanted: size > 0 ? `more than ${size} (GiB)` : "more than allocatedStorage",
      message: off
        ? `Its storage${size > 0 ? ` of ${size} GiB` : ""} does not grow: if it is full, the database stops.`
        : `Its storage of ${size} GiB may grow to ${maximum.value} GiB, which is no growth: if it is full, the database stops.`,
    });
  },
});
