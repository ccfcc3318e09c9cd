/** Compute: EC2 Auto Scaling, EC2, Lambda, ECS, EKS, Elastic Beanstalk. */

import type { ComputeEnvironmentState } from "@pulumi/aws/batch/computeEnvironment";
import type { JobDefinitionState } from "@pulumi/aws/batch/jobDefinition";
import type { AttachmentState } from "@pulumi/aws/autoscaling/attachment";
import type { GroupState } from "@pulumi/aws/autoscaling/group";
import type { LifecycleHookState } from "@pulumi/aws/autoscaling/lifecycleHook";
import type { NotificationState } from "@pulumi/aws/autoscaling/notification";
import type { PolicyState } from "@pulumi/aws/autoscaling/policy";
import type { ScheduleState } from "@pulumi/aws/autoscaling/schedule";
import type { TrafficSourceAttachmentState } from "@pulumi/aws/autoscaling/trafficSourceAttachment";
import type { EipAssociationState } from "@pulumi/aws/ec2/eipAssociation";
import type { EipState } from "@pulumi/aws/ec2/eip";
import type { InstanceState } from "@pulumi/aws/ec2/instance";
import type { LaunchConfigurationState } from "@pulumi/aws/ec2/launchConfiguration";
import type { LaunchTemplateState } from "@pulumi/aws/ec2/launchTemplate";
import type { ClusterState as EcsClusterState } from "@pulumi/aws/ecs/cluster";
import type { ClusterState as EksClusterState } from "@pulumi/aws/eks/cluster";
import type { EnvironmentState } from "@pulumi/aws/elasticbeanstalk/environment";
import type { AliasState } from "@pulumi/aws/lambda/alias";
import type { EventSourceMappingState } from "@pulumi/aws/lambda/eventSourceMapping";
import type { FunctionState } from "@pulumi/aws/lambda/function";
import type { FunctionUrlState } from "@pulumi/aws/lambda/functionUrl";
import type { FunctionEventInvokeConfigState } from "@pulumi/aws/lambda/functionEventInvokeConfig";
import type { PermissionState } from "@pulumi/aws/lambda/permission";
import { type } from "./type";

export const AUTO_SCALING_GROUP = type<GroupState>("aws:autoscaling/group:Group");
export const GROUP_SCALING_POLICY = type<PolicyState>("aws:autoscaling/policy:Policy");
export const LIFECYCLE_HOOK = type<LifecycleHookState>("aws:autoscaling/lifecycleHook:LifecycleHook");
export const SCHEDULED_ACTION = type<ScheduleState>("aws:autoscaling/schedule:Schedule");
export const GROUP_NOTIFICATION = type<NotificationState>("aws:autoscaling/notification:Notification");
/** What joins a group to a load balancer from outside the group. */
export const GROUP_ATTACHMENT = type<AttachmentState>("aws:autoscaling/attachment:Attachment");
/** What joins a group to any traffic source from outside the group. */
export const TRAFFIC_SOURCE_ATTACHMENT = type<TrafficSourceAttachmentState>(
  "aws:autoscaling/trafficSourceAttachment:TrafficSourceAttachment",
);
export const EC2_INSTANCE = type<InstanceState>("aws:ec2/instance:Instance");
export const LAUNCH_CONFIGURATION = type<LaunchConfigurationState>("aws:ec2/launchConfiguration:LaunchConfiguration");
export const LAUNCH_TEMPLATE = type<LaunchTemplateState>("aws:ec2/launchTemplate:LaunchTemplate");
export const ELASTIC_IP = type<EipState>("aws:ec2/eip:Eip");
export const ELASTIC_IP_ASSOCIATION = type<EipAssociationState>("aws:ec2/eipAssociation:EipAssociation");
export const LAMBDA_FUNCTION = type<FunctionState>("aws:lambda/function:Function");
export const LAMBDA_ALIAS = type<AliasState>("aws:lambda/alias:Alias");
export const FUNCTION_URL = type<FunctionUrlState>("aws:lambda/functionUrl:FunctionUrl");
export const EVENT_SOURCE_MAPPING = type<EventSourceMappingState>("aws:lambda/eventSourceMapping:EventSourceMapping");
export const EVENT_INVOKE_CONFIG = type<FunctionEventInvokeConfigState>(
  "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
);
export const LAMBDA_PERMISSION = type<PermissionState>("aws:lambda/permission:Permission");
export const ECS_CLUSTER = type<EcsClusterState>("aws:ecs/cluster:Cluster");
export const EKS_CLUSTER = type<EksClusterState>("aws:eks/cluster:Cluster");
export const BEANSTALK_ENVIRONMENT = type<EnvironmentState>("aws:elasticbeanstalk/environment:Environment");

/** AWS Batch: where jobs run, and what they are. */
export const BATCH_COMPUTE = type<ComputeEnvironmentState>("aws:batch/computeEnvironment:ComputeEnvironment");
export const BATCH_JOB = type<JobDefinitionState>("aws:batch/jobDefinition:JobDefinition");
