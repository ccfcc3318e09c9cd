import type { Actions } from "./actions";

/** What deploying alarms, logs, events, trails, canaries and experiments takes, by type and service. */
export const WATCH: Actions = {
  "aws:chatbot/slackChannelConfiguration:SlackChannelConfiguration": {
    chatbot:
      "CreateSlackChannelConfiguration DeleteSlackChannelConfiguration DescribeSlackChannelConfigurations ListTagsForResource TagResource UntagResource UpdateSlackChannelConfiguration",
    iam: "CreateServiceLinkedRole PassRole",
    sns: "ListSubscriptionsByTopic Subscribe Unsubscribe",
  },
  "aws:chatbot/teamsChannelConfiguration:TeamsChannelConfiguration": {
    chatbot:
      "CreateMicrosoftTeamsChannelConfiguration DeleteMicrosoftTeamsChannelConfiguration GetMicrosoftTeamsChannelConfiguration ListTagsForResource TagResource UntagResource UpdateMicrosoftTeamsChannelConfiguration",
    iam: "CreateServiceLinkedRole PassRole",
    sns: "ListSubscriptionsByTopic Subscribe Unsubscribe",
  },
  "aws:cloudtrail/trail:Trail": {
    cloudtrail:
      "AddTags CreateTrail DeleteTrail DescribeTrails GetEventConfiguration GetEventSelectors GetInsightSelectors GetTrail GetTrailStatus ListTags PutEventConfiguration PutEventSelectors PutInsightSelectors RemoveTags StartLogging StopLogging UpdateTrail",
    iam: "CreateServiceLinkedRole PassRole",
  },
  "aws:cloudwatch/compositeAlarm:CompositeAlarm": {
    cloudwatch: "DeleteAlarms DescribeAlarms ListTagsForResource PutCompositeAlarm TagResource UntagResource",
  },
  "aws:cloudwatch/dashboard:Dashboard": {
    cloudwatch: "DeleteDashboards GetDashboard ListTagsForResource PutDashboard TagResource UntagResource",
  },
  "aws:cloudwatch/eventArchive:EventArchive": {
    events: "CreateArchive DeleteArchive DescribeArchive UpdateArchive",
    kms: "Decrypt DescribeKey GenerateDataKey ReEncryptFrom ReEncryptTo",
  },
  "aws:cloudwatch/eventBus:EventBus": {
    events:
      "CreateEventBus DeleteEventBus DescribeEventBus ListTagsForResource PutPermission RemovePermission TagResource UntagResource UpdateEventBus",
    kms: "Decrypt DescribeKey Encrypt GenerateDataKey GenerateDataKeyWithoutPlaintext ReEncryptFrom ReEncryptTo",
  },
  "aws:cloudwatch/eventBusPolicy:EventBusPolicy": {
    events: "DescribeEventBus PutPermission RemovePermission",
  },
  "aws:cloudwatch/eventEndpoint:EventEndpoint": {
    events: "CreateEndpoint DeleteEndpoint DescribeEndpoint UpdateEndpoint",
    iam: "PassRole",
  },
  "aws:cloudwatch/eventRule:EventRule": {
    events:
      "DeleteRule DescribeRule ListTagsForResource ListTargetsByRule PutRule PutTargets RemoveTargets TagResource UntagResource",
    iam: "PassRole",
  },
  "aws:cloudwatch/eventTarget:EventTarget": {
    events: "ListTargetsByRule PutTargets RemoveTargets",
    iam: "PassRole",
  },
  "aws:cloudwatch/logGroup:LogGroup": {
    logs: "AssociateKmsKey CreateLogDelivery CreateLogGroup DeleteDataProtectionPolicy DeleteIndexPolicy DeleteLogGroup DeleteResourcePolicy DeleteRetentionPolicy DescribeIndexPolicies DescribeLogGroups DescribeResourcePolicies DisassociateKmsKey GetDataProtectionPolicy ListTagsForResource PutBearerTokenAuthentication PutDataProtectionPolicy PutIndexPolicy PutLogGroupDeletionProtection PutResourcePolicy PutRetentionPolicy TagResource UntagResource",
  },
  "aws:cloudwatch/logMetricFilter:LogMetricFilter": {
    logs: "DeleteMetricFilter DescribeMetricFilters PutMetricFilter",
  },
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": {
    logs: "DeleteResourcePolicy DescribeResourcePolicies PutResourcePolicy",
  },
  "aws:cloudwatch/metricAlarm:MetricAlarm": {
    cloudwatch: "DeleteAlarms DescribeAlarms ListTagsForResource PutMetricAlarm TagResource UntagResource",
  },
  "aws:fis/experimentTemplate:ExperimentTemplate": {
    fis: "CreateExperimentTemplate DeleteExperimentTemplate GetExperimentTemplate ListTagsForResource TagResource UntagResource UpdateExperimentTemplate",
    iam: "PassRole",
    logs: "CreateLogDelivery",
  },
  "aws:ssm/parameter:Parameter": {
    ssm: "AddTagsToResource DeleteParameter DescribeParameters GetParameter GetParameters ListTagsForResource PutParameter RemoveTagsFromResource",
  },
  "aws:synthetics/canary:Canary": {
    ec2: "DescribeSecurityGroups DescribeSubnets DescribeVpcs",
    iam: "PassRole",
    kms: "CreateGrant Decrypt DescribeKey Encrypt GenerateDataKey GenerateDataKeyWithoutPlaintext",
    lambda:
      "AddPermission CreateFunction DeleteFunction DeleteLayerVersion GetFunctionConfiguration GetLayerVersion ListTags PublishLayerVersion PublishVersion TagResource UntagResource UpdateFunctionCode UpdateFunctionConfiguration",
    s3: "GetBucketLocation GetObject GetObjectVersion",
    synthetics:
      "CreateCanary DeleteCanary DescribeCanaries GetCanary GetCanaryRuns ListTagsForResource StartCanary StartCanaryDryRun StopCanary TagResource UntagResource UpdateCanary",
  },
};
