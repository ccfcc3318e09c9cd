import { one, servingTable, Site, two, type ServingCase } from "./serving";
import type { Fixture } from "../../fixtures";

const ZONE = "zone us-east-1a";
const REGION = "region us-east-1 outage";
const STANDBY = "region us-west-2 outage";
const side = (isFirst: boolean) => ({ failoverRoutingPolicies: [{ type: isFirst ? "PRIMARY" : "SECONDARY" }] });

const GUIDE = "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/";
const CHOOSES = `${GUIDE}health-checks-how-route-53-chooses-records.html`;
const API = "https://docs.aws.amazon.com/Route53/latest/APIReference/";

/** An instance with an address, and a check that connects to it. */
function addressed(site: Site, name: string, zone: string, address: string): { check: Fixture; address: string } {
  site.instance(name, zone, { publicIp: address });
  const inputs = { type: "TCP", ipAddress: address, port: 80 };
  return { check: site.add("aws:route53/healthCheck:HealthCheck", name, inputs), address };
}

/** Two Regions with a group behind a load balancer each, a check of each, and a record by a policy of their own. */
function checked(policy: (isFirst: boolean) => Record<string, unknown>, check: Record<string, unknown> = {}) {
  return () =>
    two((site, isFirst) => {
      const balancer = site.web(4, 40);
      site.alias(balancer, { ...policy(isFirst), healthCheckId: site.check("web", balancer, check).id });
    });
}

const weighted = (weight: number) => ({ weightedRoutingPolicies: [{ weight }] });

