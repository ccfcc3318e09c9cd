import { describeCases, one, Site, type Case } from "./serving";

/** Two Regions with a balancer each, and the records that describe makes. */
const two = (describe: (site: Site, isFirst: boolean) => void): readonly Site[] => {
  const sites = [new Site("us-east-1"), new Site("us-west-2")];
  sites.forEach((site, index) => describe(site, index === 0));
  return sites;
};

const ZONE = "zone us-east-1a";
const REGION = "region us-east-1 outage";
const STANDBY = "region us-west-2 outage";
const side = (isFirst: boolean) => ({ failoverRoutingPolicies: [{ type: isFirst ? "PRIMARY" : "SECONDARY" }] });

const NAMES: Case[] = [
  [
    "failover by health checks of the endpoints: 3 x (30 + 6) + 60 s",
    () =>
      two(
        (site, isFirst) =>
          void site.alias(site.web(4, 40), {
            ...side(isFirst),
            healthCheckId: site.check("web", site.balancer("probe")).id,
          }),
      ),
    {},
  ],
  [
    "failover by a check of the primary's endpoint",
    () =>
      two((site, isFirst) => {
        const balancer = site.web(4, 40);
        site.alias(balancer, { ...side(isFirst), healthCheckId: site.check("web", balancer).id });
      }),
    { [REGION]: "recovers 0:0 168:1", "region us-east-1 gone": "recovers 0:0 168:1", [STANDBY]: "continues 0:1" },
  ],
  [
    "nothing says that evaluateTargetHealth sees an impaired Region",
    () => two((site, isFirst) => void site.alias(site.web(4, 40), side(isFirst), true)),
    { [REGION]: "undecided 0:0 60:0..1", "release web-us-east-1": "recovers 0:0 145:1", [STANDBY]: "continues 0:1" },
  ],
  [
    "a standby that is smaller carries its part until scaling adds the rest",
    () =>
      two((site, isFirst) => {
        const balancer = site.web(isFirst ? 8 : 2, 50, { maxSize: 8 });
        site.alias(balancer, { ...side(isFirst), healthCheckId: site.check("web", balancer).id });
      }),
    { [REGION]: "recovers 0:0 168:0.5 778:1" },
  ],
  [
    "a standby without scaling stays at its part",
    () =>
      two((site, isFirst) => {
        const balancer = site.web(isFirst ? 8 : 2);
        site.alias(balancer, { ...side(isFirst), healthCheckId: site.check("web", balancer).id });
      }),
    { [REGION]: "degraded 0:0 168:0.25" },
  ],
  [
    "the check of the wrong side takes a primary that is whole out of service",
    () => {
      const [primary, standby] = [new Site("us-east-1"), new Site("us-west-2")];
      const [first, second] = [primary.web(4, 40), standby.web(4, 40)];
      primary.alias(first, { ...side(true), healthCheckId: standby.check("web", second).id });
      standby.alias(second, side(false));
      return [primary, standby];
    },
    { [STANDBY]: "waits 0:1 168:0", [REGION]: "waits 0:0" },
  ],
  [
    "a page in a bucket is no service",
    () => {
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
    { [REGION]: "degraded 0:0 168:0.001..0.999", [STANDBY]: "continues 0:1" },
  ],
  [
    "of two weighted records one without a check keeps its half of the answers",
    () =>
      two((site, isFirst) => {
        const balancer = site.web(4, 40);
        const check = isFirst ? {} : { healthCheckId: site.check("web", balancer).id };
        site.alias(balancer, { weightedRoutingPolicies: [{ weight: 50 }], ...check });
      }),
    { [REGION]: "degraded 0:0.5", [STANDBY]: "recovers 0:0.5 168:1" },
  ],
  [
    "clients of a Region by latency go to the other when theirs is impaired",
    () =>
      two((site) => {
        const balancer = site.web(4, 40);
        site.alias(balancer, {
          latencyRoutingPolicies: [{ region: site.region }],
          healthCheckId: site.check("web", balancer).id,
        });
      }),
    { [REGION]: "recovers 0:0.001..0.999 168:1" },
  ],
  [
    "a client of several addresses tries the next one, which has the load of both",
    () =>
      one((site) => {
        site.instance("one", "a", { publicIp: "192.0.2.1" });
        site.instance("two", "b", { publicIp: "192.0.2.2" });
        site.record({ ttl: 60, records: ["192.0.2.1", "192.0.2.2"] });
      }),
    { [ZONE]: "degraded 0:0.5", [REGION]: "waits 0:0" },
  ],
  [
    "an address that is of no resource here is in doubt under every fault",
    () =>
      one((site) => {
        site.instance("one", "a");
        site.record({ ttl: 60, records: ["198.51.100.7"] });
      }),
    { none: "up", [ZONE]: "undecided 0:0..1" },
  ],
  [
    "a record that no person can turn waits for its Region",
    () => one((site) => void site.alias(site.web(4, 40), { setIdentifier: undefined }, true)),
    { [REGION]: "waits 0:0", "region us-east-1 gone": "lost 0:0", "plane route53@us-east-1": "continues 0:1" },
  ],
  [
    "CloudFront reads from the second origin where the first fails, and writes do not",
    () => {
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
    { [REGION]: "continues 0:1", [ZONE]: "no fault" },
  ],
];

describeCases("serving through names", NAMES);
