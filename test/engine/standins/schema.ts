import type { Properties } from "../../../cli/plan/wire";

/**
 * What the provider itself puts into a resource's inputs where the program says nothing: the `Default`s of its schema
 * (hashicorp/terraform-provider-aws, internal/service), of the types that the rules judge.
 */
export const DEFAULTS: Record<string, Properties> = {
  // autoscaling/group.go
  "aws:autoscaling/group:Group": {
    forceDelete: false,
    forceDeleteWarmPool: false,
    healthCheckGracePeriod: 300,
    ignoreFailedScalingActivities: false,
    metricsGranularity: "1Minute",
    protectFromScaleIn: false,
    waitForCapacityTimeout: "10m",
  },
  // elbv2/load_balancer.go
  "aws:lb/loadBalancer:LoadBalancer": {
    enableCrossZoneLoadBalancing: false,
    enableDeletionProtection: false,
    enableZonalShift: false,
    loadBalancerType: "application",
  },
  // elbv2/target_group.go
  "aws:lb/targetGroup:TargetGroup": {
    deregistrationDelay: 300,
    lambdaMultiValueHeadersEnabled: false,
    proxyProtocolV2: false,
    slowStart: 0,
    targetType: "instance",
  },
  // cloudwatch/metric_alarm.go
  "aws:cloudwatch/metricAlarm:MetricAlarm": { actionsEnabled: true, treatMissingData: "missing" },
  // s3/bucket.go
  "aws:s3/bucket:Bucket": { forceDestroy: false },
  // route53/zone.go
  "aws:route53/zone:Zone": { comment: "Managed by Pulumi", forceDestroy: false },
  // ec2/vpc_security_group.go
  "aws:ec2/securityGroup:SecurityGroup": { description: "Managed by Pulumi", revokeRulesOnDelete: false },
};

/** The property is computed, but what AWS would answer depends on more than the resource itself. */
export const LEFT_OUT = undefined;

/**
 * What AWS fills in where the program says nothing: properties that the provider's schema calls both `Optional` and
 * `Computed`, of the types that the rules judge. Unknown at preview, so that a rule that trusts an output is caught.
 */
export const FILLED_IN: Record<string, (inputs: Properties) => Properties> = {
  "aws:autoscaling/group:Group": ({ minSize }) => ({
    availabilityZoneDistribution: { capacityDistributionStrategy: "balanced-best-effort" },
    availabilityZones: LEFT_OUT,
    capacityReservationSpecification: { capacityReservationPreference: "default" },
    defaultCooldown: 300,
    desiredCapacity: minSize,
    healthCheckType: "EC2",
    launchTemplate: LEFT_OUT,
    loadBalancers: [],
    mixedInstancesPolicy: LEFT_OUT,
    serviceLinkedRoleArn: LEFT_OUT,
    targetGroupArns: [],
    trafficSources: [],
    vpcZoneIdentifiers: [],
  }),
  "aws:lb/loadBalancer:LoadBalancer": ({ subnets }) => ({
    internal: false,
    ipAddressType: "ipv4",
    securityGroups: [],
    subnetMappings: Array.isArray(subnets) ? subnets.map((subnetId) => ({ subnetId, outpostId: "" })) : [],
  }),
  "aws:lb/targetGroup:TargetGroup": () => ({
    connectionTermination: false,
    healthCheck: { enabled: true, healthyThreshold: 3, interval: 30, timeout: 6, unhealthyThreshold: 3 },
    ipAddressType: "ipv4",
    loadBalancingAlgorithmType: "round_robin",
    loadBalancingCrossZoneEnabled: "use_load_balancer_configuration",
    preserveClientIp: "true",
    stickiness: { enabled: false, type: "lb_cookie" },
    targetGroupHealth: {
      dnsFailover: { minimumHealthyTargetsCount: "1", minimumHealthyTargetsPercentage: "off" },
      unhealthyStateRouting: { minimumHealthyTargetsCount: 1, minimumHealthyTargetsPercentage: "off" },
    },
  }),
  "aws:ec2/launchTemplate:LaunchTemplate": () => ({ metadataOptions: LEFT_OUT }),
  "aws:route53/record:Record": () => ({ allowOverwrite: LEFT_OUT }),
  "aws:s3/bucket:Bucket": () => ({ acl: LEFT_OUT, versioning: { enabled: false, mfaDelete: false } }),
};

/** Properties (by type) whose change makes the provider replace the resource: `ForceNew` in its schema. */
export const REPLACES: Record<string, string[]> = {
  "aws:acm/certificate:Certificate": ["domainName", "subjectAlternativeNames", "validationMethod"],
  "aws:autoscaling/group:Group": ["name"],
  "aws:ec2/instance:Instance": ["availabilityZone", "subnetId"],
  "aws:ec2/launchTemplate:LaunchTemplate": ["name"],
  "aws:ec2/natGateway:NatGateway": ["allocationId", "subnetId"],
  "aws:ec2/subnet:Subnet": ["availabilityZone", "cidrBlock", "vpcId"],
  "aws:ec2/vpc:Vpc": ["cidrBlock"],
  "aws:lb/loadBalancer:LoadBalancer": ["internal", "loadBalancerType", "name"],
  "aws:lb/targetGroup:TargetGroup": ["name", "port", "protocol", "targetType", "vpcId"],
  "aws:route53/healthCheck:HealthCheck": ["requestInterval", "type"],
  "aws:route53/record:Record": ["name", "setIdentifier", "type", "zoneId"],
  "aws:route53/zone:Zone": ["name"],
  "aws:s3/bucket:Bucket": ["bucket"],
};

/** Every resource that moves to another region is made anew there. */
export const REPLACES_ALWAYS = ["region"];
