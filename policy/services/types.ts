/** Type tokens of the AWS provider, by what AWS calls the thing; `lb` and `alb` are two names of the same resources. */

export const AUTO_SCALING_GROUP = "aws:autoscaling/group:Group";
export const SCALING_POLICY = "aws:autoscaling/policy:Policy";
export const SCHEDULED_ACTION = "aws:autoscaling/schedule:Schedule";
/** What joins a group to a load balancer from outside the group. */
export const GROUP_ATTACHMENT = "aws:autoscaling/attachment:Attachment";
export const TRAFFIC_SOURCE_ATTACHMENT = "aws:autoscaling/trafficSourceAttachment:TrafficSourceAttachment";

export const INSTANCE = "aws:ec2/instance:Instance";
export const LAUNCH_CONFIGURATION = "aws:ec2/launchConfiguration:LaunchConfiguration";
export const LAUNCH_TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
export const SUBNETS = ["aws:ec2/subnet:Subnet", "aws:ec2/defaultSubnet:DefaultSubnet"];

export const METRIC_ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";

/** Application, Network and Gateway Load Balancers. */
export const LOAD_BALANCERS = ["aws:lb/loadBalancer:LoadBalancer", "aws:alb/loadBalancer:LoadBalancer"];
export const CLASSIC_LOAD_BALANCER = "aws:elb/loadBalancer:LoadBalancer";
export const LISTENERS = ["aws:lb/listener:Listener", "aws:alb/listener:Listener"];
export const TARGET_GROUPS = ["aws:lb/targetGroup:TargetGroup", "aws:alb/targetGroup:TargetGroup"];
export const TARGET_ATTACHMENTS = [
  "aws:lb/targetGroupAttachment:TargetGroupAttachment",
  "aws:alb/targetGroupAttachment:TargetGroupAttachment",
];
