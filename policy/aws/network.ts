/** Networking and content delivery: VPC, Elastic Load Balancing, Route 53, CloudFront, Global Accelerator, API Gateway. */

import type { ListenerState as AlbListenerState } from "@pulumi/aws/alb/listener";
import type { LoadBalancerState as AlbLoadBalancerState } from "@pulumi/aws/alb/loadBalancer";
import type { TargetGroupState as AlbTargetGroupState } from "@pulumi/aws/alb/targetGroup";
import type { TargetGroupAttachmentState as AlbTargetGroupAttachmentState } from "@pulumi/aws/alb/targetGroupAttachment";
import type { DomainNameState } from "@pulumi/aws/apigatewayv2/domainName";
import type { DistributionState } from "@pulumi/aws/cloudfront/distribution";
import type { DefaultRouteTableState } from "@pulumi/aws/ec2/defaultRouteTable";
import type { DefaultSubnetState } from "@pulumi/aws/ec2/defaultSubnet";
import type { DefaultVpcState } from "@pulumi/aws/ec2/defaultVpc";
import type { MainRouteTableAssociationState } from "@pulumi/aws/ec2/mainRouteTableAssociation";
import type { NatGatewayState } from "@pulumi/aws/ec2/natGateway";
import type { RouteState } from "@pulumi/aws/ec2/route";
import type { RouteTableState } from "@pulumi/aws/ec2/routeTable";
import type { RouteTableAssociationState } from "@pulumi/aws/ec2/routeTableAssociation";
import type { SubnetState } from "@pulumi/aws/ec2/subnet";
import type { VpcState } from "@pulumi/aws/ec2/vpc";
import type { VpcEndpointState } from "@pulumi/aws/ec2/vpcEndpoint";
import type { VpcEndpointRouteTableAssociationState } from "@pulumi/aws/ec2/vpcEndpointRouteTableAssociation";
import type { LoadBalancerState as ElbLoadBalancerState } from "@pulumi/aws/elb/loadBalancer";
import type { AcceleratorState } from "@pulumi/aws/globalaccelerator/accelerator";
import type { ListenerState as LbListenerState } from "@pulumi/aws/lb/listener";
import type { ListenerCertificateState } from "@pulumi/aws/lb/listenerCertificate";
import type { LoadBalancerState as LbLoadBalancerState } from "@pulumi/aws/lb/loadBalancer";
import type { TargetGroupState as LbTargetGroupState } from "@pulumi/aws/lb/targetGroup";
import type { TargetGroupAttachmentState as LbTargetGroupAttachmentState } from "@pulumi/aws/lb/targetGroupAttachment";
import type { HealthCheckState } from "@pulumi/aws/route53/healthCheck";
import type { QueryLogState } from "@pulumi/aws/route53/queryLog";
import type { RecordState } from "@pulumi/aws/route53/record";
import type { ZoneState } from "@pulumi/aws/route53/zone";
import type { OriginAccessControlState } from "@pulumi/aws/cloudfront/originAccessControl";
import type { FlowLogState } from "@pulumi/aws/ec2/flowLog";
import type { InternetGatewayState } from "@pulumi/aws/ec2/internetGateway";
import type { InternetGatewayAttachmentState } from "@pulumi/aws/ec2/internetGatewayAttachment";
import type { SecurityGroupState } from "@pulumi/aws/ec2/securityGroup";
import type { SecurityGroupRuleState } from "@pulumi/aws/ec2/securityGroupRule";
import type { ListenerRuleState } from "@pulumi/aws/lb/listenerRule";
import type { ListenerRuleState as AlbListenerRuleState } from "@pulumi/aws/alb/listenerRule";
import type { AttachmentState as ClassicAttachmentState } from "@pulumi/aws/elb/attachment";
import type { WebAclLoggingConfigurationState } from "@pulumi/aws/wafv2/webAclLoggingConfiguration";
import type { SecurityGroupIngressRuleState } from "@pulumi/aws/vpc/securityGroupIngressRule";
import { type } from "./type";

