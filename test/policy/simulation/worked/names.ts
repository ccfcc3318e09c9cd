import { one, servingTable, Site, two, type ServingCase } from "./serving";

const ZONE = "zone us-east-1a";
const REGION = "region us-east-1 outage";
const STANDBY = "region us-west-2 outage";
const side = (isFirst: boolean) => ({ failoverRoutingPolicies: [{ type: isFirst ? "PRIMARY" : "SECONDARY" }] });

const CHOOSES =
  "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-how-route-53-chooses-records.html";
const GUIDE = "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/";
const ALIAS = "https://docs.aws.amazon.com/Route53/latest/APIReference/API_AliasTarget.html";

const CASES: ServingCase[] = [
  {
    title: "failover, with a check of each side's endpoint",
    source: CHOOSES,
    why: "If the primary is unhealthy and the secondary healthy, Route 53 answers with the secondary: 3 x (30 + 6) s to detect, and the 60 s for which the alias is kept. A standby that fails changes nothing.",
    sites: () =>
      two((site, isFirst) => {
        const balancer = site.web(4, 40);
        site.alias(balancer, { ...side(isFirst), healthCheckId: site.check("web", balancer).id });
      }),
    expected: {
      [REGION]: "recovers 0:0 168:1",
      "region us-east-1 gone": "recovers 0:0 168:1",
      [STANDBY]: "continues 0:1",
    },
  },
  {
    title: "failover by evaluateTargetHealth alone",
    source: ALIAS,
    why: "The alias inherits the health of the load balancer. Nothing says that a load balancer of an impaired Region is reported; a release that fails in every target is: 25 + 60 + 60 s.",
    sites: () => two((site, isFirst) => void site.alias(site.web(4, 40), side(isFirst), true)),
    expected: {
      [REGION]: "undecided 0:0 60:0..1",
      "release web-us-east-1": "recovers 0:0 145:1",
      [STANDBY]: "continues 0:1",
    },
  },
  {
    title: "failover from eight instances to two at 50 %, which scaling grows to eight",
    source: `${GUIDE}dns-failover-types.html`,
    why: "The standby takes the load over: two instances of four that are needed. The alarm of its scaling policy and a launch add the rest: 240 + 370 s.",
    sites: () =>
      two((site, isFirst) => {
        const balancer = site.web(isFirst ? 8 : 2, 50, { maxSize: 8 });
        site.alias(balancer, { ...side(isFirst), healthCheckId: site.check("web", balancer).id });
      }),
    expected: { [REGION]: "recovers 0:0 168:0.5 778:1" },
  },
  {
    title: "failover from eight instances to two without a scaling policy",
    source: `${GUIDE}dns-failover-types.html`,
    why: "The standby takes over what eight carried.",
    sites: () =>
      two((site, isFirst) => {
        const balancer = site.web(isFirst ? 8 : 2);
        site.alias(balancer, { ...side(isFirst), healthCheckId: site.check("web", balancer).id });
      }),
    expected: { [REGION]: "degraded 0:0 168:0.25" },
  },
  {
    title: "failover, where the primary's record has the check of the standby's endpoint",
    source: CHOOSES,
    why: "The check says whether its own endpoint answers: as the standby fails, Route 53 answers with the standby, which has no check and so is always healthy.",
    sites: () => {
      const [primary, standby] = [new Site("us-east-1"), new Site("us-west-2")];
      const [first, second] = [primary.web(4, 40), standby.web(4, 40)];
      primary.alias(first, { ...side(true), healthCheckId: standby.check("web", second).id });
      standby.alias(second, side(false));
      return [primary, standby];
    },
    expected: { [STANDBY]: "waits 0:1 168:0", [REGION]: "waits 0:0" },
  },
  {
    title: "failover to a website in a bucket",
    source: `${GUIDE}dns-failover-types.html`,
    why: "The page is a part of the service, for as long as the Region is away.",
    sites: () => {
      const [primary, standby] = [new Site("us-east-1"), new Site("us-west-2")];
      const balancer = primary.web(4, 40);
      primary.alias(balancer, { ...side(true), healthCheckId: primary.check("web", balancer).id });
      const bucket = standby.add("aws:s3/bucket:Bucket", "page", { bucket: "shop.example.com" });
      const website = standby.add(
        "aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration",
        "page",
        { bucket: bucket.id },
        { websiteEndpoint: "shop.example.com.s3-website-us-west-2.amazonaws.com" },
      );
      standby.record({
        ...side(false),
        setIdentifier: "page",
        aliases: [{ name: website.output("websiteEndpoint"), zoneId: "Z3", evaluateTargetHealth: false }],
      });
      return [primary, standby];
    },
    expected: { [REGION]: "degraded 0:0 168:0.001..0.999", [STANDBY]: "continues 0:1" },
  },
  {
    title: "two weighted records, one of them without a check",
    source: CHOOSES,
    why: "Records without a health check are always healthy.",
    sites: () =>
      two((site, isFirst) => {
        const balancer = site.web(4, 40);
        const check = isFirst ? {} : { healthCheckId: site.check("web", balancer).id };
        site.alias(balancer, { weightedRoutingPolicies: [{ weight: 50 }], ...check });
      }),
    expected: { [REGION]: "degraded 0:0.5", [STANDBY]: "recovers 0:0.5 168:1" },
  },
  {
    title: "two latency records with checks",
    source: CHOOSES,
    why: "If the record with the least latency is unhealthy, Route 53 chooses another. How many clients each Region has is in no file.",
    sites: () =>
      two((site) => {
        const balancer = site.web(4, 40);
        site.alias(balancer, {
          latencyRoutingPolicies: [{ region: site.region }],
          healthCheckId: site.check("web", balancer).id,
        });
      }),
    expected: { [REGION]: "recovers 0:0.001..0.999 168:1" },
  },
  {
    title: "one record with the addresses of two instances",
    source: `${GUIDE}routing-policy-multivalue.html`,
    why: "Clients that get an address that does not answer typically try another; the one instance that is left has the load of both.",
    sites: () =>
      one((site) => {
        site.instance("one", "a", { publicIp: "192.0.2.1" });
        site.instance("two", "b", { publicIp: "192.0.2.2" });
        site.record({ ttl: 60, records: ["192.0.2.1", "192.0.2.2"] });
      }),
    expected: { [ZONE]: "degraded 0:0.5", [REGION]: "waits 0:0" },
  },
  {
    title: "a record with an address that is of no resource",
    source: `${GUIDE}resource-record-sets-values-basic.html`,
    why: "What is behind the address is in no file.",
    sites: () =>
      one((site) => {
        site.instance("one", "a");
        site.record({ ttl: 60, records: ["198.51.100.7"] });
      }),
    expected: { none: "up", [ZONE]: "undecided 0:0..1" },
  },
  {
    title: "a record without a policy",
    source: `${GUIDE}routing-policy-simple.html`,
    why: "It has one answer. Changing it wants the control plane of Route 53; answering does not.",
    sites: () => one((site) => void site.alias(site.web(4, 40), { setIdentifier: undefined }, true)),
    expected: {
      [REGION]: "waits 0:0",
      "region us-east-1 gone": "lost 0:0",
      "plane route53@us-east-1": "continues 0:1",
    },
  },
  {
    title: "CloudFront with an origin group of two buckets, for GET and HEAD",
    source: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/high_availability_origin_failover.html",
    why: "CloudFront fails over to the second origin for GET, HEAD and OPTIONS.",
    sites: () => {
      const [primary, standby] = [new Site("us-east-1"), new Site("us-west-2")];
      const origins = [primary, standby].map((site) => {
        const bucket = site.add(
          "aws:s3/bucket:Bucket",
          "files",
          {},
          { bucketRegionalDomainName: `files.s3.${site.region}.amazonaws.com` },
        );
        return { originId: site.region, domainName: bucket.output("bucketRegionalDomainName") };
      });
      const distribution = primary.add(
        "aws:cloudfront/distribution:Distribution",
        "site",
        {
          ...{ enabled: true, origins, viewerCertificate: { cloudfrontDefaultCertificate: true } },
          originGroups: [
            {
              originId: "both",
              failoverCriteria: { statusCodes: [500] },
              members: [{ originId: "us-east-1" }, { originId: "us-west-2" }],
            },
          ],
          defaultCacheBehavior: { targetOriginId: "both", allowedMethods: ["GET", "HEAD"] },
        },
        { domainName: "d1.cloudfront.net" },
      );
      primary.record({
        aliases: [{ name: distribution.output("domainName"), zoneId: "Z2FDTNDATAQYW2", evaluateTargetHealth: false }],
      });
      return [primary, standby];
    },
    expected: { [REGION]: "continues 0:1", [ZONE]: "no fault" },
  },
];

export const NAMES = servingTable("Names", CASES);