const CASES: ServingCase[] = [
  {
    title: "failover with checks every 10 s",
    source: `${GUIDE}dns-failover-determining-health-of-endpoints.html`,
    why: "3 x (10 + 6) s to detect, and 60 s for which the alias is kept.",
    sites: checked(side, { requestInterval: 10, failureThreshold: 3 }),
    expected: { [REGION]: "recovers 0:0 108:1" },
  },
  {
    title: "failover between two instances' addresses with a TTL of 300 s",
    source: `${GUIDE}resource-record-sets-values-basic.html`,
    why: "Resolvers keep an answer for its TTL: 3 x (30 + 10) s to detect a connection that fails, and 300 s.",
    sites: () =>
      two((site, isFirst) => {
        const { check, address } = addressed(site, "web", "a", isFirst ? "192.0.2.1" : "192.0.2.2");
        site.record({
          ...side(isFirst),
          setIdentifier: site.region,
          ttl: 300,
          records: [address],
          healthCheckId: check.id,
        });
      }),
    expected: { [ZONE]: "recovers 0:0 420:1", "zone us-west-2a": "continues 0:1" },
  },
  {
    title: "failover where the primary's check is disabled",
    source: `${API}API_HealthCheckConfig.html`,
    why: "After a health check is disabled, Route 53 considers it healthy.",
    sites: checked(side, { disabled: true }),
    expected: { [REGION]: "waits 0:0" },
  },
  {
    title: "failover to a standby that is unhealthy too",
    source: CHOOSES,
    why: "If both are unhealthy Route 53 answers with the primary: the standby's target group is empty.",
    sites: () =>
      two((site, isFirst) => {
        const balancer = isFirst ? site.web(4, 40) : site.balancer("web");
        if (!isFirst) site.listener(balancer, "web", site.forward(site.targetGroup("web")));
        const check = isFirst ? { healthCheckId: site.check("web", balancer).id } : {};
        site.alias(balancer, { ...side(isFirst), ...check }, !isFirst);
      }),
    expected: { none: "up", [REGION]: "waits 0:0", [STANDBY]: "continues 0:1" },
  },
  {
    title: "failover from a load balancer with a target group that works and an empty one",
    source: `${API}API_AliasTarget.html`,
    why: "A load balancer with a target group that has no registered targets counts as unhealthy: the standby answers already, and as it fails nothing turns back, since without a check it is always healthy.",
    sites: () =>
      two((site, isFirst) => {
        const balancer = site.web(4, 40);
        if (isFirst) site.listener(balancer, "spare", site.forward(site.targetGroup("spare")), { port: 8080 });
        site.alias(balancer, side(isFirst), isFirst);
      }),
    expected: { none: "up", [STANDBY]: "waits 0:0", [REGION]: "continues 0:1" },
  },
  {
    title: "failover from a load balancer without targets, with a check of an instance beside it",
    source: CHOOSES,
    why: "The check says that the instance answers, so that clients get the primary, which has no targets. As the instance fails they get the standby, 3 x (30 + 10) + 60 s later: what is not served without a fault is not said to recover by one.",
    sites: () =>
      two((site, isFirst) => {
        if (!isFirst) return void site.alias(site.web(4, 40), side(false));
        const balancer = site.balancer("web");
        site.listener(balancer, "web", site.forward(site.targetGroup("web")));
        const { check } = addressed(site, "probe", "a", "192.0.2.1");
        site.alias(balancer, { ...side(true), healthCheckId: check.id });
      }),
    expected: { none: "down", "host probe-us-east-1": "undecided 0:0 180:1" },
  },
  {
    title: "failover from a target group that counts as healthy with three of its four targets",
    source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health.html",
    why: "With fewer healthy targets than its minimum the group is unhealthy in DNS: 25 s to detect, 60 s until the alias is, 60 s for which it is kept.",
    sites: () =>
      two((site, isFirst) => {
        if (!isFirst) return void site.alias(site.web(4, 40), side(false));
        const balancer = site.balancer("web");
        const dnsFailover = { minimumHealthyTargetsCount: "3" };
        const group = site.targetGroup("web", { targetGroupHealth: { dnsFailover } });
        site.listener(balancer, "web", site.forward(group));
        site.attach(group, ...["a1", "a2", "b1", "b2"].map((name) => site.instance(name, name.slice(0, 1))));
        site.alias(balancer, side(true), true);
      }),
    expected: { [ZONE]: "recovers 0:0.5 145:1", "host a1-us-east-1": "degraded 0:0.75" },
  },
  {
    title: "failover from a set of two weighted records, by evaluateTargetHealth",
    source: CHOOSES,
    why: "As long as one record of the set is healthy the alias is; when none is, 3 x (30 + 10) s later, it is not, and it is kept for 60 s.",
    sites: () =>
      two((site, isFirst) => {
        if (!isFirst) return void site.alias(site.web(4, 40), side(false));
        for (const [index, name] of ["one", "two"].entries()) {
          const { check, address } = addressed(site, name, "ab"[index]!, `192.0.2.${index}`);
          const inner = { name: "pool.example.com", zoneId: "Z1", type: "A", ttl: 60, records: [address] };
          const own = { setIdentifier: name, ...weighted(1), healthCheckId: check.id };
          site.add("aws:route53/record:Record", name, { ...inner, ...own });
        }
        const aliases = [{ name: "pool.example.com", zoneId: "Z1", evaluateTargetHealth: true }];
        site.record({ ...side(true), setIdentifier: "primary", aliases });
      }),
    expected: { [ZONE]: "degraded 0:0.5", [REGION]: "recovers 0:0 180:1" },
  },
  {
    title: "failover where the primary's check wants one of both Regions' endpoints",
    source: `${API}API_HealthCheckConfig.html`,
    why: "A calculated check is healthy while as many children are as its threshold: the standby's endpoint keeps it so, and nothing turns.",
    sites: () => {
      const [primary, standby] = [new Site("us-east-1"), new Site("us-west-2")];
      const [first, second] = [primary.web(4, 40), standby.web(4, 40)];
      const children = [primary.check("web", first).id, standby.check("web", second).id];
      const inputs = { type: "CALCULATED", childHealthchecks: children, childHealthThreshold: 1 };
      const check = primary.add("aws:route53/healthCheck:HealthCheck", "either", inputs);
      primary.alias(first, { ...side(true), healthCheckId: check.id });
      standby.alias(second, side(false));
      return [primary, standby];
    },
    expected: { [REGION]: "waits 0:0", [STANDBY]: "continues 0:1" },
  },
  {
    title: "failover where the primary's check is of an alarm in its Region, unhealthy with insufficient data",
    source: `${API}API_HealthCheckConfig.html`,
    why: "Without metrics the check is as its setting says. One period of 60 s and as long again until Route 53 knows, which AWS does not say, and 60 s for which the alias is kept.",
    sites: () =>
      two((site, isFirst) => {
        const balancer = site.web(4, 40);
        if (!isFirst) return void site.alias(balancer, side(false));
        const metric = { name: "errors", metricName: "Errors", period: 60, evaluationPeriods: 1 };
        site.add("aws:cloudwatch/metricAlarm:MetricAlarm", "errors", metric);
        const check = site.add("aws:route53/healthCheck:HealthCheck", "errors", {
          ...{ type: "CLOUDWATCH_METRIC", cloudwatchAlarmName: "errors", cloudwatchAlarmRegion: site.region },
          insufficientDataHealthStatus: "Unhealthy",
        });
        site.alias(balancer, { ...side(true), healthCheckId: check.id });
      }),
    expected: { [REGION]: "recovers 0:0 180:1", "service cloudwatch@us-east-1": "continues 0:1" },
  },
  {
    title: "failover where the primary's check asks for HTTPS and its certificate fails",
    source: `${GUIDE}dns-failover-determining-health-of-endpoints.html`,
    why: "HTTPS health checks don't validate certificates, so that nothing turns; clients do validate them.",
    sites: () =>
      two((site, isFirst) => {
        const balancer = site.balancer("web");
        const group = site.targetGroup("web");
        const arn = `arn:aws:acm:${site.region}:123456789012:certificate/1`;
        const domainName = isFirst ? "shop.example.com" : "standby.example.com";
        const certificate = site.add("aws:acm/certificate:Certificate", "shop", { domainName }, { arn });
        site.listener(balancer, "https", site.forward(group), { certificateArn: certificate.output("arn") });
        site.group(group, 4, 40);
        const check = site.check("web", balancer, { type: "HTTPS", port: 443 });
        site.alias(balancer, { ...side(isFirst), healthCheckId: check.id });
      }),
    expected: { "certificate shop.example.com": "lost 0:0", "certificate standby.example.com": "continues 0:1" },
  },
  {
    title: "failover from CloudFront, whose origin is a bucket, to another bucket's website",
    source: `${API}API_AliasTarget.html`,
    why: "An alias of a distribution can't evaluate its health: without a check the primary is always healthy.",
    sites: () => {
      const [primary, standby] = [new Site("us-east-1"), new Site("us-west-2")];
      const domain = { bucketRegionalDomainName: "files.s3.us-east-1.amazonaws.com" };
      const files = primary.add("aws:s3/bucket:Bucket", "files", {}, domain);
      const origins = [{ originId: "files", domainName: files.output("bucketRegionalDomainName") }];
      const defaultCacheBehavior = { targetOriginId: "files", allowedMethods: ["GET", "HEAD"] };
      const viewerCertificate = { cloudfrontDefaultCertificate: true };
      const distribution = primary.add(
        "aws:cloudfront/distribution:Distribution",
        "site",
        { enabled: true, origins, viewerCertificate, defaultCacheBehavior },
        { domainName: "d1.cloudfront.net" },
      );
      const bucket = standby.add("aws:s3/bucket:Bucket", "page", { bucket: "shop.example.com" });
      const website = standby.add(
        "aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration",
        "page",
        { bucket: bucket.id },
        { websiteEndpoint: "shop.example.com.s3-website-us-west-2.amazonaws.com" },
      );
      const alias = (to: unknown) => [{ name: to, zoneId: "Z", evaluateTargetHealth: false }];
      primary.record({ ...side(true), setIdentifier: "1", aliases: alias(distribution.output("domainName")) });
      standby.record({ ...side(false), setIdentifier: "2", aliases: alias(website.output("websiteEndpoint")) });
      return [primary, standby];
    },
    expected: { [REGION]: "waits 0:0", [STANDBY]: "continues 0:1" },
  },
  {
    title: "two weighted records with checks, of 100 and 0",
    source: CHOOSES,
    why: "Records of weight 0 are considered once all others are unhealthy: 108 + 60 s.",
    sites: checked((isFirst) => weighted(isFirst ? 100 : 0)),
    expected: { [REGION]: "recovers 0:0 168:1", [STANDBY]: "continues 0:1" },
  },
  {
    title: "two weighted records with checks, of 90 and 10",
    source: CHOOSES,
    why: "Clients are shared by weight; those of the unhealthy record go to the other.",
    sites: checked((isFirst) => weighted(isFirst ? 90 : 10)),
    expected: { [REGION]: "recovers 0:0.1 168:1", [STANDBY]: "recovers 0:0.9 168:1" },
  },
  {
    title: "two weighted records with checks, both of 0",
    source: `${API}API_ResourceRecordSet.html`,
    why: "If every weight is 0, all records are answered with equal probability.",
    sites: checked(() => weighted(0)),
    expected: { [REGION]: "recovers 0:0.5 168:1", [STANDBY]: "recovers 0:0.5 168:1" },
  },
  {
    title: "two multivalue answer records with checks, of instances in two zones",
    source: `${GUIDE}routing-policy-multivalue.html`,
    why: "Each answer has up to eight healthy records, of which clients try the next; the instance that is left has the load of both.",
    sites: () =>
      one((site) => {
        for (const [index, name] of ["one", "two"].entries()) {
          const { check, address } = addressed(site, name, "ab"[index]!, `192.0.2.${index}`);
          const own = { multivalueAnswerRoutingPolicy: true, setIdentifier: name, healthCheckId: check.id };
          site.add("aws:route53/record:Record", name, {
            ...{ zoneId: "Z1", name: "shop.example.com", type: "A", ttl: 60, records: [address] },
            ...own,
          });
        }
      }),
    expected: { [ZONE]: "degraded 0:0.5", [REGION]: "waits 0:0" },
  },
  {
    title: "two latency records without checks",
    source: CHOOSES,
    why: "Records without a health check are always healthy: the clients of a Region stay with it.",
    sites: () => two((site) => void site.alias(site.web(4, 40), { latencyRoutingPolicies: [{ region: site.region }] })),
    expected: { [REGION]: "degraded 0:0.001..0.999", [STANDBY]: "degraded 0:0.001..0.999" },
  },
  {
    title: "a geolocation record of a country with a check, and the default one",
    source: `${API}API_ResourceRecordSet.html`,
    why: "If a country's record is unhealthy, Route 53 answers with that of the larger location, at last the default one; the default one has none larger.",
    sites: checked((isFirst) => ({ geolocationRoutingPolicies: [{ country: isFirst ? "US" : "*" }] })),
    expected: { [REGION]: "recovers 0:0.001..0.999 168:1", [STANDBY]: "degraded 0:0.001..0.999" },
  },
];

export const POLICIES = servingTable("Routing policies and health checks", CASES);
