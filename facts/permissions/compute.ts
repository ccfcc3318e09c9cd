import type { Actions } from "./actions";

/** What deploying network, instances, load balancers, names and certificates takes, by type and service. */
export const COMPUTE: Actions = {
  "aws:acm/certificate:Certificate": {
    acm: "AddTagsToCertificate DeleteCertificate DescribeCertificate ListTagsForCertificate RemoveTagsFromCertificate RequestCertificate UpdateCertificateOptions",
  },
  "aws:acm/certificateValidation:CertificateValidation": {
    acm: "DescribeCertificate",
  },
  "aws:appautoscaling/policy:Policy": {
    "application-autoscaling": "DeleteScalingPolicy DescribeScalingPolicies PutScalingPolicy",
  },
  "aws:appautoscaling/scheduledAction:ScheduledAction": {
    "application-autoscaling": "DeleteScheduledAction DescribeScheduledActions PutScheduledAction",
    iam: "PassRole",
  },
  "aws:appautoscaling/target:Target": {
    "application-autoscaling":
      "DeleteScheduledAction DeregisterScalableTarget DescribeScalableTargets DescribeScheduledActions ListTagsForResource PutScheduledAction RegisterScalableTarget TagResource UntagResource",
    cloudwatch: "DeleteAlarms DescribeAlarms PutMetricAlarm",
    iam: "CreateServiceLinkedRole PassRole",
  },
  "aws:autoscaling/group:Group": {
    autoscaling:
      "AttachLoadBalancerTargetGroups AttachLoadBalancers AttachTrafficSources CancelInstanceRefresh CreateAutoScalingGroup CreateOrUpdateTags DeleteAutoScalingGroup DeleteLifecycleHook DeleteNotificationConfiguration DeleteTags DescribeAutoScalingGroups DescribeAutoScalingInstances DescribeInstanceRefreshes DescribeLifecycleHooks DescribePolicies DescribeScalingActivities DescribeTags DescribeWarmPool DetachLoadBalancerTargetGroups DetachLoadBalancers DetachTrafficSources DisableMetricsCollection EnableMetricsCollection PutLifecycleHook PutNotificationConfiguration ResumeProcesses StartInstanceRefresh SuspendProcesses UpdateAutoScalingGroup",
    ec2: "CreateTags DescribeLaunchTemplateVersions DescribeLaunchTemplates RunInstances",
    elasticloadbalancing: "DescribeTargetGroups DescribeTargetHealth",
    iam: "CreateServiceLinkedRole PassRole",
    ssm: "GetParameters",
  },
  "aws:autoscaling/lifecycleHook:LifecycleHook": {
    autoscaling: "DeleteLifecycleHook DescribeLifecycleHooks PutLifecycleHook",
    iam: "PassRole",
  },
  "aws:autoscaling/policy:Policy": {
    autoscaling: "DeletePolicy DescribePolicies PutScalingPolicy",
  },
  "aws:autoscaling/schedule:Schedule": {
    autoscaling: "DeleteScheduledAction DescribeScheduledActions PutScheduledUpdateGroupAction",
  },
  "aws:cloudfront/distribution:Distribution": {
    cloudfront:
      "CreateConnectionGroup CreateDistribution DeleteDistribution GetConnectionGroup GetDistribution GetDistributionConfig GetVpcOrigin ListTagsForResource TagResource UntagResource UpdateDistribution UpdateDistributionWithStagingConfig",
  },
  "aws:cloudfront/originAccessControl:OriginAccessControl": {
    cloudfront: "CreateOriginAccessControl DeleteOriginAccessControl GetOriginAccessControl UpdateOriginAccessControl",
  },
  "aws:dlm/lifecyclePolicy:LifecyclePolicy": {
    dlm: "CreateLifecyclePolicy DeleteLifecyclePolicy GetLifecyclePolicy TagResource UntagResource UpdateLifecyclePolicy",
    iam: "PassRole",
  },
  "aws:ebs/volume:Volume": {
    ec2: "CopyVolumes CreateSnapshot CreateTags CreateVolume DeleteTags DeleteVolume DescribeSnapshots DescribeTags DescribeVolumeAttribute DescribeVolumes DescribeVolumesModifications ModifyVolume ModifyVolumeAttribute",
    kms: "CreateGrant GenerateDataKeyWithoutPlaintext ReEncryptFrom ReEncryptTo",
  },
  "aws:ec2/amiCopy:AmiCopy": {
    ec2: "CopyImage CreateTags DeleteSnapshot DeleteTags DeregisterImage DescribeImageAttribute DescribeImages",
    kms: "CreateGrant Decrypt DescribeKey GenerateDataKeyWithoutPlaintext ReEncryptFrom ReEncryptTo",
  },
  "aws:ec2/capacityReservation:CapacityReservation": {
    ec2: "AssociateCapacityReservationBillingOwner CancelCapacityReservation CreateCapacityReservation CreateTags DeleteTags DescribeCapacityReservations ModifyCapacityReservation",
  },
  "aws:ec2/eip:Eip": {
    ec2: "AcceptAddressTransfer AllocateAddress AssociateAddress CreateTags DeleteTags DescribeAddresses DescribeAddressesAttribute DescribeTags DisassociateAddress ReleaseAddress",
  },
  "aws:ec2/flowLog:FlowLog": {
    ec2: "CreateFlowLogs CreateTags DeleteFlowLogs DeleteTags DescribeFlowLogs DescribeTags",
    iam: "CreateServiceLinkedRole PassRole",
    logs: "CreateLogDelivery DeleteLogDelivery",
  },
  "aws:ec2/instance:Instance": {
    ec2: "AssociateIamInstanceProfile AttachVolume CreateTags DeleteTags DescribeIamInstanceProfileAssociations DescribeInstanceAttribute DescribeInstanceCreditSpecifications DescribeInstances DescribeKeyPairs DescribeLaunchTemplateVersions DescribeLaunchTemplates DescribeNetworkInterfaces DescribeSecurityGroups DescribeSubnets DescribeVolumes DescribeVpcs DetachVolume DisassociateIamInstanceProfile ModifyInstanceAttribute ModifyInstanceCreditSpecification ModifyInstanceMaintenanceOptions ModifyInstanceMetadataOptions ModifyInstancePlacement ModifyPrivateDnsNameOptions MonitorInstances ReplaceIamInstanceProfileAssociation RunInstances StartInstances StopInstances TerminateInstances UnmonitorInstances",
    iam: "PassRole",
    ssm: "GetParameters",
  },
  "aws:ec2/internetGateway:InternetGateway": {
    ec2: "AttachInternetGateway CreateInternetGateway CreateTags DeleteInternetGateway DeleteTags DescribeInternetGateways",
  },
  "aws:ec2/launchTemplate:LaunchTemplate": {
    ec2: "CreateLaunchTemplate CreateLaunchTemplateVersion CreateTags DeleteLaunchTemplate DeleteTags DescribeLaunchTemplateVersions DescribeLaunchTemplates",
    ssm: "GetParameters",
  },
  "aws:ec2/natGateway:NatGateway": {
    ec2: "AssignPrivateNatGatewayAddress AssociateNatGatewayAddress CreateNatGateway CreateTags DeleteNatGateway DeleteTags DescribeNatGateways DisassociateNatGatewayAddress UnassignPrivateNatGatewayAddress",
  },
  "aws:ec2/route:Route": {
    ec2: "CreateRoute DeleteRoute DescribeNetworkInterfaces DescribeRouteTables ReplaceRoute",
  },
  "aws:ec2/routeTable:RouteTable": {
    ec2: "CreateRouteTable CreateTags DeleteRouteTable DeleteTags DescribeRouteTables",
  },
  "aws:ec2/routeTableAssociation:RouteTableAssociation": {
    ec2: "AssociateRouteTable DescribeRouteTables DescribeSubnets DisassociateRouteTable ReplaceRouteTableAssociation",
  },
  "aws:ec2/securityGroup:SecurityGroup": {
    ec2: "AuthorizeSecurityGroupEgress AuthorizeSecurityGroupIngress CreateSecurityGroup CreateTags DeleteSecurityGroup DeleteTags DescribeInstances DescribeSecurityGroups RevokeSecurityGroupEgress RevokeSecurityGroupIngress UpdateSecurityGroupRuleDescriptionsEgress UpdateSecurityGroupRuleDescriptionsIngress",
  },
  "aws:ec2/subnet:Subnet": {
    ec2: "AssociateSubnetCidrBlock CreateSubnet CreateTags DeleteSubnet DeleteTags DescribeNetworkAcls DescribeSubnets DisassociateSubnetCidrBlock ModifySubnetAttribute",
  },
  "aws:ec2/volumeAttachment:VolumeAttachment": {
    ec2: "AttachVolume DescribeVolumes DetachVolume",
  },
  "aws:ec2/vpc:Vpc": {
    ec2: "CreateTags CreateVpc CreateVpcEncryptionControl DeleteTags DeleteVpc DescribeNetworkAcls DescribeRouteTables DescribeSecurityGroups DescribeVpcAttribute DescribeVpcEncryptionControls DescribeVpcs ModifyVpcAttribute ModifyVpcTenancy",
  },
  "aws:ec2/vpcEndpoint:VpcEndpoint": {
    ec2: "CreateTags CreateVpcEndpoint DeleteTags DeleteVpcEndpoints DescribePrefixLists DescribeSecurityGroups DescribeSubnets DescribeVpcEndpoints DescribeVpcs ModifyVpcEndpoint",
  },
  "aws:ec2transitgateway/instanceState:InstanceState": {
    ec2: "DescribeInstanceStatus DescribeInstances StartInstances StopInstances",
  },
  "aws:lb/listener:Listener": {
    elasticloadbalancing:
      "AddTags CreateListener DeleteListener DescribeListenerAttributes DescribeListeners DescribeTags ModifyListener ModifyListenerAttributes RemoveTags",
  },
  "aws:lb/loadBalancer:LoadBalancer": {
    elasticloadbalancing:
      "AddTags CreateLoadBalancer DeleteLoadBalancer DescribeCapacityReservation DescribeLoadBalancerAttributes DescribeLoadBalancers DescribeTags ModifyCapacityReservation ModifyIpPools ModifyLoadBalancerAttributes RemoveTags SetIpAddressType SetSecurityGroups SetSubnets",
  },
  "aws:lb/targetGroup:TargetGroup": {
    ec2: "DescribeVpcs",
    elasticloadbalancing:
      "AddTags CreateTargetGroup DeleteTargetGroup DeregisterTargets DescribeTags DescribeTargetGroupAttributes DescribeTargetGroups DescribeTargetHealth ModifyTargetGroup ModifyTargetGroupAttributes RegisterTargets RemoveTags",
  },
  "aws:lb/targetGroupAttachment:TargetGroupAttachment": {
    elasticloadbalancing: "DeregisterTargets DescribeTargetHealth RegisterTargets",
  },
  "aws:route53/healthCheck:HealthCheck": {
    cloudwatch: "DescribeAlarms",
    route53:
      "ChangeTagsForResource CreateHealthCheck DeleteHealthCheck GetHealthCheck ListTagsForResource UpdateHealthCheck",
  },
  "aws:route53/record:Record": {
    route53: "ChangeResourceRecordSets GetChange GetHostedZone ListHostedZones ListResourceRecordSets",
  },
  "aws:route53/zone:Zone": {
    ec2: "DescribeVpcs",
    route53:
      "AssociateVPCWithHostedZone ChangeTagsForResource CreateHostedZone CreateQueryLoggingConfig DeleteHostedZone DeleteQueryLoggingConfig DisassociateVPCFromHostedZone GetChange GetHostedZone ListQueryLoggingConfigs ListTagsForResource UpdateHostedZoneComment UpdateHostedZoneFeatures",
  },
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": {
    ec2: "AuthorizeSecurityGroupEgress DescribeSecurityGroupRules RevokeSecurityGroupEgress UpdateSecurityGroupRuleDescriptionsEgress",
  },
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": {
    ec2: "AuthorizeSecurityGroupIngress DescribeSecurityGroupRules DescribeSecurityGroups RevokeSecurityGroupIngress UpdateSecurityGroupRuleDescriptionsIngress",
  },
};
