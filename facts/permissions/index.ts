import type { Published } from "../published";
import type { Actions } from "./actions";
import { HTTP_API_DEPLOYER } from "../api-gateway";
import { ECS_DEPLOYER } from "../containers";
import { COMPUTE } from "./compute";
import { DATA } from "./data";
import { MESSAGES } from "./messages";
import { WATCH } from "./watch";

/** Of the kinds of compute that have types of their own. */
const KINDS = [ECS_DEPLOYER.data, HTTP_API_DEPLOYER.data];

/**
 * What Pulumi needs to create, read, change and delete a resource of a type. AWS publishes that for CloudFormation's handlers, in the schemas of its
 * resource types; what those need of services that no program here uses is left out. Types that are a part of one of CloudFormation's, such as a
 * bucket's versioning, have that part's actions by the service authorization reference. What the provider calls besides is added from the requests of hashicorp/aws 5.100.0 itself, of which the schemas lacked eight.
 */
export const DEPLOYER_ACTIONS: Published<Actions> = {
  title: "IAM actions to deploy a resource, by type",
  sources: [
    "https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html",
    "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html",
  ],
  read: "quoted",
  asOf: "2026-11-29",
  data: { ...COMPUTE, ...DATA, ...MESSAGES, ...WATCH, ...merged(KINDS.map(({ actions }) => actions)) },
};

/** Of the actions above those without a resource type: a policy that names a resource for them allows nothing. */
export const ON_ANY_RESOURCE: Published<Readonly<Record<string, string>>> = {
  title: "IAM actions that support no resource-level permissions, by service",
  sources: [
    "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html",
  ],
  read: "quoted",
  asOf: "2026-11-29",
  data: {
    ...merged(KINDS.map(({ onAnyResource }) => onAnyResource)),
    acm: "RequestCertificate",
    "application-autoscaling": "DescribeScalableTargets DescribeScalingPolicies DescribeScheduledActions",
    autoscaling:
      "DescribeAutoScalingGroups DescribeAutoScalingInstances DescribeInstanceRefreshes DescribeLifecycleHooks DescribePolicies DescribeScalingActivities DescribeScheduledActions DescribeTags DescribeWarmPool",
    "backup-storage": "MountCapsule",
    cloudfront: "CreateConnectionGroup CreateDistribution CreateOriginAccessControl",
    cloudtrail: "DescribeTrails",
    dlm: "CreateLifecyclePolicy",
    ec2: "DescribeAddresses DescribeAddressesAttribute DescribeAvailabilityZones DescribeCapacityReservations DescribeFlowLogs DescribeIamInstanceProfileAssociations DescribeImages DescribeInstanceCreditSpecifications DescribeInstanceStatus DescribeInstances DescribeInternetGateways DescribeKeyPairs DescribeLaunchTemplateVersions DescribeLaunchTemplates DescribeNatGateways DescribeNetworkAcls DescribeNetworkInterfaces DescribePrefixLists DescribeRouteTables DescribeSecurityGroupRules DescribeSecurityGroups DescribeSnapshots DescribeSubnets DescribeTags DescribeVolumes DescribeVolumesModifications DescribeVpcEncryptionControls DescribeVpcEndpoints DescribeVpcs",
    elasticloadbalancing:
      "DescribeCapacityReservation DescribeListenerAttributes DescribeListeners DescribeLoadBalancerAttributes DescribeLoadBalancers DescribeTags DescribeTargetGroupAttributes DescribeTargetGroups DescribeTargetHealth",
    events: "PutPermission RemovePermission",
    kinesis: "DisableEnhancedMonitoring EnableEnhancedMonitoring UpdateShardCount UpdateStreamMode",
    kms: "CreateKey ListAliases",
    lambda: "CreateEventSourceMapping",
    logs: "CreateLogDelivery DeleteIndexPolicy DeleteLogDelivery DeleteResourcePolicy DescribeIndexPolicies DescribeLogGroups DescribeResourcePolicies PutIndexPolicy PutResourcePolicy",
    rds: "DescribeDBEngineVersions DescribeEngineDefaultClusterParameters DescribeEngineDefaultParameters DescribeEvents",
    route53: "CreateHealthCheck CreateHostedZone ListHostedZones",
    secretsmanager: "GetRandomPassword",
    ssm: "DescribeParameters",
    synthetics: "CreateCanary DescribeCanaries",
  },
};

/**
 * The ARNs of a workload's resources by service, with the account for ACCOUNT and the workload's name for NAME. A service whose resources have ids of
 * AWS's own is bound to the account; EC2's images and snapshots have not even that.
 */
