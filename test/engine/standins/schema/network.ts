import { LEFT_OUT, type Schema } from "./type-schema";

/** internal/service/ec2 (the network), elbv2, acm, route53 */
export const network: Schema = {
  "aws:ec2/natGateway:NatGateway": { replaces: ["allocationId", "subnetId"] },
  "aws:ec2/subnet:Subnet": { replaces: ["availabilityZone", "cidrBlock", "vpcId"] },
  "aws:ec2/vpc:Vpc": { replaces: ["cidrBlock"] },
  // ec2/vpc_security_group.go
  "aws:ec2/securityGroup:SecurityGroup": {
    defaults: { description: "Managed by Pulumi", revokeRulesOnDelete: false },
    replaces: ["description", "name", "namePrefix", "vpcId"],
  },
  // elbv2/load_balancer.go
  "aws:lb/loadBalancer:LoadBalancer": {
    defaults: {
      enableCrossZoneLoadBalancing: false,
      enableDeletionProtection: false,
      enableZonalShift: false,
      loadBalancerType: "application",
    },
    filledIn: ({ subnets }) => ({
      internal: false,
      ipAddressType: "ipv4",
      securityGroups: [],
      subnetMappings: Array.isArray(subnets) ? subnets.map((subnetId) => ({ subnetId, outpostId: "" })) : [],
    }),
    replaces: ["internal", "loadBalancerType", "name"],
  },
  // elbv2/target_group.go
  "aws:lb/targetGroup:TargetGroup": {
    defaults: {
      deregistrationDelay: 300,
      lambdaMultiValueHeadersEnabled: false,
      proxyProtocolV2: false,
      slowStart: 0,
      targetType: "instance",
    },
    filledIn: () => ({
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
    replaces: ["name", "port", "protocol", "targetType", "vpcId"],
  },
  "aws:acm/certificate:Certificate": { replaces: ["domainName", "subjectAlternativeNames", "validationMethod"] },
  "aws:route53/healthCheck:HealthCheck": { replaces: ["requestInterval", "type"] },
  "aws:route53/record:Record": {
    filledIn: () => ({ allowOverwrite: LEFT_OUT }),
    replaces: ["name", "setIdentifier", "type", "zoneId"],
  },
  // route53/zone.go
  "aws:route53/zone:Zone": { defaults: { comment: "Managed by Pulumi", forceDestroy: false }, replaces: ["name"] },
};
