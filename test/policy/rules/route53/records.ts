/** A small service in two regions, as its DNS is written: for the tests of the rules about Route 53. */
import { resource, type Fixture, type FixtureOptions } from "../../fixtures";

export const HOST = "shop.example.com";
export const EAST = "us-east-1";
export const WEST = "us-west-2";

export const zone = resource("aws:route53/zone:Zone", "zone", { name: "example.com" });

export const balancer = (name: string, region: string, options: FixtureOptions = {}): Fixture =>
  resource("aws:lb/loadBalancer:LoadBalancer", name, {}, { region, ...options });
export const east = balancer("east", EAST);
export const west = balancer("west", WEST);

export const distribution = resource("aws:cloudfront/distribution:Distribution", "cdn", {}, { region: EAST });

export const endpoint = resource("aws:route53/healthCheck:HealthCheck", "endpoint", {
  type: "HTTPS",
  fqdn: "us-east-1.shop.example.com",
  requestInterval: 10,
  failureThreshold: 3,
});

/** An alias to a load balancer. */
export const to = (target: Fixture, evaluateTargetHealth: unknown = true): Record<string, unknown> => ({
  aliases: [{ name: target.output("dnsName"), zoneId: target.output("zoneId"), evaluateTargetHealth }],
});

/** An alias to CloudFront. */
export const toCdn = (evaluateTargetHealth = false): Record<string, unknown> => ({
  aliases: [
    { name: distribution.output("domainName"), zoneId: distribution.output("hostedZoneId"), evaluateTargetHealth },
  ],
});

/** An alias to another record of the zone. */
export const toRecord = (name: string, evaluateTargetHealth: unknown = true): Record<string, unknown> => ({
  aliases: [{ name, zoneId: zone.id, evaluateTargetHealth }],
});

export const record = (name: string, inputs: Record<string, unknown> = {}, options: FixtureOptions = {}): Fixture =>
  resource("aws:route53/record:Record", name, { zoneId: zone.id, name: HOST, type: "A", ...inputs }, options);

export const half = (
  side: unknown,
  name: string,
  inputs: Record<string, unknown> = {},
  options: FixtureOptions = {},
): Fixture => record(name, { failoverRoutingPolicies: [{ type: side }], setIdentifier: name, ...inputs }, options);

export const primary = (inputs: Record<string, unknown> = {}, options: FixtureOptions = {}): Fixture =>
  half("PRIMARY", "primary", { ...to(east), healthCheckId: endpoint.id, ...inputs }, options);

export const secondary = (inputs: Record<string, unknown> = {}, options: FixtureOptions = {}): Fixture =>
  half("SECONDARY", "secondary", { ...to(west), ...inputs }, options);

export const latency = (name: string, inputs: Record<string, unknown> = {}): Fixture =>
  record(name, { latencyRoutingPolicies: [{ region: name }], setIdentifier: name, ...inputs });

/** What the other stack keeps, so that several stacks are judged together. */
export const elsewhere = resource("aws:ec2/vpc:Vpc", "vpc", {}, { stack: "secondary" });

/** A record that proves a domain to ACM: its name and type are ACM's. */
export const certificate = resource("aws:acm/certificate:Certificate", "certificate", { domainName: HOST });
export const validation = (options: FixtureOptions = {}): Fixture =>
  record(
    "validation",
    {
      name: certificate.output("recordName"),
      type: certificate.output("recordType"),
      records: [certificate.output("recordValue")],
      ttl: 300,
    },
    options,
  );
