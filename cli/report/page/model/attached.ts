import type { Graph, Resource } from "../../../../policy/graph";
import { BUCKETS, TYPES } from "./types";

const LISTENER_RULE = "aws:lb/listenerRule:ListenerRule";
const SECURITY_GROUP = "aws:ec2/securityGroup:SecurityGroup";
const CERTIFICATE = "aws:acm/certificate:Certificate";
const ROLE = "aws:iam/role:Role";
const PROFILE = "aws:iam/instanceProfile:InstanceProfile";
const FLOW_LOG = "aws:ec2/flowLog:FlowLog";
const POLICY = "aws:autoscaling/policy:Policy";
const DATABASES = [TYPES.databaseInstance, TYPES.databaseCluster];
const BALANCERS = [TYPES.loadBalancer, TYPES.classicBalancer];

/** A resource that is part of the one that its property refers to. */
const PARTS: readonly (readonly [type: RegExp, path: string, to: readonly string[]])[] = [
  [/^aws:s3\/bucket(?!:|V2:)/, "bucket", BUCKETS],
  [/^aws:lb\/listener:/, "loadBalancerArn", BALANCERS],
  [/^aws:lb\/listenerRule:/, "listenerArn", [TYPES.listener]],
  [/^aws:lb\/targetGroupAttachment:/, "targetId", [TYPES.instance]],
  [/^aws:autoscaling\//, "autoscalingGroupName", [TYPES.group]],
  [/^aws:ec2\/routeTableAssociation:/, "subnetId", [TYPES.subnet]],
  [/^aws:ec2\/route:/, "routeTableId", [TYPES.routeTable]],
  [/^aws:ec2\/flowLog:/, "vpcId", [TYPES.vpc]],
  [/^aws:(ec2|vpc)\/securityGroup.*Rule:/, "securityGroupId", [SECURITY_GROUP]],
  [/^aws:dynamodb\/(contributorInsights|kinesisStreamingDestination):/, "tableName", [TYPES.table]],
  [/^aws:ec2\/volumeAttachment:/, "volumeId", [TYPES.volume]],
  [/^aws:backup\/vault.+:/, "backupVaultName", [TYPES.backupVault]],
  [/^aws:backup\/plan:/, "rules[*].targetVaultName", [TYPES.backupVault]],
  [/^aws:backup\/selection:/, "planId", [TYPES.backupPlan]],
  [/^aws:iam\/role.+:/, "role", [ROLE]],
  [/^aws:acm\/certificateValidation:/, "certificateArn", [CERTIFICATE]],
  [/^aws:cloudwatch\/metricAlarm:/, "alarmActions[*]", [POLICY]],
  [/^aws:cloudwatch\/metricAlarm:/, "dimensions.AutoScalingGroupName", [TYPES.group]],
  [/^aws:cloudwatch\/metricAlarm:/, "dimensions.TargetGroup", [TYPES.targetGroup]],
  [/^aws:cloudwatch\/metricAlarm:/, "dimensions.LoadBalancer", [TYPES.loadBalancer]],
  [/^aws:cloudwatch\/metricAlarm:/, "dimensions.InstanceId", [TYPES.instance]],
];

/** A property by which a resource uses another one as a part. */
const SERVANTS: readonly (readonly [type: string, path: string, servant: string])[] = [
  [TYPES.natGateway, "allocationId", "aws:ec2/eip:Eip"],
  [TYPES.routeTableAssociation, "routeTableId", TYPES.routeTable],
  [TYPES.group, "launchTemplate.id", TYPES.launchTemplate],
  [
    TYPES.group,
    "mixedInstancesPolicy.launchTemplate.launchTemplateSpecification.launchTemplateId",
    TYPES.launchTemplate,
  ],
  [TYPES.instance, "launchTemplate.id", TYPES.launchTemplate],
  [TYPES.launchTemplate, "vpcSecurityGroupIds[*]", SECURITY_GROUP],
  [TYPES.launchTemplate, "iamInstanceProfile.arn", PROFILE],
  [TYPES.launchTemplate, "iamInstanceProfile.name", PROFILE],
  [TYPES.instance, "vpcSecurityGroupIds[*]", SECURITY_GROUP],
  [TYPES.instance, "iamInstanceProfile", PROFILE],
  [PROFILE, "role", ROLE],
  [TYPES.loadBalancer, "securityGroups[*]", SECURITY_GROUP],
  [TYPES.listener, "certificateArn", CERTIFICATE],
  [TYPES.distribution, "viewerCertificate.acmCertificateArn", CERTIFICATE],
  [TYPES.distribution, "origins[*].originAccessControlId", "aws:cloudfront/originAccessControl:OriginAccessControl"],
  [FLOW_LOG, "logDestination", "aws:cloudwatch/logGroup:LogGroup"],
  [FLOW_LOG, "iamRoleArn", ROLE],
  ...DATABASES.flatMap(
    (type) =>
      [
        [type, "dbSubnetGroupName", "aws:rds/subnetGroup:SubnetGroup"],
        [type, "vpcSecurityGroupIds[*]", SECURITY_GROUP],
      ] as const,
  ),
  [TYPES.databaseInstance, "parameterGroupName", "aws:rds/parameterGroup:ParameterGroup"],
  [TYPES.databaseCluster, "dbClusterParameterGroupName", "aws:rds/clusterParameterGroup:ClusterParameterGroup"],
  [TYPES.clusterInstance, "dbParameterGroupName", "aws:rds/parameterGroup:ParameterGroup"],
  [TYPES.databaseCluster, "globalClusterIdentifier", TYPES.globalCluster],
  [LISTENER_RULE, "actions[*].targetGroupArn", TYPES.targetGroup],
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
