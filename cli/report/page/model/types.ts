/** The type tokens of what the page draws. */
export const TYPES = {
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

/** Buckets of either generation of the provider's resource. */
export const BUCKETS: readonly string[] = [TYPES.bucket, TYPES.bucketV2];
