import type { Actions } from "./actions";

/** What deploying messages, functions and roles takes, by type and service. */
export const MESSAGES: Actions = {
  "aws:iam/instanceProfile:InstanceProfile": {
    iam: "AddRoleToInstanceProfile CreateInstanceProfile DeleteInstanceProfile GetInstanceProfile GetRole PassRole RemoveRoleFromInstanceProfile",
  },
  "aws:iam/policy:Policy": {
    iam: "AttachGroupPolicy AttachRolePolicy AttachUserPolicy CreatePolicy CreatePolicyVersion DeletePolicy DeletePolicyVersion DetachGroupPolicy DetachRolePolicy DetachUserPolicy GetPolicy GetPolicyVersion ListEntitiesForPolicy ListPolicyVersions",
  },
  "aws:iam/role:Role": {
    iam: "AttachRolePolicy CreateRole DeleteRole DeleteRolePermissionsBoundary DeleteRolePolicy DetachRolePolicy GetRole GetRolePolicy ListAttachedRolePolicies ListRolePolicies ListRoleTags PutRolePermissionsBoundary PutRolePolicy TagRole UntagRole UpdateAssumeRolePolicy UpdateRole UpdateRoleDescription",
  },
  "aws:iam/rolePolicy:RolePolicy": {
    iam: "DeleteRolePolicy GetRolePolicy PutRolePolicy",
  },
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": {
    iam: "AttachRolePolicy DetachRolePolicy ListAttachedRolePolicies",
  },
  "aws:kinesis/stream:Stream": {
    kinesis:
      "AddTagsToStream CreateStream DecreaseStreamRetentionPeriod DeleteStream DescribeStreamSummary DisableEnhancedMonitoring EnableEnhancedMonitoring IncreaseStreamRetentionPeriod ListTagsForResource ListTagsForStream RemoveTagsFromStream StartStreamEncryption StopStreamEncryption TagResource UntagResource UpdateMaxRecordSize UpdateShardCount UpdateStreamMode UpdateStreamRecordDistributionStrategy UpdateStreamWarmThroughput",
  },
  "aws:kinesis/streamConsumer:StreamConsumer": {
    kinesis:
      "DeregisterStreamConsumer DescribeStreamConsumer ListTagsForResource RegisterStreamConsumer TagResource UntagResource",
  },
  "aws:codedeploy/application:Application": {
    codedeploy:
      "CreateApplication DeleteApplication GetApplication ListTagsForResource TagResource UntagResource UpdateApplication",
  },
  "aws:codedeploy/deploymentConfig:DeploymentConfig": {
    codedeploy: "CreateDeploymentConfig DeleteDeploymentConfig GetDeploymentConfig",
  },
  "aws:codedeploy/deploymentGroup:DeploymentGroup": {
    codedeploy:
      "CreateDeploymentGroup DeleteDeploymentGroup GetDeploymentGroup ListTagsForResource TagResource UntagResource UpdateDeploymentGroup",
    iam: "PassRole",
  },
  "aws:lambda/alias:Alias": {
    lambda: "CreateAlias DeleteAlias GetAlias UpdateAlias",
  },
  "aws:lambda/eventSourceMapping:EventSourceMapping": {
    kms: "Decrypt DescribeKey GenerateDataKey",
    lambda:
      "CreateEventSourceMapping DeleteEventSourceMapping GetEventSourceMapping ListTags TagResource UntagResource UpdateEventSourceMapping",
  },
  "aws:lambda/function:Function": {
    ec2: "DescribeSecurityGroups DescribeSubnets DescribeVpcs",
    iam: "PassRole",
    kms: "CreateGrant Decrypt DescribeKey Encrypt GenerateDataKey",
    lambda:
      "CreateFunction DeleteFunction DeleteFunctionCodeSigningConfig DeleteFunctionConcurrency GetCodeSigningConfig GetFunction GetFunctionCodeSigningConfig GetFunctionRecursionConfig GetFunctionScalingConfig GetLayerVersion GetRuntimeManagementConfig ListTags PassCapacityProvider PublishVersion PutFunctionCodeSigningConfig PutFunctionConcurrency PutFunctionRecursionConfig PutFunctionScalingConfig PutRuntimeManagementConfig TagResource UntagResource UpdateFunctionCode UpdateFunctionConfiguration",
    s3: "GetObject GetObjectVersion",
  },
  "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig": {
    lambda:
      "DeleteFunctionEventInvokeConfig GetFunctionEventInvokeConfig PutFunctionEventInvokeConfig UpdateFunctionEventInvokeConfig",
  },
  "aws:lambda/permission:Permission": {
    lambda: "AddPermission GetPolicy RemovePermission",
  },
  "aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig": {
    lambda: "DeleteProvisionedConcurrencyConfig GetProvisionedConcurrencyConfig PutProvisionedConcurrencyConfig",
  },
  "aws:scheduler/schedule:Schedule": {
    iam: "PassRole",
    scheduler: "CreateSchedule DeleteSchedule GetSchedule UpdateSchedule",
  },
  "aws:scheduler/scheduleGroup:ScheduleGroup": {
    scheduler:
      "CreateScheduleGroup DeleteSchedule DeleteScheduleGroup GetScheduleGroup ListTagsForResource TagResource UntagResource",
  },
  "aws:sfn/stateMachine:StateMachine": {
    iam: "PassRole",
    kms: "Decrypt DescribeKey GenerateDataKey",
    states:
      "CreateStateMachine DeleteStateMachine DescribeStateMachine ListTagsForResource TagResource UntagResource UpdateStateMachine",
  },
  "aws:sns/topic:Topic": {
    iam: "PassRole",
    sns: "CreateTopic DeleteTopic GetDataProtectionPolicy GetTopicAttributes ListSubscriptionsByTopic ListTagsForResource PutDataProtectionPolicy SetTopicAttributes Subscribe TagResource Unsubscribe UntagResource",
  },
  "aws:sns/topicPolicy:TopicPolicy": {
    sns: "GetTopicAttributes SetTopicAttributes",
  },
  "aws:sns/topicSubscription:TopicSubscription": {
    iam: "PassRole",
    sns: "GetSubscriptionAttributes ListSubscriptionsByTopic SetSubscriptionAttributes Subscribe Unsubscribe",
  },
  "aws:sqs/queue:Queue": {
    sqs: "CreateQueue DeleteQueue GetQueueAttributes GetQueueUrl ListQueueTags SetQueueAttributes TagQueue UntagQueue",
  },
  "aws:sqs/queuePolicy:QueuePolicy": {
    sqs: "GetQueueAttributes SetQueueAttributes",
  },
};
