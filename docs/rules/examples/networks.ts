import * as aws from "@pulumi/aws";
import type { Examples } from "./example";

const CIDRS = ["10.1.0.0/16", "10.2.0.0/16", "10.3.0.0/16"];

export const networks: Examples = {
  "vpc-flow-logs": {
    wrong: () => {
      new aws.ec2.Vpc("main", { cidrBlock: "10.0.0.0/16" });
    },
    right: ({ bucket }) => {
      const main = new aws.ec2.Vpc("main", { cidrBlock: "10.0.0.0/16" });
      const to = { logDestinationType: "s3", logDestination: bucket.arn };
      new aws.ec2.FlowLog("main", { vpcId: main.id, trafficType: "ALL", ...to });
    },
  },
  "vpc-gateway-endpoint-routed": {
    wrong: ({ vpc }) => {
      new aws.ec2.VpcEndpoint("s3", { vpcId: vpc.id, serviceName: "com.amazonaws.us-east-1.s3" });
    },
    right: ({ vpc }) => {
      const table = new aws.ec2.RouteTable("private", { vpcId: vpc.id });
      const serviceName = "com.amazonaws.us-east-1.s3";
      new aws.ec2.VpcEndpoint("s3", { vpcId: vpc.id, serviceName, routeTableIds: [table.id] });
    },
  },
  "vpc-peering-mesh": {
    wrong: ({ vpc }) => {
      for (const cidrBlock of CIDRS) {
        const peer = new aws.ec2.Vpc(cidrBlock, { cidrBlock });
        new aws.ec2.VpcPeeringConnection(cidrBlock, { vpcId: vpc.id, peerVpcId: peer.id, autoAccept: true });
      }
    },
    right: ({ vpc }) => {
      const peer = new aws.ec2.Vpc("peer", { cidrBlock: "10.1.0.0/16" });
      new aws.ec2.VpcPeeringConnection("peer", { vpcId: vpc.id, peerVpcId: peer.id, autoAccept: true });
    },
  },
  "vpc-subnets-multiple-az": {
    wrong: () => {
      const main = new aws.ec2.Vpc("main", { cidrBlock: "10.0.0.0/16" });
      new aws.ec2.Subnet("a", { vpcId: main.id, cidrBlock: "10.0.0.0/24", availabilityZone: "us-east-1a" });
    },
    right: () => {
      const main = new aws.ec2.Vpc("main", { cidrBlock: "10.0.0.0/16" });
      new aws.ec2.Subnet("a", { vpcId: main.id, cidrBlock: "10.0.0.0/24", availabilityZone: "us-east-1a" });
      new aws.ec2.Subnet("b", { vpcId: main.id, cidrBlock: "10.0.1.0/24", availabilityZone: "us-east-1b" });
    },
  },
  "vpc-vpn-redundant": {
    wrong: ({ officeGateway, transitGateway }) => {
      const office = { customerGatewayId: officeGateway("office").id, transitGatewayId: transitGateway.id };
      new aws.ec2.VpnConnection("office", { type: "ipsec.1", ...office });
    },
    right: ({ officeGateway, transitGateway }) => {
      for (const name of ["office", "office-2"]) {
        const office = { customerGatewayId: officeGateway(name).id, transitGatewayId: transitGateway.id };
        new aws.ec2.VpnConnection(name, { type: "ipsec.1", ...office });
      }
    },
  },
};
