import type { Rule } from "../rule";
import { elbHealthCheck } from "./autoscaling/elb-health-check";
import { groupSpansZones } from "./autoscaling/group-spans-zones";
import { launchTemplate } from "./autoscaling/launch-template";
import { refreshCanStart } from "./autoscaling/refresh-can-start";
import { refreshWatchesAlarm } from "./autoscaling/refresh-watches-alarm";
import { survivesZoneLoss } from "./autoscaling/survives-zone-loss";
import { alarmRunsScalingPolicy } from "./cloudwatch/alarm-runs-scaling-policy";
import { alarmScalesWhatItWatches } from "./cloudwatch/alarm-scales-what-it-watches";
import { automaticRecovery } from "./ec2/automatic-recovery";
import { fleetSpansZones } from "./ec2/fleet-spans-zones";
import { deletionProtection } from "./elb/deletion-protection";
import { loadBalancerCrossZone } from "./elb/load-balancer-cross-zone";
import { loadBalancerSpansZones } from "./elb/load-balancer-spans-zones";
import { targetGroupCrossZone } from "./elb/target-group-cross-zone";
import { targetGroupDeregistrationDelay } from "./elb/target-group-deregistration-delay";
import { targetGroupHealthCheck } from "./elb/target-group-health-check";
import { protectAgreesWithAws } from "./pulumi/protect-agrees-with-aws";
import { alarmCheckUsable } from "./route53/alarm-check-usable";
import { aliasEvaluatesTargetHealth } from "./route53/alias-evaluates-target-health";
import { calculatedCheckThreshold } from "./route53/calculated-check-threshold";
import { failoverPairComplete } from "./route53/failover-pair-complete";
import { failoverPairSpansRegions } from "./route53/failover-pair-spans-regions";
import { failoverWithinObjective } from "./route53/failover-within-objective";
import { healthCheckWatches } from "./route53/health-check-watches";
import { recordHasHealthCheck } from "./route53/record-has-health-check";
import { recordSetOneRoutingPolicy } from "./route53/record-set-one-routing-policy";
import { websiteAliasNamesBucket } from "./route53/website-alias-names-bucket";
import { bucketVersioning } from "./s3/bucket-versioning";
import { gatewayEndpointRouted } from "./vpc/gateway-endpoint-routed";
import { natGatewayPerZone } from "./vpc/nat-gateway-per-zone";

/** Every rule of the pack, by service and name. */
export const rules: readonly Rule[] = [
  elbHealthCheck,
  groupSpansZones,
  launchTemplate,
  refreshCanStart,
  refreshWatchesAlarm,
  survivesZoneLoss,
  alarmRunsScalingPolicy,
  alarmScalesWhatItWatches,
  automaticRecovery,
  fleetSpansZones,
  deletionProtection,
  loadBalancerCrossZone,
  loadBalancerSpansZones,
  targetGroupCrossZone,
  targetGroupDeregistrationDelay,
  targetGroupHealthCheck,
  protectAgreesWithAws,
  alarmCheckUsable,
  aliasEvaluatesTargetHealth,
  calculatedCheckThreshold,
  failoverPairComplete,
  failoverPairSpansRegions,
  failoverWithinObjective,
  healthCheckWatches,
  recordHasHealthCheck,
  recordSetOneRoutingPolicy,
  websiteAliasNamesBucket,
  bucketVersioning,
  gatewayEndpointRouted,
  natGatewayPerZone,
];
