import type { Rule } from "../rule";
import { elbHealthCheck } from "./autoscaling/elb-health-check";
import { groupSpansZones } from "./autoscaling/group-spans-zones";
import { launchTemplate } from "./autoscaling/launch-template";
import { survivesZoneLoss } from "./autoscaling/survives-zone-loss";
import { bucketVersioning } from "./s3/bucket-versioning";

/** Every rule of the pack, by service and name. */
export const rules: readonly Rule[] = [
  elbHealthCheck,
  groupSpansZones,
  launchTemplate,
  survivesZoneLoss,
  bucketVersioning,
];
