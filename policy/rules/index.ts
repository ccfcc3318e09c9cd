import type { Rule } from "../rule";
import { elbHealthCheck } from "./autoscaling/elb-health-check";
import { groupSpansZones } from "./autoscaling/group-spans-zones";
import { launchTemplate } from "./autoscaling/launch-template";
import { refreshCanStart } from "./autoscaling/refresh-can-start";
import { refreshWatchesAlarm } from "./autoscaling/refresh-watches-alarm";
import { survivesZoneLoss } from "./autoscaling/survives-zone-loss";
import { deletionProtection } from "./elb/deletion-protection";
import { loadBalancerCrossZone } from "./elb/load-balancer-cross-zone";
import { loadBalancerSpansZones } from "./elb/load-balancer-spans-zones";
import { targetGroupCrossZone } from "./elb/target-group-cross-zone";
import { targetGroupDeregistrationDelay } from "./elb/target-group-deregistration-delay";
import { targetGroupHealthCheck } from "./elb/target-group-health-check";
import { bucketVersioning } from "./s3/bucket-versioning";

/** Every rule of the pack, by service and name. */
export const rules: readonly Rule[] = [
  elbHealthCheck,
  groupSpansZones,
  launchTemplate,
  refreshCanStart,
  refreshWatchesAlarm,
  survivesZoneLoss,
  deletionProtection,
  loadBalancerCrossZone,
  loadBalancerSpansZones,
  targetGroupCrossZone,
  targetGroupDeregistrationDelay,
  targetGroupHealthCheck,
  bucketVersioning,
];
