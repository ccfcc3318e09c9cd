import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { NewVpc } from "../config/schema/network";
import type { Vpc } from "./vpc";

interface InterfaceEndpointsArgs {
  vpc: Pick<Vpc, "vpcId" | "privateSubnetIds">;
  /** The VPC's block, from which the endpoints are reached. */
  cidr: string;
  region: string;
  services: NewVpc["interfaceEndpoints"];
}

/** An interface endpoint of each service, with an address in the private subnet of every Availability Zone, by the service's own name. */
export function interfaceEndpoints(
  name: string,
  { vpc, cidr, region, services }: InterfaceEndpointsArgs,
  opts: pulumi.CustomResourceOptions,
): void {
  const own = `${name}-endpoints`;
  const group = new aws.ec2.SecurityGroup(
    own,
    { vpcId: vpc.vpcId, description: "Interface endpoints", tags: { Name: own } },
    opts,
  );
  new aws.vpc.SecurityGroupIngressRule(
    own,
    {
      securityGroupId: group.id,
      cidrIpv4: cidr,
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
      description: "From the VPC, HTTPS",
    },
    opts,
  );
  for (const service of services) {
    const endpoint = `${name}-${service.replace(".", "-")}`;
    new aws.ec2.VpcEndpoint(
      endpoint,
      {
        vpcId: vpc.vpcId,
        serviceName: `com.amazonaws.${region}.${service}`,
        vpcEndpointType: "Interface",
        subnetIds: vpc.privateSubnetIds,
        securityGroupIds: [group.id],
        // Clients use the service's usual name.
        privateDnsEnabled: true,
        tags: { Name: endpoint },
      },
      opts,
    );
  }
}
