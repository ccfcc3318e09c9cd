/** What test/policy/rules/every-rule.test.ts leaves out, by rule or type, and why. */

/** Rules that are decided whatever is unknown, and why. */
export const NEVER_UNKNOWN: Readonly<Record<string, string>> = {
  "backup-vault-customer-managed-key": "a key that is not known yet is one of the program's, as AWS's own has a name",
  "cloudwatch-composite-alarms": "one of many alarms does not decide",
  "events-endpoint-health-check": "a health check that is not known yet is one",
};

/** Rules that don't mind the type of what they read of the resources that they judge, and why. */
export const NOTHING_TYPED: Readonly<Record<string, string>> = {
  "autoscaling-launch-template": "it asks whether there is a template, whatever it is",
  "backup-plan-has-selection": "of its example it reads references alone",
  "ecs-service-autoscaling": "it asks whether there is a load balancer, whatever it is",
  "events-endpoint-health-check": "it asks whether there is a health check, whatever it is",
  "rds-auto-minor-version-upgrade": "it asks whether the program decides, however",
  "sns-topic-encrypted": "it asks whether there is a key, whatever it is",
};

/** Rules that say the same of a program whatever property is taken out of it, and why. */
export const MISSING_IS_THE_SAME: Readonly<Record<string, string>> = {
  "rds-event-subscription": "a subscription without a type of source is for all",
};

/** Rules that name the property that shows what is wrong, and want another one changed, or more besides. */
export const WANTED_ELSEWHERE: Readonly<Record<string, string>> = {
  "iam-role-inline-policy-size": "the number is of characters in all policies",
  "autoscaling-az-loss-capacity": "the property is of a scaling policy",
  "autoscaling-launch-template": "a resource's type is none of its properties",
  "autoscaling-processes-active": "it wants none of a list",
  "backup-vault-lock-retention": "a lock may keep for less as well",
  "cloudwatch-route53-metrics-region": "a resource's Region is none of its properties",
  "cloudwatch-scaling-alarm-same-group": "it wants a group, as the program calls it",
  "ebs-volume-deletion-protection": "protect is an option of Pulumi's",
  "ecs-deployment-min-healthy": "ECS rounds the percentage up to whole tasks",
  "lambda-alias-version-ignored": "ignoreChanges is an option of Pulumi's",
  "pulumi-protect-matches-aws": "protect is an option of Pulumi's",
  "route53-health-check-alarm": "the property is of the alarm",
  "route53-single-routing-policy": "it wants the routing of the other record",
  "s3-block-public-access": "the property is of the bucket's settings",
  "s3-bucket-versioning": "the property is of the bucket's settings",
  "secretsmanager-secret-recovery-window": "it wants AWS's default, and takes less",
  "servicequotas-same-in-regions": "it wants the quota in the other Region",
};

/** What is never in another Region than the resource that uses it, or in none, and why. */
export const ALIKE: Readonly<Record<string, string>> = {
  "aws:appautoscaling/policy:Policy": "it is a part of its target",
  "aws:autoscaling/attachment:Attachment": "it is a part of the group",
  "aws:ec2/launchTemplate:LaunchTemplate": "EC2 launches from those of its own Region",
  "aws:ec2/subnet:Subnet": "AWS takes subnets of the resource's own VPC",
  "aws:ec2/routeTable:RouteTable": "it is a part of the VPC",
  "aws:ec2/routeTableAssociation:RouteTableAssociation": "it is a part of the VPC",
  "aws:ec2/vpc:Vpc": "AWS takes the resource's own VPC",
  "aws:iam/role:Role": "IAM is global",
  "aws:iam/rolePolicy:RolePolicy": "IAM is global",
  "aws:lb/listener:Listener": "it is a part of the load balancer",
  "aws:lb/targetGroupAttachment:TargetGroupAttachment": "it is a part of the target group",
  "aws:rds/clusterInstance:ClusterInstance": "it is a part of the cluster",
  "aws:docdb/clusterInstance:ClusterInstance": "it is a part of the cluster",
  "aws:neptune/clusterInstance:ClusterInstance": "it is a part of the cluster",
  "aws:route53/healthCheck:HealthCheck": "Route 53 is global",
  "aws:route53/record:Record": "Route 53 is global",
  "aws:route53/zone:Zone": "Route 53 is global",
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": "it is a part of the bucket",
  "aws:s3/bucketPolicy:BucketPolicy": "it is a part of the bucket",
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": "it is a part of the bucket",
  "aws:s3/bucketVersioning:BucketVersioning": "it is a part of the bucket",
  "aws:sns/topicPolicy:TopicPolicy": "it is a part of the topic",
  "aws:sns/topicSubscription:TopicSubscription": "it is a part of the topic",
};

/** Rules for which the Region of what they read does not matter, and why. */
export const ALIKE_IN_BOTH: Readonly<Record<string, string>> = {
  "backup-selection-role": "a role is asked for all Regions",
  "cloudtrail-delivery-allowed": "a trail delivers to a bucket of any Region",
  "codedeploy-lambda-alarm": "a configuration of Lambda's says what its group deploys",
  "ec2-instances-multiple-az": "a target group has instances of its own VPC",
  "events-fifo-target-message-group": "a FIFO queue needs it in every Region",
  "firehose-role-allows-delivery": "a bucket's ARN has no Region",
  "kms-queue-key-allows-senders": "it asks the policy of the key, wherever that is",
  "logs-subscription-role": "the role's policy names the ARN, which says it",
  "pipes-pipe-role": "the role's policy names the ARN, which says it",
  "route53-health-check-endpoint": "a load balancer is public in every Region",
  "s3-replication-role": "a bucket's ARN has no Region",
  "s3-replication-time-control": "replication within a Region has the same time",
  "scheduler-schedule-role": "the role's policy names the ARN, which says it",
  "secretsmanager-database-secret-replicated": "a version is a part of its secret",
  "sfn-role-allows-tasks": "the role's policy names the ARN, which says it",
  "sns-topic-policy-allows-publishers": "an EventBridge rule may be of another Region",
  "sqs-dlq-max-receive-count": "it is the same for a queue of any Region",
  "sqs-dlq-type": "sqs-queue-has-dlq judges the Region",
  "vpc-flow-log-delivery-allowed": "the role is asked for all Regions",
  "vpc-nat-gateway-per-az": "a route leads to a NAT gateway of its own VPC",
  "wafv2-logging-destination": "AWS WAF asks for the name in every Region",
};
