/** Application integration and streams: SQS, SNS, EventBridge, Step Functions, Kinesis. */

import type { EventApiDestinationState } from "@pulumi/aws/cloudwatch/eventApiDestination";
import type { EventArchiveState } from "@pulumi/aws/cloudwatch/eventArchive";
import type { EventBusState } from "@pulumi/aws/cloudwatch/eventBus";
import type { EventBusPolicyState } from "@pulumi/aws/cloudwatch/eventBusPolicy";
import type { EventEndpointState } from "@pulumi/aws/cloudwatch/eventEndpoint";
import type { EventRuleState } from "@pulumi/aws/cloudwatch/eventRule";
import type { EventTargetState } from "@pulumi/aws/cloudwatch/eventTarget";
import type { FirehoseDeliveryStreamState } from "@pulumi/aws/kinesis/firehoseDeliveryStream";
import type { StreamState } from "@pulumi/aws/kinesis/stream";
import type { StreamConsumerState } from "@pulumi/aws/kinesis/streamConsumer";
import type { PipeState } from "@pulumi/aws/pipes/pipe";
import type { ScheduleState } from "@pulumi/aws/scheduler/schedule";
import type { StateMachineState } from "@pulumi/aws/sfn/stateMachine";
import type { TopicState } from "@pulumi/aws/sns/topic";
import type { TopicPolicyState } from "@pulumi/aws/sns/topicPolicy";
import type { TopicSubscriptionState } from "@pulumi/aws/sns/topicSubscription";
import type { QueueState } from "@pulumi/aws/sqs/queue";
import type { IdentityNotificationTopicState } from "@pulumi/aws/ses/identityNotificationTopic";
import type { ConfigurationSetEventDestinationState } from "@pulumi/aws/sesv2/configurationSetEventDestination";
import type { QueuePolicyState } from "@pulumi/aws/sqs/queuePolicy";
import type { RedriveAllowPolicyState } from "@pulumi/aws/sqs/redriveAllowPolicy";
import type { RedrivePolicyState } from "@pulumi/aws/sqs/redrivePolicy";
import { type } from "./type";

export const QUEUE = type<QueueState>("aws:sqs/queue:Queue");
export const QUEUE_POLICY = type<QueuePolicyState>("aws:sqs/queuePolicy:QueuePolicy");
/** A queue's redrive policy as a resource beside it. */
export const REDRIVE_POLICY = type<RedrivePolicyState>("aws:sqs/redrivePolicy:RedrivePolicy");
export const REDRIVE_ALLOW_POLICY = type<RedriveAllowPolicyState>("aws:sqs/redriveAllowPolicy:RedriveAllowPolicy");
export const TOPIC = type<TopicState>("aws:sns/topic:Topic");
export const TOPIC_POLICY = type<TopicPolicyState>("aws:sns/topicPolicy:TopicPolicy");
export const TOPIC_SUBSCRIPTION = type<TopicSubscriptionState>("aws:sns/topicSubscription:TopicSubscription");
export const STREAM = type<StreamState>("aws:kinesis/stream:Stream");
export const STREAM_CONSUMER = type<StreamConsumerState>("aws:kinesis/streamConsumer:StreamConsumer");
export const FIREHOSE_STREAM = type<FirehoseDeliveryStreamState>(
  "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream",
);
export const EVENT_BUS = type<EventBusState>("aws:cloudwatch/eventBus:EventBus");
export const EVENT_BUS_POLICY = type<EventBusPolicyState>("aws:cloudwatch/eventBusPolicy:EventBusPolicy");
export const EVENT_ARCHIVE = type<EventArchiveState>("aws:cloudwatch/eventArchive:EventArchive");
export const EVENT_RULE = type<EventRuleState>("aws:cloudwatch/eventRule:EventRule");
export const EVENT_TARGET = type<EventTargetState>("aws:cloudwatch/eventTarget:EventTarget");
export const EVENT_ENDPOINT = type<EventEndpointState>("aws:cloudwatch/eventEndpoint:EventEndpoint");
export const API_DESTINATION = type<EventApiDestinationState>("aws:cloudwatch/eventApiDestination:EventApiDestination");
export const SCHEDULE = type<ScheduleState>("aws:scheduler/schedule:Schedule");
export const PIPE = type<PipeState>("aws:pipes/pipe:Pipe");
/** What sends SES's events of an e-mail, such as bounces, to a topic. */
export const SES_DESTINATION = type<ConfigurationSetEventDestinationState>(
  "aws:sesv2/configurationSetEventDestination:ConfigurationSetEventDestination",
);
export const SES_IDENTITY_TOPIC = type<IdentityNotificationTopicState>(
  "aws:ses/identityNotificationTopic:IdentityNotificationTopic",
);
export const STATE_MACHINE = type<StateMachineState>("aws:sfn/stateMachine:StateMachine");
