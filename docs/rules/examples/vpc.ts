import * as aws from "@pulumi/aws";
import type { Examples } from "./example";

export const vpcs: Examples = {
  "vpc-nat-gateway-per-az": {
    wrong: ({ vpc, subnetA, privateA, privateB }) => {
      const address = new aws.ec2.Eip("nat", { domain: "vpc" });
      const gateway = new aws.ec2.NatGateway("nat", { subnetId: subnetA.id, allocationId: address.id });
      const table = new aws.ec2.RouteTable("private", {
        vpcId: vpc.id,
        routes: [{ cidrBlock: "0.0.0.0/0", natGatewayId: gateway.id }],
      });
      new aws.ec2.RouteTableAssociation("private-a", { subnetId: privateA.id, routeTableId: table.id });
      new aws.ec2.RouteTableAssociation("private-b", { subnetId: privateB.id, routeTableId: table.id });
    },
    right: ({ vpc, subnetA, subnetB, privateA, privateB }) => {
      const zones = { a: [subnetA, privateA], b: [subnetB, privateB] } as const;
      for (const [letter, [publicSubnet, privateSubnet]] of Object.entries(zones)) {
        const address = new aws.ec2.Eip(`nat-${letter}`, { domain: "vpc" });
        const gateway = new aws.ec2.NatGateway(`nat-${letter}`, {
          subnetId: publicSubnet.id,
          allocationId: address.id,
        });
        const table = new aws.ec2.RouteTable(`private-${letter}`, {
          vpcId: vpc.id,
          routes: [{ cidrBlock: "0.0.0.0/0", natGatewayId: gateway.id }],
        });
        new aws.ec2.RouteTableAssociation(`private-${letter}`, {
          subnetId: privateSubnet.id,
          routeTableId: table.id,
        });
      }
    },
  },
  "vpc-interface-endpoint-multiple-az": {
    wrong: ({ vpc, privateA, privateB, code, functionRole }) => {
      new aws.ec2.VpcEndpoint("secrets", {
        vpcId: vpc.id,
        vpcEndpointType: "Interface",
        serviceName: "com.amazonaws.us-east-1.secretsmanager",
        subnetIds: [privateA.id],
      });
      new aws.lambda.Function("worker", {
        ...code,
        role: functionRole.arn,
        vpcConfig: { subnetIds: [privateA.id, privateB.id], securityGroupIds: ["sg-0123456789abcdef0"] },
      });
    },
    right: ({ vpc, privateA, privateB, code, functionRole }) => {
      new aws.ec2.VpcEndpoint("secrets", {
        vpcId: vpc.id,
        vpcEndpointType: "Interface",
        serviceName: "com.amazonaws.us-east-1.secretsmanager",
        subnetIds: [privateA.id, privateB.id],
      });
      new aws.lambda.Function("worker", {
        ...code,
        role: functionRole.arn,
        vpcConfig: { subnetIds: [privateA.id, privateB.id], securityGroupIds: ["sg-0123456789abcdef0"] },
      });
    },
  },
  "vpc-transit-gateway-attachment-multiple-az": {
    wrong: ({ vpc, privateA }) => {
      const transit = new aws.ec2transitgateway.TransitGateway("main");
      new aws.ec2transitgateway.VpcAttachment("main", {
        transitGatewayId: transit.id,
        vpcId: vpc.id,
        subnetIds: [privateA.id],
      });
    },
    right: ({ vpc, privateA, privateB }) => {
      const transit = new aws.ec2transitgateway.TransitGateway("main");
      new aws.ec2transitgateway.VpcAttachment("main", {
        transitGatewayId: transit.id,
        vpcId: vpc.id,
        subnetIds: [privateA.id, privateB.id],
      });
    },
  },
  "vpc-connected-cidr-overlap": {
    wrong: ({ vpc }) => {
      const other = new aws.ec2.Vpc("reports", { cidrBlock: "10.0.0.0/16" });
      new aws.ec2.VpcPeeringConnection("reports", { vpcId: vpc.id, peerVpcId: other.id, autoAccept: true });
    },
    right: ({ vpc }) => {
      const other = new aws.ec2.Vpc("reports", { cidrBlock: "10.1.0.0/16" });
      new aws.ec2.VpcPeeringConnection("reports", { vpcId: vpc.id, peerVpcId: other.id, autoAccept: true });
    },
  },
  "networkfirewall-multiple-az": {
    wrong: ({ vpc, privateA }) => {
      new aws.networkfirewall.Firewall("edge", {
        vpcId: vpc.id,
        firewallPolicyArn: "arn:aws:network-firewall:us-east-1:123456789012:firewall-policy/edge",
        subnetMappings: [{ subnetId: privateA.id }],
      });
    },
    right: ({ vpc, privateA, privateB }) => {
      new aws.networkfirewall.Firewall("edge", {
        vpcId: vpc.id,
        firewallPolicyArn: "arn:aws:network-firewall:us-east-1:123456789012:firewall-policy/edge",
        subnetMappings: [{ subnetId: privateA.id }, { subnetId: privateB.id }],
      });
    },
  },
};
