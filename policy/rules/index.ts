import type { Rule } from "../rule";
import { elbHealthCheck } from "./autoscaling/elb-health-check";
import { forecastScales } from "./autoscaling/forecast-scales";
import { groupSpansZones } from "./autoscaling/group-spans-zones";
import { growsByPolicy } from "./autoscaling/grows-by-policy";
import { launchTemplate } from "./autoscaling/launch-template";
import { refreshCanStart } from "./autoscaling/refresh-can-start";
import { refreshWatchesAlarm } from "./autoscaling/refresh-watches-alarm";
import { scheduleSurvivesZoneLoss } from "./autoscaling/schedule-survives-zone-loss";
import { survivesZoneLoss } from "./autoscaling/survives-zone-loss";
import { warmPoolOnDemand } from "./autoscaling/warm-pool-on-demand";
import { coldStorage90Days } from "./backup/cold-storage-90-days";
import { copyRetention } from "./backup/copy-retention";
import { databaseSelected } from "./backup/database-selected";
import { failedJobsAreTold } from "./backup/failed-jobs-are-told";
import { lockAllowsRetention } from "./backup/lock-allows-retention";
import { planCopiesToAnotherRegion } from "./backup/plan-copies-to-another-region";
import { planHasRestoreTest } from "./backup/plan-has-restore-test";
import { planHasSelection } from "./backup/plan-has-selection";
import { vaultCustomerKey } from "./backup/vault-customer-key";
import { logFilesValidated } from "./cloudtrail/log-files-validated";
import { recordRefusesDeletion } from "./cloudtrail/record-refuses-deletion";
import { stopIsTold } from "./cloudtrail/stop-is-told";
import { trailCustomerKey } from "./cloudtrail/trail-customer-key";
import { trailIsOn } from "./cloudtrail/trail-is-on";
import { trailSeesEveryRegion } from "./cloudtrail/trail-sees-every-region";
import { alarmActionInItsRegion } from "./cloudwatch/alarm-action-in-its-region";
import { alarmActionsEnabled } from "./cloudwatch/alarm-actions-enabled";
import { alarmHasAction } from "./cloudwatch/alarm-has-action";
import { alarmHasDescription } from "./cloudwatch/alarm-has-description";
import { alarmMissingData } from "./cloudwatch/alarm-missing-data";
import { alarmRunsScalingPolicy } from "./cloudwatch/alarm-runs-scaling-policy";
import { alarmScalesWhatItWatches } from "./cloudwatch/alarm-scales-what-it-watches";
import { dashboardBody } from "./cloudwatch/dashboard-body";
import { route53MetricsRegion } from "./cloudwatch/route53-metrics-region";
import { copiesEncrypted } from "./dlm/copies-encrypted";
import { copiesToAnotherRegion } from "./dlm/copies-to-another-region";
import { policyEnabled } from "./dlm/policy-enabled";
import { retentionOutlastsInterval } from "./dlm/retention-outlasts-interval";
import { tableCopyInAnotherRegion } from "./dynamodb/copy-in-another-region";
import { tableDeletionProtection } from "./dynamodb/deletion-protection";
import { tableEncryptedInOwnRegion } from "./dynamodb/encrypted-in-own-region";
import { pointInTimeRecovery } from "./dynamodb/point-in-time-recovery";
import { provisionedCapacityScales } from "./dynamodb/provisioned-capacity-scales";
import { tableReplicationLagAlarm } from "./dynamodb/replication-lag-alarm";
import { strongConsistencySet } from "./dynamodb/strong-consistency-set";
import { volumeBackedUp } from "./ebs/volume-backed-up";
import { volumeDeleteProtection } from "./ebs/volume-delete-protection";
import { volumeEncrypted } from "./ebs/volume-encrypted";
import { automaticRecovery } from "./ec2/automatic-recovery";
import { fleetSpansZones } from "./ec2/fleet-spans-zones";
import { deletionProtection } from "./elb/deletion-protection";
import { loadBalancerCrossZone } from "./elb/load-balancer-cross-zone";
import { loadBalancerSpansZones } from "./elb/load-balancer-spans-zones";
import { targetGroupCrossZone } from "./elb/target-group-cross-zone";
import { targetGroupDeregistrationDelay } from "./elb/target-group-deregistration-delay";
import { targetGroupHealthCheck } from "./elb/target-group-health-check";
import { busHasArchive } from "./events/bus-has-archive";
import { deadLettersLetEventsIn } from "./events/dead-letters-let-events-in";
import { endpointBusesPaired } from "./events/endpoint-buses-paired";
import { endpointHealthCheck } from "./events/endpoint-health-check";
import { endpointReplicates } from "./events/endpoint-replicates";
import { fifoTargetHasGroup } from "./events/fifo-target-has-group";
import { ruleEnabled } from "./events/rule-enabled";
import { targetHasDeadLetters } from "./events/target-has-dead-letters";
import { targetRetries } from "./events/target-retries";
import { keepsLog } from "./fis/keeps-log";
import { roleDoesNoMore } from "./fis/role-does-no-more";
import { stoppedByAlarm } from "./fis/stopped-by-alarm";
import { targetsExist } from "./fis/targets-exist";
import { targetsNarrowed } from "./fis/targets-narrowed";
import { lagAlarm } from "./kinesis/lag-alarm";
import { streamEncrypted } from "./kinesis/stream-encrypted";
import { streamRetention } from "./kinesis/stream-retention";
import { throttlingAlarm } from "./kinesis/throttling-alarm";
import { keyDeletionWindow } from "./kms/key-deletion-window";
import { keyRotation } from "./kms/key-rotation";
import { multiRegionKeyReplicated } from "./kms/multi-region-key-replicated";
import { queueKeyLetsSenders } from "./kms/queue-key-lets-senders";
import { topicKeyLetsPublishers } from "./kms/topic-key-lets-publishers";
import { errorsAlarm } from "./lambda/errors-alarm";
import { failureDestination } from "./lambda/failure-destination";
import { logRetention } from "./lambda/log-retention";
import { queueConcurrency } from "./lambda/queue-concurrency";
import { queuePartialBatches } from "./lambda/queue-partial-batches";
import { reservedConcurrency } from "./lambda/reserved-concurrency";
import { runtimeSupported } from "./lambda/runtime-supported";
import { functionSpansZones } from "./lambda/spans-zones";
import { streamFailureDestination } from "./lambda/stream-failure-destination";
import { streamIsolatesBadRecords } from "./lambda/stream-isolates-bad-records";
import { streamRetriesEnd } from "./lambda/stream-retries-end";
import { groupHasRetention } from "./logs/group-has-retention";
import { protectAgreesWithAws } from "./pulumi/protect-agrees-with-aws";
import { auroraSpansZones } from "./rds/aurora-spans-zones";
import { backupRetention } from "./rds/backup-retention";
import { copyInAnotherRegion as databaseCopyInAnotherRegion } from "./rds/copy-in-another-region";
import { copyLikeSource } from "./rds/copy-like-source";
import { copyWithinObjective } from "./rds/copy-within-objective";
import { deletionProtection as databaseDeletionProtection } from "./rds/deletion-protection";
import { finalSnapshot } from "./rds/final-snapshot";
import { globalDatabaseComplete } from "./rds/global-database-complete";
import { instanceMultiAz } from "./rds/instance-multi-az";
import { maintenanceApart } from "./rds/maintenance-apart";
import { minorUpgradesDecided } from "./rds/minor-upgrades-decided";
import { notPublic } from "./rds/not-public";
import { parameterGroupForcesTls } from "./rds/parameter-group-forces-tls";
import { passwordKept } from "./rds/password-kept";
import { promotionTiers } from "./rds/promotion-tiers";
import { readerAutoscaling } from "./rds/reader-autoscaling";
import { replicationLagAlarm } from "./rds/replication-lag-alarm";
import { storageAutoscaling } from "./rds/storage-autoscaling";
import { storageEncrypted } from "./rds/storage-encrypted";
import { subnetGroupSpansZones } from "./rds/subnet-group-spans-zones";
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
import { copyInAnotherRegion } from "./s3/copy-in-another-region";
import { deleteMarkersDecided } from "./s3/delete-markers-decided";
import { lifecycleEnds } from "./s3/lifecycle-ends";
import { objectLockRetention } from "./s3/object-lock-retention";
import { publicAccessBlocked } from "./s3/public-access-blocked";
import { replicationAlarms } from "./s3/replication-alarms";
import { replicationDestination } from "./s3/replication-destination";
import { replicationKms } from "./s3/replication-kms";
import { replicationTimeControl } from "./s3/replication-time-control";
import { replicationTwoWay } from "./s3/replication-two-way";
import { databaseSecretReplicated } from "./secretsmanager/database-secret-replicated";
import { secretRecoveryWindow } from "./secretsmanager/secret-recovery-window";
import { alarmTopicHeard } from "./sns/alarm-topic-heard";
import { subscriptionHasDeadLetters } from "./sns/subscription-has-dead-letters";
import { topicEncrypted } from "./sns/topic-encrypted";
import { deadLetterRetention } from "./sqs/dead-letter-retention";
import { deadLetterType } from "./sqs/dead-letter-type";
import { deadLettersAlarm } from "./sqs/dead-letters-alarm";
import { oldestMessageAlarm } from "./sqs/oldest-message-alarm";
import { queueEncrypted } from "./sqs/queue-encrypted";
import { queueHasDeadLetters } from "./sqs/queue-has-dead-letters";
import { redriveAllowedByQueue } from "./sqs/redrive-allowed-by-queue";
import { visibilityOutlastsFunction } from "./sqs/visibility-outlasts-function";
import { canaryHasAlarm } from "./synthetics/canary-has-alarm";
import { canaryRuns } from "./synthetics/canary-runs";
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
  scheduleSurvivesZoneLoss,
  growsByPolicy,
  forecastScales,
  warmPoolOnDemand,
  coldStorage90Days,
  copyRetention,
  databaseSelected,
  failedJobsAreTold,
  lockAllowsRetention,
  planCopiesToAnotherRegion,
  planHasRestoreTest,
  planHasSelection,
  vaultCustomerKey,
  logFilesValidated,
  recordRefusesDeletion,
  stopIsTold,
  trailCustomerKey,
  trailIsOn,
  trailSeesEveryRegion,
  alarmActionInItsRegion,
  alarmActionsEnabled,
  alarmHasAction,
  alarmHasDescription,
  alarmMissingData,
  alarmRunsScalingPolicy,
  alarmScalesWhatItWatches,
  dashboardBody,
  route53MetricsRegion,
  copiesEncrypted,
  copiesToAnotherRegion,
  policyEnabled,
  retentionOutlastsInterval,
  tableCopyInAnotherRegion,
  tableDeletionProtection,
  tableEncryptedInOwnRegion,
  pointInTimeRecovery,
  provisionedCapacityScales,
  tableReplicationLagAlarm,
  strongConsistencySet,
  volumeBackedUp,
  volumeDeleteProtection,
  volumeEncrypted,
  automaticRecovery,
  fleetSpansZones,
  deletionProtection,
  loadBalancerCrossZone,
  loadBalancerSpansZones,
  targetGroupCrossZone,
  targetGroupDeregistrationDelay,
  targetGroupHealthCheck,
  busHasArchive,
  deadLettersLetEventsIn,
  endpointBusesPaired,
  endpointHealthCheck,
  endpointReplicates,
  fifoTargetHasGroup,
  ruleEnabled,
  targetHasDeadLetters,
  targetRetries,
  keepsLog,
  roleDoesNoMore,
  stoppedByAlarm,
  targetsExist,
  targetsNarrowed,
  lagAlarm,
  streamEncrypted,
  streamRetention,
  throttlingAlarm,
  keyDeletionWindow,
  keyRotation,
  multiRegionKeyReplicated,
  queueKeyLetsSenders,
  topicKeyLetsPublishers,
  errorsAlarm,
  failureDestination,
  logRetention,
  queueConcurrency,
  queuePartialBatches,
  reservedConcurrency,
  runtimeSupported,
  functionSpansZones,
  streamFailureDestination,
  streamIsolatesBadRecords,
  streamRetriesEnd,
  groupHasRetention,
  protectAgreesWithAws,
  auroraSpansZones,
  backupRetention,
  databaseCopyInAnotherRegion,
  copyLikeSource,
  copyWithinObjective,
  databaseDeletionProtection,
  finalSnapshot,
  globalDatabaseComplete,
  instanceMultiAz,
  maintenanceApart,
  minorUpgradesDecided,
  notPublic,
  parameterGroupForcesTls,
  passwordKept,
  promotionTiers,
  readerAutoscaling,
  replicationLagAlarm,
  storageAutoscaling,
  storageEncrypted,
  subnetGroupSpansZones,
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
  copyInAnotherRegion,
  deleteMarkersDecided,
  lifecycleEnds,
  objectLockRetention,
  publicAccessBlocked,
  replicationAlarms,
  replicationDestination,
  replicationKms,
  replicationTimeControl,
  replicationTwoWay,
  databaseSecretReplicated,
  secretRecoveryWindow,
  alarmTopicHeard,
  subscriptionHasDeadLetters,
  topicEncrypted,
  deadLetterRetention,
  deadLetterType,
  deadLettersAlarm,
  oldestMessageAlarm,
  queueEncrypted,
  queueHasDeadLetters,
  redriveAllowedByQueue,
  visibilityOutlastsFunction,
  canaryHasAlarm,
  canaryRuns,
  gatewayEndpointRouted,
  natGatewayPerZone,
];
