import type { Rule } from "../../rule";
import { alarmCheckUsable } from "./alarm-check-usable";
import { aliasEvaluatesTargetHealth } from "./alias-evaluates-target-health";
import { calculatedCheckThreshold } from "./calculated-check-threshold";
import { failoverPairComplete } from "./failover-pair-complete";
import { failoverPairSpansRegions } from "./failover-pair-spans-regions";
import { failoverWithinObjective } from "./failover-within-objective";
import { healthCheckWatches } from "./health-check-watches";
import { recordHasHealthCheck } from "./record-has-health-check";
import { recordSetOneRoutingPolicy } from "./record-set-one-routing-policy";
import { websiteAliasNamesBucket } from "./website-alias-names-bucket";

/** The rules of this service, by name. */
export const rules: readonly Rule[] = [
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
];
