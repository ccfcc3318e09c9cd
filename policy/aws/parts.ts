/**
 * Types that are no point of failure of their own: settings of another resource, connections between two, permissions,
 * names. The rules read them with the resources that they belong to. Patterns as in policy/glob.ts.
 */
export const PARTS: readonly string[] = [
  // Permissions and identities.
  ...["aws:iam/*", "aws:ssoadmin/*", "aws:identitystore/*", "aws:ram/*", "aws:organizations/*", "aws:*Policy"],
  ...["aws:lambda/permission:Permission", "aws:kms/grant:Grant", "aws:kms/alias:Alias"],
  // Networks: what a load balancer's, group's or database's rules read of them.
  ...["aws:ec2/*vpc:*", "aws:ec2/defaultVpc:*", "aws:ec2/*ubnet:*", "aws:ec2/*outeTable*", "aws:ec2/route:Route"],
  ...["aws:ec2/*ecurityGroup*", "aws:vpc/securityGroup*", "aws:ec2/*nternetGateway*", "aws:ec2/flowLog:FlowLog"],
  ...["aws:ec2/*etworkAcl*", "aws:ec2/vpcDhcpOptions*", "aws:ec2/vpcIpv4CidrBlockAssociation:*"],
  ...[
    "aws:ec2/vpcIpv6CidrBlockAssociation:*",
    "aws:ec2/vpcEndpoint?*:*",
    "aws:ec2/eip:Eip",
    "aws:ec2/eipAssociation:*",
  ],
  ...["aws:ec2/keyPair:KeyPair", "aws:ec2/tag:Tag", "aws:ec2/placementGroup:PlacementGroup"],
  ...["aws:ec2/networkInterface*", "aws:ec2/managedPrefixList*", "aws:ec2/natGateway:NatGateway"],
  // Compute.
  ...["aws:ec2/launch*", "aws:ec2/volumeAttachment:*", "aws:autoscaling/*ttachment:*"],
  ...["aws:autoscaling/lifecycleHook:*", "aws:autoscaling/notification:*", "aws:autoscaling/tag:Tag"],
  ...["aws:ebs/encryptionByDefault:*", "aws:ebs/defaultKmsKey:*", "aws:ecs/cluster:Cluster"],
  ...["aws:ecs/clusterCapacityProviders:*", "aws:ecs/taskDefinition:TaskDefinition", "aws:lambda/alias:Alias"],
  ...[
    "aws:lambda/functionEventInvokeConfig:*",
    "aws:lambda/layerVersion:*",
    "aws:lambda/provisionedConcurrencyConfig:*",
  ],
  ...["aws:appautoscaling/*", "aws:elb/attachment:Attachment"],
  ...[
    "aws:*/listener:Listener",
    "aws:*/listenerRule:*",
    "aws:*/listenerCertificate:*",
    "aws:*/targetGroupAttachment:*",
  ],
  // Names and certificates.
  ...["aws:route53/zone:Zone", "aws:route53/zoneAssociation:*", "aws:acm/*", "aws:cloudfront/originAccess*"],
  ...["aws:cloudfront/function:Function"],
  // Stores.
  ...["aws:s3/bucket?*:*", "aws:s3/accountPublicAccessBlock:*", "aws:*/subnetGroup:*"],
  ...[
    "aws:*/*arameterGroup:*",
    "aws:rds/optionGroup:*",
    "aws:rds/clusterRoleAssociation:*",
    "aws:rds/roleAssociation:*",
  ],
  ...[
    "aws:rds/instanceAutomatedBackupsReplication:*",
    "aws:dynamodb/*ontributorInsights:*",
    "aws:dynamodb/tableItem:*",
    "aws:dynamodb/globalTable:*",
  ],
  ...["aws:secretsmanager/secretVersion:*", "aws:backup/?*:*", "aws:kms/replicaKey:*", "aws:ssm/parameter:Parameter"],
  // Messages and observability.
  ...["aws:sns/*references:*", "aws:cloudwatch/eventArchive:*"],
  ...["aws:cloudwatch/eventPermission:*", "aws:cloudwatch/logMetricFilter:*"],
  ...["aws:cloudwatch/logStream:*", "aws:cloudwatch/logSubscriptionFilter:*", "aws:cloudwatch/queryDefinition:*"],
  ...["aws:cloudwatch/compositeAlarm:*", "aws:cloudwatch/metricStream:*", "aws:kinesis/streamConsumer:*"],
  // What the rules of a file system, cluster, API or accelerator read of it.
  ...["aws:efs/mountTarget:*", "aws:efs/accessPoint:*", "aws:efs/replicationConfiguration:*"],
  ...["aws:docdb/clusterInstance:*", "aws:neptune/clusterInstance:*", "aws:redshift/snapshotCopy:*"],
  ...["aws:redshift/logging:*", "aws:apigateway/method*", "aws:apigateway/integration*", "aws:apigateway/resource:*"],
  ...["aws:apigateway/deployment:*", "aws:apigateway/requestValidator:*", "aws:apigateway/basePathMapping:*"],
  ...["aws:apigateway/account:*", "aws:apigateway/response:*", "aws:apigateway/authorizer:*"],
  ...["aws:apigatewayv2/route*", "aws:apigatewayv2/integration*", "aws:apigatewayv2/apiMapping:*"],
  ...["aws:apigatewayv2/deployment:*", "aws:apigatewayv2/authorizer:*", "aws:globalaccelerator/endpointGroup:*"],
  ...[
    "aws:ec2/customerGateway:*",
    "aws:ec2/vpnGateway*",
    "aws:ec2transitgateway/route*",
    "aws:rds/eventSubscription:*",
  ],
  ...[
    "aws:eks/addon:*",
    "aws:eks/access*",
    "aws:eks/podIdentityAssociation:*",
    "aws:codedeploy/application:*",
    "aws:codedeploy/deploymentConfig:*",
  ],
  ...["aws:elasticache/user*", "aws:memorydb/acl:*", "aws:memorydb/user:*", "aws:opensearch/domainSamlOptions:*"],
];
