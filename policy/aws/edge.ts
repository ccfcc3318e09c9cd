/** The edge, networks between networks, and releases: Global Accelerator, transit gateways, peering, VPN, CodeDeploy, Lightsail, quotas. */

import type { ApplicationState } from "@pulumi/aws/codedeploy/application";
import type { DeploymentConfigState } from "@pulumi/aws/codedeploy/deploymentConfig";
import type { DeploymentGroupState } from "@pulumi/aws/codedeploy/deploymentGroup";
import type { CustomerGatewayState } from "@pulumi/aws/ec2/customerGateway";
import type { VpcPeeringConnectionState } from "@pulumi/aws/ec2/vpcPeeringConnection";
import type { VpnConnectionState } from "@pulumi/aws/ec2/vpnConnection";
import type { VpnGatewayState } from "@pulumi/aws/ec2/vpnGateway";
import type { TransitGatewayState } from "@pulumi/aws/ec2transitgateway/transitGateway";
import type { VpcAttachmentState } from "@pulumi/aws/ec2transitgateway/vpcAttachment";
import type { EndpointGroupState } from "@pulumi/aws/globalaccelerator/endpointGroup";
import type { ListenerState } from "@pulumi/aws/globalaccelerator/listener";
import type { DatabaseState } from "@pulumi/aws/lightsail/database";
import type { ServiceQuotaState } from "@pulumi/aws/servicequotas/serviceQuota";
import { type } from "./type";

export const ACCELERATOR_LISTENER = type<ListenerState>("aws:globalaccelerator/listener:Listener");
export const ENDPOINT_GROUP = type<EndpointGroupState>("aws:globalaccelerator/endpointGroup:EndpointGroup");
export const TRANSIT_GATEWAY_ATTACHMENT = type<VpcAttachmentState>("aws:ec2transitgateway/vpcAttachment:VpcAttachment");
export const TRANSIT_GATEWAY = type<TransitGatewayState>("aws:ec2transitgateway/transitGateway:TransitGateway");
export const VPN_GATEWAY = type<VpnGatewayState>("aws:ec2/vpnGateway:VpnGateway");
export const CUSTOMER_GATEWAY = type<CustomerGatewayState>("aws:ec2/customerGateway:CustomerGateway");
export const VPN_CONNECTION = type<VpnConnectionState>("aws:ec2/vpnConnection:VpnConnection");
export const DEPLOYMENT_APPLICATION = type<ApplicationState>("aws:codedeploy/application:Application");
export const DEPLOYMENT_CONFIG = type<DeploymentConfigState>("aws:codedeploy/deploymentConfig:DeploymentConfig");
export const DEPLOYMENT_GROUP = type<DeploymentGroupState>("aws:codedeploy/deploymentGroup:DeploymentGroup");
export const LIGHTSAIL_DATABASE = type<DatabaseState>("aws:lightsail/database:Database");
export const VPC_PEERING = type<VpcPeeringConnectionState>("aws:ec2/vpcPeeringConnection:VpcPeeringConnection");
/** A quota that the program asks AWS to raise. */
export const SERVICE_QUOTA = type<ServiceQuotaState>("aws:servicequotas/serviceQuota:ServiceQuota");
