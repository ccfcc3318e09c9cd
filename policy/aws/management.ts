/** Management and governance: CloudWatch, CloudTrail, FIS, Systems Manager, CloudFormation. */

import type { SlackChannelConfigurationState } from "@pulumi/aws/chatbot/slackChannelConfiguration";
import type { TeamsChannelConfigurationState } from "@pulumi/aws/chatbot/teamsChannelConfiguration";
import type { StackState } from "@pulumi/aws/cloudformation/stack";
import type { TrailState } from "@pulumi/aws/cloudtrail/trail";
import type { CompositeAlarmState } from "@pulumi/aws/cloudwatch/compositeAlarm";
import type { DashboardState } from "@pulumi/aws/cloudwatch/dashboard";
import type { LogGroupState } from "@pulumi/aws/cloudwatch/logGroup";
import type { LogSubscriptionFilterState } from "@pulumi/aws/cloudwatch/logSubscriptionFilter";
import type { LogDestinationState } from "@pulumi/aws/cloudwatch/logDestination";
import type { LogResourcePolicyState } from "@pulumi/aws/cloudwatch/logResourcePolicy";
import type { LogMetricFilterState } from "@pulumi/aws/cloudwatch/logMetricFilter";
import type { MetricAlarmState } from "@pulumi/aws/cloudwatch/metricAlarm";
import type { MetricStreamState } from "@pulumi/aws/cloudwatch/metricStream";
import type { ExperimentTemplateState } from "@pulumi/aws/fis/experimentTemplate";
import type { ParameterState } from "@pulumi/aws/ssm/parameter";
import type { ResponsePlanState } from "@pulumi/aws/ssmincidents/responsePlan";
import type { CanaryState } from "@pulumi/aws/synthetics/canary";
import { type } from "./type";

export const METRIC_ALARM = type<MetricAlarmState>("aws:cloudwatch/metricAlarm:MetricAlarm");
/** What sends metrics to another product. */
export const METRIC_STREAM = type<MetricStreamState>("aws:cloudwatch/metricStream:MetricStream");
/** An alarm on other alarms. */
export const COMPOSITE_ALARM = type<CompositeAlarmState>("aws:cloudwatch/compositeAlarm:CompositeAlarm");
export const DASHBOARD = type<DashboardState>("aws:cloudwatch/dashboard:Dashboard");
export const LOG_GROUP = type<LogGroupState>("aws:cloudwatch/logGroup:LogGroup");
export const METRIC_FILTER = type<LogMetricFilterState>("aws:cloudwatch/logMetricFilter:LogMetricFilter");
/** What sends the events of a log group to a stream, a delivery stream or a function. */
export const LOG_SUBSCRIPTION = type<LogSubscriptionFilterState>(
  "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter",
);
/** What lets services write to log groups of a Region. */
export const LOG_RESOURCE_POLICY = type<LogResourcePolicyState>("aws:cloudwatch/logResourcePolicy:LogResourcePolicy");
/** What takes the events of other accounts to a stream. */
export const LOG_DESTINATION = type<LogDestinationState>("aws:cloudwatch/logDestination:LogDestination");
export const CANARY = type<CanaryState>("aws:synthetics/canary:Canary");
export const TRAIL = type<TrailState>("aws:cloudtrail/trail:Trail");
export const EXPERIMENT_TEMPLATE = type<ExperimentTemplateState>("aws:fis/experimentTemplate:ExperimentTemplate");
export const RESPONSE_PLAN = type<ResponsePlanState>("aws:ssmincidents/responsePlan:ResponsePlan");
export const SLACK_CHANNEL = type<SlackChannelConfigurationState>(
  "aws:chatbot/slackChannelConfiguration:SlackChannelConfiguration",
);
export const TEAMS_CHANNEL = type<TeamsChannelConfigurationState>(
  "aws:chatbot/teamsChannelConfiguration:TeamsChannelConfiguration",
);
export const SSM_PARAMETER = type<ParameterState>("aws:ssm/parameter:Parameter");
export const CLOUDFORMATION_STACK = type<StackState>("aws:cloudformation/stack:Stack");

export const ALARMS = [METRIC_ALARM, COMPOSITE_ALARM] as const;
