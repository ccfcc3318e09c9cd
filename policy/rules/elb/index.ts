import type { Rule } from "../../rule";
import { deletionProtection } from "./deletion-protection";
import { loadBalancerCrossZone } from "./load-balancer-cross-zone";
import { loadBalancerSpansZones } from "./load-balancer-spans-zones";
import { targetGroupCrossZone } from "./target-group-cross-zone";
import { targetGroupDeregistrationDelay } from "./target-group-deregistration-delay";
import { targetGroupHealthCheck } from "./target-group-health-check";

/** The rules of this service, by name. */
export const rules: readonly Rule[] = [
  deletionProtection,
  loadBalancerCrossZone,
  loadBalancerSpansZones,
  targetGroupCrossZone,
  targetGroupDeregistrationDelay,
  targetGroupHealthCheck,
];