export const VPC = type<VpcState>("aws:ec2/vpc:Vpc");
export const DEFAULT_VPC = type<DefaultVpcState>("aws:ec2/defaultVpc:DefaultVpc");
export const SUBNET = type<SubnetState>("aws:ec2/subnet:Subnet");
export const DEFAULT_SUBNET = type<DefaultSubnetState>("aws:ec2/defaultSubnet:DefaultSubnet");
export const ROUTE_TABLE = type<RouteTableState>("aws:ec2/routeTable:RouteTable");
export const DEFAULT_ROUTE_TABLE = type<DefaultRouteTableState>("aws:ec2/defaultRouteTable:DefaultRouteTable");
export const ROUTE = type<RouteState>("aws:ec2/route:Route");
export const ROUTE_TABLE_ASSOCIATION = type<RouteTableAssociationState>(
  "aws:ec2/routeTableAssociation:RouteTableAssociation",
);
export const MAIN_ROUTE_TABLE_ASSOCIATION = type<MainRouteTableAssociationState>(
  "aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation",
);
export const NAT_GATEWAY = type<NatGatewayState>("aws:ec2/natGateway:NatGateway");
export const INTERNET_GATEWAY = type<InternetGatewayState>("aws:ec2/internetGateway:InternetGateway");
export const INTERNET_GATEWAY_ATTACHMENT = type<InternetGatewayAttachmentState>(
  "aws:ec2/internetGatewayAttachment:InternetGatewayAttachment",
);
export const SECURITY_GROUP = type<SecurityGroupState>("aws:ec2/securityGroup:SecurityGroup");
export const SECURITY_GROUP_RULE = type<SecurityGroupRuleState>("aws:ec2/securityGroupRule:SecurityGroupRule");
export const INGRESS_RULE = type<SecurityGroupIngressRuleState>(
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
);
export const WEB_ACL_LOGGING = type<WebAclLoggingConfigurationState>(
  "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration",
);
export const FLOW_LOG = type<FlowLogState>("aws:ec2/flowLog:FlowLog");
export const LISTENER_RULE = type<ListenerRuleState>("aws:lb/listenerRule:ListenerRule");
export const ALB_LISTENER_RULE = type<AlbListenerRuleState>("aws:alb/listenerRule:ListenerRule");
/** What joins an instance to a Classic Load Balancer from outside the balancer. */
export const CLASSIC_ATTACHMENT = type<ClassicAttachmentState>("aws:elb/attachment:Attachment");
export const ORIGIN_ACCESS_CONTROL = type<OriginAccessControlState>(
  "aws:cloudfront/originAccessControl:OriginAccessControl",
);
export const VPC_ENDPOINT = type<VpcEndpointState>("aws:ec2/vpcEndpoint:VpcEndpoint");
export const VPC_ENDPOINT_ROUTE_TABLE_ASSOCIATION = type<VpcEndpointRouteTableAssociationState>(
  "aws:ec2/vpcEndpointRouteTableAssociation:VpcEndpointRouteTableAssociation",
);
export const LOAD_BALANCER = type<LbLoadBalancerState>("aws:lb/loadBalancer:LoadBalancer");
/** The same resource by the provider's other name. */
export const ALB_LOAD_BALANCER = type<AlbLoadBalancerState>("aws:alb/loadBalancer:LoadBalancer");
export const LISTENER = type<LbListenerState>("aws:lb/listener:Listener");
export const LISTENER_CERTIFICATE = type<ListenerCertificateState>("aws:lb/listenerCertificate:ListenerCertificate");
export const ALB_LISTENER = type<AlbListenerState>("aws:alb/listener:Listener");
export const TARGET_GROUP = type<LbTargetGroupState>("aws:lb/targetGroup:TargetGroup");
export const ALB_TARGET_GROUP = type<AlbTargetGroupState>("aws:alb/targetGroup:TargetGroup");
export const TARGET_GROUP_ATTACHMENT = type<LbTargetGroupAttachmentState>(
  "aws:lb/targetGroupAttachment:TargetGroupAttachment",
);
export const ALB_TARGET_GROUP_ATTACHMENT = type<AlbTargetGroupAttachmentState>(
  "aws:alb/targetGroupAttachment:TargetGroupAttachment",
);
export const CLASSIC_LOAD_BALANCER = type<ElbLoadBalancerState>("aws:elb/loadBalancer:LoadBalancer");
export const RECORD = type<RecordState>("aws:route53/record:Record");
export const QUERY_LOG = type<QueryLogState>("aws:route53/queryLog:QueryLog");
export const HOSTED_ZONE = type<ZoneState>("aws:route53/zone:Zone");
export const HEALTH_CHECK = type<HealthCheckState>("aws:route53/healthCheck:HealthCheck");
export const DISTRIBUTION = type<DistributionState>("aws:cloudfront/distribution:Distribution");
export const ACCELERATOR = type<AcceleratorState>("aws:globalaccelerator/accelerator:Accelerator");
export const API_DOMAIN_NAME = type<DomainNameState>("aws:apigatewayv2/domainName:DomainName");

/** `lb` and `alb` are two names of the same resources: Application, Network and Gateway Load Balancers. */
export const LOAD_BALANCERS = [LOAD_BALANCER, ALB_LOAD_BALANCER] as const;
export const LISTENERS = [LISTENER, ALB_LISTENER] as const;
export const LISTENER_RULES = [LISTENER_RULE, ALB_LISTENER_RULE] as const;
export const TARGET_GROUPS = [TARGET_GROUP, ALB_TARGET_GROUP] as const;
export const TARGET_ATTACHMENTS = [TARGET_GROUP_ATTACHMENT, ALB_TARGET_GROUP_ATTACHMENT] as const;
export const VPCS = [VPC, DEFAULT_VPC] as const;
export const SUBNETS = [SUBNET, DEFAULT_SUBNET] as const;
export const ROUTE_TABLES = [ROUTE_TABLE, DEFAULT_ROUTE_TABLE] as const;
