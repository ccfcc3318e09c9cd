import * as aws from "../../../../policy/aws";
import { KINDS } from "../../../compute";

/** Each type's inputs that decide how it fails, in reading order. */
const KEYS: Readonly<Record<string, string>> = {
  [aws.AUTO_SCALING_GROUP]:
    "minSize desiredCapacity maxSize vpcZoneIdentifiers healthCheckType healthCheckGracePeriod targetGroupArns",
  [aws.SCALABLE_TARGET]: "resourceId minCapacity maxCapacity",
  [aws.LOAD_BALANCER]:
    "loadBalancerType internal subnets enableDeletionProtection enableCrossZoneLoadBalancing enableZonalShift",
  [aws.TARGET_GROUP]: "protocol port healthCheck deregistrationDelay targetGroupHealth loadBalancingCrossZoneEnabled",
  [aws.LISTENER]: "protocol port defaultActions loadBalancerArn",
  [aws.RECORD]:
    "name type setIdentifier failoverRoutingPolicies latencyRoutingPolicies weightedRoutingPolicies aliases records ttl healthCheckId",
  [aws.HEALTH_CHECK]:
    "type fqdn port resourcePath requestInterval failureThreshold invertHealthcheck childHealthThreshold childHealthchecks",
  [aws.SUBNET]: "availabilityZone cidrBlock mapPublicIpOnLaunch vpcId",
  [aws.EC2_INSTANCE]: "instanceType subnetId launchTemplate maintenanceOptions",
  [aws.NAT_GATEWAY]: "subnetId allocationId",
  [aws.METRIC_ALARM]:
    "metricName dimensions comparisonOperator threshold statistic period evaluationPeriods treatMissingData",
  [aws.DB_INSTANCE]:
    "engine engineVersion instanceClass multiAz availabilityZone replicateSourceDb backupRetentionPeriod deletionProtection storageEncrypted kmsKeyId",
  [aws.DB_CLUSTER]:
    "engine engineVersion globalClusterIdentifier replicationSourceIdentifier backupRetentionPeriod deletionProtection storageEncrypted kmsKeyId",
  [aws.CLUSTER_INSTANCE]: "availabilityZone promotionTier instanceClass clusterIdentifier",
  [aws.DYNAMODB_TABLE]: "name billingMode pointInTimeRecovery deletionProtectionEnabled replicas",
  [aws.EBS_VOLUME]: "availabilityZone size type iops throughput encrypted kmsKeyId snapshotId finalSnapshot",
  [aws.SNAPSHOT_POLICY]: "state policyDetails executionRoleArn",
  [aws.BACKUP_VAULT]: "name kmsKeyArn",
  [aws.BACKUP_PLAN]: "rules",
  [aws.DISTRIBUTION]: "aliases origins customErrorResponses enabled",
  ...Object.fromEntries(KINDS.flatMap(({ keyInputs }) => Object.entries(keyInputs))),
};

/** The inputs, the most important first; tags last. */
export function keysFirst<T>(type: string, inputs: Readonly<Record<string, T>>): [key: string, value: T][] {
  const keys = (KEYS[type] ?? "").split(" ");
  const rank = (key: string) => (key === "tags" ? Infinity : keys.includes(key) ? keys.indexOf(key) : keys.length);
  return Object.entries(inputs).sort(([a], [b]) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)));
}
