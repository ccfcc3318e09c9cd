import * as aws from "../../../../policy/aws";
import type { Graph, Resource } from "../../../../policy/graph";
import { KINDS } from "../../../compute";
import type { PartOf, Servant } from "../../../compute/kind";

const DATABASES = [aws.DB_INSTANCE, aws.DB_CLUSTER];
const BALANCERS = [aws.LOAD_BALANCER, aws.CLASSIC_LOAD_BALANCER];

/** A resource that is part of the one that its property refers to. */
const PARTS: readonly PartOf[] = [
  [/^aws:s3\/bucket(?!:|V2:)/, "bucket", aws.BUCKETS],
  [/^aws:lb\/listener:/, "loadBalancerArn", BALANCERS],
  [/^aws:lb\/listenerRule:/, "listenerArn", [aws.LISTENER]],
  [/^aws:lb\/targetGroupAttachment:/, "targetId", [aws.EC2_INSTANCE]],
  [/^aws:autoscaling\//, "autoscalingGroupName", [aws.AUTO_SCALING_GROUP]],
  [/^aws:ec2\/routeTableAssociation:/, "subnetId", [aws.SUBNET]],
  [/^aws:ec2\/route:/, "routeTableId", [aws.ROUTE_TABLE]],
  [/^aws:ec2\/flowLog:/, "vpcId", [aws.VPC]],
  [/^aws:(ec2|vpc)\/securityGroup.*Rule:/, "securityGroupId", [aws.SECURITY_GROUP]],
  [/^aws:dynamodb\/(contributorInsights|kinesisStreamingDestination):/, "tableName", [aws.DYNAMODB_TABLE]],
  [/^aws:ec2\/volumeAttachment:/, "volumeId", [aws.EBS_VOLUME]],
  [/^aws:backup\/vault.+:/, "backupVaultName", [aws.BACKUP_VAULT]],
  [/^aws:backup\/plan:/, "rules[*].targetVaultName", [aws.BACKUP_VAULT]],
  [/^aws:backup\/selection:/, "planId", [aws.BACKUP_PLAN]],
  [/^aws:iam\/role.+:/, "role", [aws.IAM_ROLE]],
  [/^aws:acm\/certificateValidation:/, "certificateArn", [aws.CERTIFICATE]],
  [/^aws:cloudwatch\/metricAlarm:/, "alarmActions[*]", [aws.GROUP_SCALING_POLICY]],
  [/^aws:cloudwatch\/metricAlarm:/, "dimensions.AutoScalingGroupName", [aws.AUTO_SCALING_GROUP]],
  [/^aws:cloudwatch\/metricAlarm:/, "dimensions.TargetGroup", [aws.TARGET_GROUP]],
  [/^aws:cloudwatch\/metricAlarm:/, "dimensions.LoadBalancer", [aws.LOAD_BALANCER]],
  [/^aws:cloudwatch\/metricAlarm:/, "dimensions.InstanceId", [aws.EC2_INSTANCE]],
  ...KINDS.flatMap(({ parts }) => parts),
];

/** A property by which a resource uses another one as a part. */
const SERVANTS: readonly Servant[] = [
  [aws.NAT_GATEWAY, "allocationId", aws.ELASTIC_IP],
  [aws.ROUTE_TABLE_ASSOCIATION, "routeTableId", aws.ROUTE_TABLE],
  [aws.AUTO_SCALING_GROUP, "launchTemplate.id", aws.LAUNCH_TEMPLATE],
  [
    aws.AUTO_SCALING_GROUP,
    "mixedInstancesPolicy.launchTemplate.launchTemplateSpecification.launchTemplateId",
    aws.LAUNCH_TEMPLATE,
  ],
  [aws.EC2_INSTANCE, "launchTemplate.id", aws.LAUNCH_TEMPLATE],
  [aws.LAUNCH_TEMPLATE, "vpcSecurityGroupIds[*]", aws.SECURITY_GROUP],
  [aws.LAUNCH_TEMPLATE, "iamInstanceProfile.arn", aws.INSTANCE_PROFILE],
  [aws.LAUNCH_TEMPLATE, "iamInstanceProfile.name", aws.INSTANCE_PROFILE],
  [aws.EC2_INSTANCE, "vpcSecurityGroupIds[*]", aws.SECURITY_GROUP],
  [aws.EC2_INSTANCE, "iamInstanceProfile", aws.INSTANCE_PROFILE],
  [aws.INSTANCE_PROFILE, "role", aws.IAM_ROLE],
  [aws.LOAD_BALANCER, "securityGroups[*]", aws.SECURITY_GROUP],
  [aws.LISTENER, "certificateArn", aws.CERTIFICATE],
  [aws.DISTRIBUTION, "viewerCertificate.acmCertificateArn", aws.CERTIFICATE],
  [aws.DISTRIBUTION, "origins[*].originAccessControlId", aws.ORIGIN_ACCESS_CONTROL],
  [aws.FLOW_LOG, "logDestination", aws.LOG_GROUP],
  [aws.FLOW_LOG, "iamRoleArn", aws.IAM_ROLE],
  ...DATABASES.flatMap(
    (type) =>
      [
        [type, "dbSubnetGroupName", aws.DB_SUBNET_GROUP],
        [type, "vpcSecurityGroupIds[*]", aws.SECURITY_GROUP],
      ] as const,
  ),
  [aws.DB_INSTANCE, "parameterGroupName", aws.DB_PARAMETER_GROUP],
  [aws.DB_CLUSTER, "dbClusterParameterGroupName", aws.CLUSTER_PARAMETER_GROUP],
  [aws.CLUSTER_INSTANCE, "dbParameterGroupName", aws.DB_PARAMETER_GROUP],
  [aws.DB_CLUSTER, "globalClusterIdentifier", aws.GLOBAL_CLUSTER],
  [aws.LISTENER_RULE, "actions[*].targetGroupArn", aws.TARGET_GROUP],
  ...KINDS.flatMap(({ servants }) => servants),
];

/**
 * For each resource that is not drawn, the drawn ones that it belongs to: a bucket's versioning to the bucket, a listener to
 * its load balancer, a launch template to its Auto Scaling group.
 */
export function attachments(graph: Graph, drawn: ReadonlySet<string>): Map<string, string[]> {
  const owners = new Map<string, Set<Resource>>();
  const add = (part: Resource, owner: Resource) =>
    owners.set(part.urn, (owners.get(part.urn) ?? new Set<Resource>()).add(owner));
  for (const resource of graph.resources) {
    for (const [type, path, to] of PARTS) {
      if (type.test(resource.type)) graph.references(resource, path, to).certain.forEach((one) => add(resource, one));
    }
  }
  for (const [type, path, servant] of SERVANTS) {
    for (const owner of graph.ofType(type)) {
      graph.references(owner, path, [servant]).certain.forEach((one) => add(one, owner));
    }
  }
  const rest = graph.resources.filter(({ urn }) => !drawn.has(urn));
  const found = rest.map((resource) => [resource.urn, drawnOwners(resource, owners, drawn)] as const);
  return new Map(found.filter(([, list]) => list.length > 0));
}

function drawnOwners(
  resource: Resource,
  owners: ReadonlyMap<string, ReadonlySet<Resource>>,
  drawn: ReadonlySet<string>,
): string[] {
  const seen = new Set<string>([resource.urn]);
  const found = new Set<string>();
  const queue = [...(owners.get(resource.urn) ?? [])];
  for (let one = queue.shift(); one; one = queue.shift()) {
    if (seen.has(one.urn)) continue;
    seen.add(one.urn);
    if (drawn.has(one.urn)) found.add(one.urn);
    else queue.push(...(owners.get(one.urn) ?? []));
  }
  return [...found];
}
