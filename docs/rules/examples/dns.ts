import * as aws from "@pulumi/aws";
import type { Examples } from "./example";

export const dns: Examples = {
  "route53-failover-pair-complete": {
    wrong: ({ record, balancer, check }) => {
      new aws.route53.Record("shop", {
        ...record,
        setIdentifier: "primary",
        failoverRoutingPolicies: [{ type: "PRIMARY" }],
        healthCheckId: check.id,
        aliases: [{ name: balancer.dnsName, zoneId: balancer.zoneId, evaluateTargetHealth: true }],
      });
    },
    right: ({ record, balancer, balancerWest, check }) => {
      new aws.route53.Record("shop", {
        ...record,
        setIdentifier: "primary",
        failoverRoutingPolicies: [{ type: "PRIMARY" }],
        healthCheckId: check.id,
        aliases: [{ name: balancer.dnsName, zoneId: balancer.zoneId, evaluateTargetHealth: true }],
      });
      new aws.route53.Record("shop-west", {
        ...record,
        setIdentifier: "secondary",
        failoverRoutingPolicies: [{ type: "SECONDARY" }],
        aliases: [{ name: balancerWest.dnsName, zoneId: balancerWest.zoneId, evaluateTargetHealth: true }],
      });
    },
  },
  "route53-failover-pair-multi-region": {
    wrong: ({ record, balancer, check, subnetA, subnetB }) => {
      const second = new aws.lb.LoadBalancer("second", { subnets: [subnetA.id, subnetB.id] });
      new aws.route53.Record("shop", {
        ...record,
        setIdentifier: "primary",
        failoverRoutingPolicies: [{ type: "PRIMARY" }],
        healthCheckId: check.id,
        aliases: [{ name: balancer.dnsName, zoneId: balancer.zoneId, evaluateTargetHealth: true }],
      });
      new aws.route53.Record("shop-second", {
        ...record,
        setIdentifier: "secondary",
        failoverRoutingPolicies: [{ type: "SECONDARY" }],
        aliases: [{ name: second.dnsName, zoneId: second.zoneId, evaluateTargetHealth: true }],
      });
    },
    right: ({ record, balancer, balancerWest, check }) => {
      new aws.route53.Record("shop", {
        ...record,
        setIdentifier: "primary",
        failoverRoutingPolicies: [{ type: "PRIMARY" }],
        healthCheckId: check.id,
        aliases: [{ name: balancer.dnsName, zoneId: balancer.zoneId, evaluateTargetHealth: true }],
      });
      new aws.route53.Record("shop-west", {
        ...record,
        setIdentifier: "secondary",
        failoverRoutingPolicies: [{ type: "SECONDARY" }],
        aliases: [{ name: balancerWest.dnsName, zoneId: balancerWest.zoneId, evaluateTargetHealth: true }],
      });
    },
  },
  "route53-record-has-health-check": {
    wrong: ({ record, balancer }) => {
      new aws.route53.Record("shop", {
        ...record,
        setIdentifier: "primary",
        failoverRoutingPolicies: [{ type: "PRIMARY" }],
        aliases: [{ name: balancer.dnsName, zoneId: balancer.zoneId, evaluateTargetHealth: false }],
      });
    },
    right: ({ record, balancer, check }) => {
      new aws.route53.Record("shop", {
        ...record,
        setIdentifier: "primary",
        failoverRoutingPolicies: [{ type: "PRIMARY" }],
        healthCheckId: check.id,
        aliases: [{ name: balancer.dnsName, zoneId: balancer.zoneId, evaluateTargetHealth: true }],
      });
    },
  },
  "route53-alias-evaluates-target-health": {
    wrong: ({ record, balancer }) => {
      new aws.route53.Record("shop", {
        ...record,
        setIdentifier: "east",
        latencyRoutingPolicies: [{ region: "us-east-1" }],
        aliases: [{ name: balancer.dnsName, zoneId: balancer.zoneId, evaluateTargetHealth: false }],
      });
    },
    right: ({ record, balancer }) => {
      new aws.route53.Record("shop", {
        ...record,
        setIdentifier: "east",
        latencyRoutingPolicies: [{ region: "us-east-1" }],
        aliases: [{ name: balancer.dnsName, zoneId: balancer.zoneId, evaluateTargetHealth: true }],
      });
    },
  },
  "route53-single-routing-policy": {
    wrong: ({ record, balancer }) => {
      const aliases = [{ name: balancer.dnsName, zoneId: balancer.zoneId, evaluateTargetHealth: true }];
      new aws.route53.Record("shop-east", {
        ...record,
        setIdentifier: "east",
        latencyRoutingPolicies: [{ region: "us-east-1" }],
        aliases,
      });
      new aws.route53.Record("shop-canary", {
        ...record,
        setIdentifier: "canary",
        weightedRoutingPolicies: [{ weight: 10 }],
        aliases,
      });
    },
    right: ({ record, balancer, balancerWest }) => {
      new aws.route53.Record("shop-east", {
        ...record,
        setIdentifier: "east",
        latencyRoutingPolicies: [{ region: "us-east-1" }],
        aliases: [{ name: balancer.dnsName, zoneId: balancer.zoneId, evaluateTargetHealth: true }],
      });
      new aws.route53.Record("shop-west", {
        ...record,
        setIdentifier: "west",
        latencyRoutingPolicies: [{ region: "us-west-2" }],
        aliases: [{ name: balancerWest.dnsName, zoneId: balancerWest.zoneId, evaluateTargetHealth: true }],
      });
    },
  },
  "route53-calculated-health-check-threshold": {
    wrong: ({ check }) => {
      new aws.route53.HealthCheck("service", {
        type: "CALCULATED",
        childHealthchecks: [check.id],
        childHealthThreshold: 2,
      });
    },
    right: ({ check }) => {
      new aws.route53.HealthCheck("service", {
        type: "CALCULATED",
        childHealthchecks: [check.id],
        childHealthThreshold: 1,
      });
    },
  },
  "route53-health-check-settings": {
    wrong: () => {
      new aws.route53.HealthCheck("east", {
        type: "HTTPS",
        fqdn: "us-east-1.shop.example.com",
        resourcePath: "/healthz",
        disabled: true,
      });
    },
    right: () => {
      new aws.route53.HealthCheck("east", {
        type: "HTTPS",
        fqdn: "us-east-1.shop.example.com",
        resourcePath: "/healthz",
        requestInterval: 10,
        failureThreshold: 3,
      });
    },
  },
  "route53-health-check-endpoint": {
    wrong: ({ record, balancer }) => {
      const check = new aws.route53.HealthCheck("shop", {
        type: "HTTPS",
        fqdn: "shop.example.com",
        resourcePath: "/healthz",
        requestInterval: 10,
        failureThreshold: 3,
      });
      new aws.route53.Record("shop", {
        ...record,
        setIdentifier: "primary",
        failoverRoutingPolicies: [{ type: "PRIMARY" }],
        healthCheckId: check.id,
        aliases: [{ name: balancer.dnsName, zoneId: balancer.zoneId, evaluateTargetHealth: true }],
      });
    },
    right: ({ zone, record, balancer }) => {
      new aws.route53.Record("east", {
        zoneId: zone.zoneId,
        name: "us-east-1.shop.example.com",
        type: "A",
        aliases: [{ name: balancer.dnsName, zoneId: balancer.zoneId, evaluateTargetHealth: true }],
      });
      const check = new aws.route53.HealthCheck("east", {
        type: "HTTPS",
        fqdn: "us-east-1.shop.example.com",
        resourcePath: "/healthz",
        requestInterval: 10,
        failureThreshold: 3,
      });
      new aws.route53.Record("shop", {
        ...record,
        setIdentifier: "primary",
        failoverRoutingPolicies: [{ type: "PRIMARY" }],
        healthCheckId: check.id,
        aliases: [{ name: balancer.dnsName, zoneId: balancer.zoneId, evaluateTargetHealth: true }],
      });
    },
  },
  "route53-health-check-alarm": {
    wrong: ({ alarm }) => {
      const errors = new aws.cloudwatch.MetricAlarm("errors", { ...alarm, period: 10 });
      new aws.route53.HealthCheck("service", {
        type: "CLOUDWATCH_METRIC",
        cloudwatchAlarmName: errors.name,
        cloudwatchAlarmRegion: "us-east-1",
        insufficientDataHealthStatus: "Unhealthy",
      });
    },
    right: ({ alarm }) => {
      const errors = new aws.cloudwatch.MetricAlarm("errors", { ...alarm, period: 60 });
      new aws.route53.HealthCheck("service", {
        type: "CLOUDWATCH_METRIC",
        cloudwatchAlarmName: errors.name,
        cloudwatchAlarmRegion: "us-east-1",
        insufficientDataHealthStatus: "Unhealthy",
      });
    },
  },
  "route53-website-bucket-name": {
    wrong: ({ record, zone }) => {
      const site = new aws.s3.Bucket("site", { bucket: "shop-site" });
      const website = new aws.s3.BucketWebsiteConfiguration("site", {
        bucket: site.id,
        indexDocument: { suffix: "index.html" },
      });
      new aws.route53.Record("shop", {
        ...record,
        zoneId: zone.zoneId,
        aliases: [{ name: website.websiteDomain, zoneId: "Z3AQBSTGFYJSTF", evaluateTargetHealth: true }],
      });
    },
    right: ({ record, zone }) => {
      const site = new aws.s3.Bucket("site", { bucket: "shop.example.com" });
      const website = new aws.s3.BucketWebsiteConfiguration("site", {
        bucket: site.id,
        indexDocument: { suffix: "index.html" },
      });
      new aws.route53.Record("shop", {
        ...record,
        zoneId: zone.zoneId,
        aliases: [{ name: website.websiteDomain, zoneId: "Z3AQBSTGFYJSTF", evaluateTargetHealth: true }],
      });
    },
  },
  "cloudfront-certificate-region": {
    wrong: ({ distribution }) => {
      const certificate = new aws.acm.Certificate("shop", {
        region: "us-west-2",
        domainName: "shop.example.com",
        validationMethod: "DNS",
      });
      new aws.cloudfront.Distribution("shop", {
        ...distribution,
        aliases: ["shop.example.com"],
        viewerCertificate: { acmCertificateArn: certificate.arn, sslSupportMethod: "sni-only" },
      });
    },
    right: ({ distribution }) => {
      const certificate = new aws.acm.Certificate("shop", {
        region: "us-east-1",
        domainName: "shop.example.com",
        validationMethod: "DNS",
      });
      new aws.cloudfront.Distribution("shop", {
        ...distribution,
        aliases: ["shop.example.com"],
        viewerCertificate: { acmCertificateArn: certificate.arn, sslSupportMethod: "sni-only" },
      });
    },
  },
  "globalaccelerator-multiple-regions": {
    wrong: ({ acceleratorListener, balancer }) => {
      new aws.globalaccelerator.EndpointGroup("east", {
        listenerArn: acceleratorListener.arn,
        endpointGroupRegion: "us-east-1",
        endpointConfigurations: [{ endpointId: balancer.arn, weight: 100 }],
      });
    },
    right: ({ acceleratorListener, balancer, balancerWest }) => {
      new aws.globalaccelerator.EndpointGroup("east", {
        listenerArn: acceleratorListener.arn,
        endpointGroupRegion: "us-east-1",
        endpointConfigurations: [{ endpointId: balancer.arn, weight: 100 }],
      });
      new aws.globalaccelerator.EndpointGroup("west", {
        listenerArn: acceleratorListener.arn,
        endpointGroupRegion: "us-west-2",
        endpointConfigurations: [{ endpointId: balancerWest.arn, weight: 100 }],
      });
    },
  },
};
