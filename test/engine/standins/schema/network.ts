import { overlap, parseCidr } from "../../../../lib/cidr";
import { type Asked, type Schema } from "./type-schema";

/** internal/service/ec2 (the network), elbv2, acm */
export const network: Schema = {
  "aws:ec2/subnet:Subnet": {
    refuses: (asked) => overlapping(asked) ?? inUse(asked),
  },
  // ec2/vpc_security_group.go
  "aws:ec2/securityGroup:SecurityGroup": {
    defaults: { description: "Managed by Pulumi", revokeRulesOnDelete: false },
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
  },
};

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSubnet.html: subnets of one VPC cannot overlap. */
function overlapping({ action, inputs, world }: Asked): string | undefined {
  if (action !== "create") return undefined;
  const [vpcId, block] = [inputs["vpcId"], String(inputs["cidrBlock"])];
  const taken = world.live
    .ofType("aws:ec2/subnet:Subnet")
    .filter(({ properties }) => properties["vpcId"] === vpcId)
    .some(({ properties }) => overlap(parseCidr(String(properties["cidrBlock"]))!, parseCidr(block)!));
  return taken
    ? `creating EC2 Subnet: operation error EC2: CreateSubnet, api error InvalidSubnet.Conflict: The CIDR '${block}' conflicts with another subnet`
    : undefined;
}

/** By type, the property with the subnets in which it has network interfaces. */
const INTERFACES: Record<string, string> = {
  "aws:ec2/natGateway:NatGateway": "subnetId",
  "aws:lb/loadBalancer:LoadBalancer": "subnets",
  "aws:autoscaling/group:Group": "vpcZoneIdentifiers",
  "aws:lambda/function:Function": "vpcConfig",
};

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteSubnet.html: what is in it must be gone. */
function inUse({ action, now, world }: Asked): string | undefined {
  if (action !== "delete") return undefined;
  const [, id] = String(now["arn"]).split("/");
  const user = world.live.all().find(({ type, properties }) => {
    const property = INTERFACES[type];
    return property !== undefined && JSON.stringify(properties[property] ?? null).includes(`"${id}"`);
  });
  return user
    ? `deleting EC2 Subnet (${id}): operation error EC2: DeleteSubnet, api error DependencyViolation: The subnet '${id}' has dependencies and cannot be deleted.`
    : undefined;
}
