/** The type tokens of what the page draws. */
export const TYPES = {
  backupPlan: "aws:backup/plan:Plan",
  backupVault: "aws:backup/vault:Vault",
  backupsReplication: "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication",
  bucketReplication: "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
  clusterInstance: "aws:rds/clusterInstance:ClusterInstance",
  databaseCluster: "aws:rds/cluster:Cluster",
  databaseInstance: "aws:rds/instance:Instance",
  globalCluster: "aws:rds/globalCluster:GlobalCluster",
  lifecyclePolicy: "aws:dlm/lifecyclePolicy:LifecyclePolicy",
  table: "aws:dynamodb/table:Table",
  tableReplica: "aws:dynamodb/tableReplica:TableReplica",
  volume: "aws:ebs/volume:Volume",
  alarm: "aws:cloudwatch/metricAlarm:MetricAlarm",
  bucket: "aws:s3/bucket:Bucket",
  bucketV2: "aws:s3/bucketV2:BucketV2",
  classicBalancer: "aws:elb/loadBalancer:LoadBalancer",
  distribution: "aws:cloudfront/distribution:Distribution",
  group: "aws:autoscaling/group:Group",
  healthCheck: "aws:route53/healthCheck:HealthCheck",
  hostedZone: "aws:route53/zone:Zone",
  instance: "aws:ec2/instance:Instance",
  internetGateway: "aws:ec2/internetGateway:InternetGateway",
  launchTemplate: "aws:ec2/launchTemplate:LaunchTemplate",
  listener: "aws:lb/listener:Listener",
  loadBalancer: "aws:lb/loadBalancer:LoadBalancer",
  natGateway: "aws:ec2/natGateway:NatGateway",
  record: "aws:route53/record:Record",
  route: "aws:ec2/route:Route",
  routeTable: "aws:ec2/routeTable:RouteTable",
  routeTableAssociation: "aws:ec2/routeTableAssociation:RouteTableAssociation",
  subnet: "aws:ec2/subnet:Subnet",
  targetGroup: "aws:lb/targetGroup:TargetGroup",
  targetGroupAttachment: "aws:lb/targetGroupAttachment:TargetGroupAttachment",
  vpc: "aws:ec2/vpc:Vpc",
  vpcEndpoint: "aws:ec2/vpcEndpoint:VpcEndpoint",
  website: "aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration",
} as const;

/** What holds data and is drawn as a store, besides buckets. */
export const STORES: readonly string[] = [
  TYPES.databaseInstance,
  TYPES.databaseCluster,
  TYPES.backupsReplication,
  TYPES.table,
  TYPES.tableReplica,
  TYPES.volume,
  TYPES.backupVault,
];

/** Buckets of either generation of the provider's resource. */
export const BUCKETS: readonly string[] = [TYPES.bucket, TYPES.bucketV2];
