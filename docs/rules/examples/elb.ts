import * as aws from "@pulumi/aws";
import type { Examples } from "./example";

export const elb: Examples = {
  "elb-multiple-az": {
    wrong: ({ subnetA }) => {
      new aws.lb.LoadBalancer("web", { loadBalancerType: "network", subnets: [subnetA.id] });
    },
    right: ({ subnetA, subnetB, subnetC }) => {
      new aws.lb.LoadBalancer("web", {
        loadBalancerType: "network",
        subnets: [subnetA.id, subnetB.id, subnetC.id],
      });
    },
  },
  "elb-deletion-protection": {
    wrong: ({ subnetA, subnetB }) => {
      new aws.lb.LoadBalancer("web", { subnets: [subnetA.id, subnetB.id] });
    },
    right: ({ subnetA, subnetB }) => {
      new aws.lb.LoadBalancer(
        "web",
        { subnets: [subnetA.id, subnetB.id], enableDeletionProtection: true },
        { protect: true },
      );
    },
  },
  "elb-load-balancer-serves": {
    wrong: ({ subnetA, subnetB }) => {
      const balancer = new aws.lb.LoadBalancer("web", { subnets: [subnetA.id, subnetB.id] });
      new aws.lb.Listener("web", {
        loadBalancerArn: balancer.arn,
        port: 80,
        protocol: "HTTP",
        defaultActions: [{ type: "fixed-response", fixedResponse: { contentType: "text/plain", statusCode: "503" } }],
      });
    },
    right: ({ subnetA, subnetB, targetGroup }) => {
      const balancer = new aws.lb.LoadBalancer("web", { subnets: [subnetA.id, subnetB.id] });
      new aws.lb.Listener("web", {
        loadBalancerArn: balancer.arn,
        port: 80,
        protocol: "HTTP",
        defaultActions: [{ type: "forward", targetGroupArn: targetGroup.arn }],
      });
    },
  },
  "elb-classic-cross-zone": {
    wrong: ({ subnetA, subnetB }) => {
      new aws.elb.LoadBalancer("web", {
        subnets: [subnetA.id, subnetB.id],
        listeners: [{ lbPort: 80, lbProtocol: "http", instancePort: 80, instanceProtocol: "http" }],
        crossZoneLoadBalancing: false,
      });
    },
    right: ({ subnetA, subnetB }) => {
      new aws.elb.LoadBalancer("web", {
        subnets: [subnetA.id, subnetB.id],
        listeners: [{ lbPort: 80, lbProtocol: "http", instancePort: 80, instanceProtocol: "http" }],
        crossZoneLoadBalancing: true,
      });
    },
  },
  "elb-target-group-cross-zone": {
    wrong: ({ vpc }) => {
      new aws.lb.TargetGroup("web", {
        vpcId: vpc.id,
        port: 80,
        protocol: "HTTP",
        loadBalancingCrossZoneEnabled: "false",
      });
    },
    right: ({ vpc }) => {
      new aws.lb.TargetGroup("web", {
        vpcId: vpc.id,
        port: 80,
        protocol: "HTTP",
        loadBalancingCrossZoneEnabled: "true",
      });
    },
  },
  "elb-target-group-detection-time": {
    wrong: ({ vpc }) => {
      new aws.lb.TargetGroup("web", {
        vpcId: vpc.id,
        port: 80,
        protocol: "HTTP",
        healthCheck: { path: "/healthz", interval: 300, unhealthyThreshold: 10 },
      });
    },
    right: ({ vpc }) => {
      new aws.lb.TargetGroup("web", {
        vpcId: vpc.id,
        port: 80,
        protocol: "HTTP",
        healthCheck: { path: "/healthz", interval: 10, unhealthyThreshold: 2, matcher: "200" },
      });
    },
  },
  "elb-target-group-health-check": {
    wrong: ({ vpc }) => {
      new aws.lb.TargetGroup("api", { vpcId: vpc.id, port: 443, protocol: "TCP" });
    },
    right: ({ vpc }) => {
      new aws.lb.TargetGroup("api", {
        vpcId: vpc.id,
        port: 443,
        protocol: "TCP",
        healthCheck: { protocol: "HTTPS", path: "/healthz" },
      });
    },
  },
  "elb-target-group-in-use": {
    wrong: ({ group, targetGroup }) => {
      new aws.autoscaling.Group("web", { ...group, targetGroupArns: [targetGroup.arn] });
    },
    right: ({ group, subnetA, subnetB, targetGroup }) => {
      new aws.autoscaling.Group("web", { ...group, targetGroupArns: [targetGroup.arn] });
      const balancer = new aws.lb.LoadBalancer("web", { subnets: [subnetA.id, subnetB.id] });
      new aws.lb.Listener("web", {
        loadBalancerArn: balancer.arn,
        port: 80,
        protocol: "HTTP",
        defaultActions: [{ type: "forward", targetGroupArn: targetGroup.arn }],
      });
    },
  },
  "acm-certificate-region": {
    wrong: ({ balancer, targetGroup }) => {
      const certificate = new aws.acm.Certificate("shop", {
        region: "us-west-2",
        domainName: "shop.example.com",
        validationMethod: "DNS",
      });
      new aws.lb.Listener("https", {
        loadBalancerArn: balancer.arn,
        port: 443,
        protocol: "HTTPS",
        certificateArn: certificate.arn,
        defaultActions: [{ type: "forward", targetGroupArn: targetGroup.arn }],
      });
    },
    right: ({ balancer, targetGroup }) => {
      const certificate = new aws.acm.Certificate("shop", {
        domainName: "shop.example.com",
        validationMethod: "DNS",
      });
      new aws.lb.Listener("https", {
        loadBalancerArn: balancer.arn,
        port: 443,
        protocol: "HTTPS",
        certificateArn: certificate.arn,
        defaultActions: [{ type: "forward", targetGroupArn: targetGroup.arn }],
      });
    },
  },
};
