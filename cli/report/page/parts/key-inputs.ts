import { TYPES } from "../model/types";

/** Each type's inputs that decide how it fails, in reading order. */
const KEYS: Readonly<Record<string, string>> = {
  [TYPES.group]:
    "minSize desiredCapacity maxSize vpcZoneIdentifiers healthCheckType healthCheckGracePeriod targetGroupArns",
  [TYPES.loadBalancer]:
    "loadBalancerType internal subnets enableDeletionProtection enableCrossZoneLoadBalancing enableZonalShift",
  [TYPES.targetGroup]: "protocol port healthCheck deregistrationDelay targetGroupHealth loadBalancingCrossZoneEnabled",
  [TYPES.listener]: "protocol port defaultActions loadBalancerArn",
  [TYPES.record]:
    "name type setIdentifier failoverRoutingPolicies latencyRoutingPolicies weightedRoutingPolicies aliases records ttl healthCheckId",
  [TYPES.healthCheck]:
    "type fqdn port resourcePath requestInterval failureThreshold invertHealthcheck childHealthThreshold childHealthchecks",
  [TYPES.subnet]: "availabilityZone cidrBlock mapPublicIpOnLaunch vpcId",
  [TYPES.instance]: "instanceType subnetId launchTemplate maintenanceOptions",
  [TYPES.natGateway]: "subnetId allocationId",
  [TYPES.alarm]:
    "metricName dimensions comparisonOperator threshold statistic period evaluationPeriods treatMissingData",
  [TYPES.databaseInstance]:
    "engine engineVersion instanceClass multiAz availabilityZone replicateSourceDb backupRetentionPeriod deletionProtection storageEncrypted kmsKeyId",
  [TYPES.databaseCluster]:
    "engine engineVersion globalClusterIdentifier replicationSourceIdentifier backupRetentionPeriod deletionProtection storageEncrypted kmsKeyId",
  [TYPES.clusterInstance]: "availabilityZone promotionTier instanceClass clusterIdentifier",
  [TYPES.table]: "name billingMode pointInTimeRecovery deletionProtectionEnabled replicas",
  [TYPES.volume]: "availabilityZone size type iops throughput encrypted kmsKeyId snapshotId finalSnapshot",
  [TYPES.lifecyclePolicy]: "state policyDetails executionRoleArn",
  [TYPES.backupVault]: "name kmsKeyArn",
  [TYPES.backupPlan]: "rules",
  [TYPES.distribution]: "aliases origins customErrorResponses enabled",
};

/** The inputs, the most important first; tags last. */
export function keysFirst<T>(type: string, inputs: Readonly<Record<string, T>>): [key: string, value: T][] {
  const keys = (KEYS[type] ?? "").split(" ");
  const rank = (key: string) => (key === "tags" ? Infinity : keys.includes(key) ? keys.indexOf(key) : keys.length);
  return Object.entries(inputs).sort(([a], [b]) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)));
}