export const DEPLOYER_RESOURCES: Published<Readonly<Record<string, readonly string[]>>> = {
  title: "ARNs of what a workload deploys, by service",
  sources: [
    "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html",
  ],
  read: "quoted",
  asOf: "2026-11-29",
  data: {
    ...merged(KINDS.map(({ resources }) => resources)),
    acm: ["arn:aws:acm:*:ACCOUNT:certificate/*"],
    "application-autoscaling": ["arn:aws:application-autoscaling:*:ACCOUNT:scalable-target/*"],
    autoscaling: ["arn:aws:autoscaling:*:ACCOUNT:autoScalingGroup:*:autoScalingGroupName/NAME*"],
    backup: [
      "arn:aws:backup:*:ACCOUNT:backup-vault:NAME*",
      "arn:aws:backup:*:ACCOUNT:backup-plan:*",
      "arn:aws:backup:*:ACCOUNT:restore-testing-plan:*",
    ],
    // Channels have no name of the workload's.
    chatbot: ["*"],
    cloudfront: ["arn:aws:cloudfront::ACCOUNT:*"],
    cloudtrail: ["arn:aws:cloudtrail:*:ACCOUNT:trail/NAME*"],
    cloudwatch: ["arn:aws:cloudwatch:*:ACCOUNT:alarm:NAME*", "arn:aws:cloudwatch::ACCOUNT:dashboard/NAME*"],
    codedeploy: ["arn:aws:codedeploy:*:ACCOUNT:*:NAME*"],
    dlm: ["arn:aws:dlm:*:ACCOUNT:policy/*"],
    dynamodb: ["arn:aws:dynamodb:*:ACCOUNT:table/NAME*", "arn:aws:dynamodb::ACCOUNT:global-table/NAME*"],
    ec2: ["*"],
    elasticloadbalancing: ["arn:aws:elasticloadbalancing:*:ACCOUNT:*/NAME*"],
    events: ["arn:aws:events:*:ACCOUNT:*/NAME*"],
    fis: ["arn:aws:fis:*:ACCOUNT:experiment-template/*", "arn:aws:fis:*:ACCOUNT:action/*"],
    iam: [
      "arn:aws:iam::ACCOUNT:role/NAME*",
      "arn:aws:iam::ACCOUNT:instance-profile/NAME*",
      "arn:aws:iam::ACCOUNT:policy/NAME*",
    ],
    kinesis: ["arn:aws:kinesis:*:ACCOUNT:stream/NAME*"],
    kms: ["arn:aws:kms:*:ACCOUNT:key/*", "arn:aws:kms:*:ACCOUNT:alias/NAME*"],
    lambda: [
      "arn:aws:lambda:*:ACCOUNT:function:NAME*",
      "arn:aws:lambda:*:ACCOUNT:event-source-mapping:*",
      "arn:aws:lambda:*:ACCOUNT:function:cwsyn-NAME*",
      "arn:aws:lambda:*:ACCOUNT:layer:cwsyn-NAME*",
    ],
    logs: ["arn:aws:logs:*:ACCOUNT:log-group:*NAME*"],
    rds: [
      "arn:aws:rds:*:ACCOUNT:*:NAME*",
      "arn:aws:rds::ACCOUNT:global-cluster:NAME*",
      "arn:aws:rds:*:ACCOUNT:*:default*",
      "arn:aws:rds:*:ACCOUNT:auto-backup:*",
    ],
    route53: ["arn:aws:route53:::hostedzone/*", "arn:aws:route53:::healthcheck/*", "arn:aws:route53:::change/*"],
    s3: ["arn:aws:s3:::NAME*"],
    scheduler: ["arn:aws:scheduler:*:ACCOUNT:schedule/*/NAME*", "arn:aws:scheduler:*:ACCOUNT:schedule-group/NAME*"],
    secretsmanager: ["arn:aws:secretsmanager:*:ACCOUNT:secret:NAME*", "arn:aws:secretsmanager:*:ACCOUNT:secret:rds!*"],
    sns: ["arn:aws:sns:*:ACCOUNT:NAME*"],
    sqs: ["arn:aws:sqs:*:ACCOUNT:NAME*"],
    ssm: ["arn:aws:ssm:*:*:parameter/*"],
    states: ["arn:aws:states:*:ACCOUNT:*:NAME*"],
    synthetics: ["arn:aws:synthetics:*:ACCOUNT:canary:NAME*"],
  },
};

/** A managed policy's characters without whitespace, and how many managed policies a role may have by default. */
export const POLICY_LIMITS = {
  title: "The size of an IAM managed policy, and how many a role may have",
  sources: [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html",
    "https://repost.aws/knowledge-center/iam-increase-policy-size",
  ],
  asOf: "2026-11-29",
  data: { characters: 6144, policiesOfRole: 10 },
} as const satisfies Published;

function merged<T>(tables: readonly Readonly<Record<string, T>>[]): Record<string, T> {
  return Object.fromEntries(tables.flatMap((table) => Object.entries(table)));
}
