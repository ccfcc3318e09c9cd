import { one, servingTable, Site, two, type ServingCase } from "./serving";
import type { Fixture } from "../../fixtures";

const ACCELERATORS = "https://docs.aws.amazon.com/global-accelerator/latest/dg/";
const FAILOVER = `${ACCELERATORS}about-endpoints-endpoint-weights.unhealthy-endpoints.html`;
const ORIGINS =
  "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/high_availability_origin_failover.html";

/** A listener of an accelerator in front of a load balancer with four instances at 40 %, for the groups of other Regions. */
function accelerator(site: Site): Fixture {
  const outputs = { dnsName: "a1.awsglobalaccelerator.com" };
  const made = site.add("aws:globalaccelerator/accelerator:Accelerator", "edge", { name: "edge" }, outputs);
  return site.add("aws:globalaccelerator/listener:Listener", "edge", {
    acceleratorArn: made.id,
    protocol: "TCP",
    portRanges: [{ fromPort: 80, toPort: 80 }],
  });
}

function group(site: Site, listener: Fixture, ids: readonly unknown[], inputs: Record<string, unknown> = {}): void {
  const endpointConfigurations = ids.map((endpointId) => ({ endpointId, weight: 128 }));
  const given = { listenerArn: listener.id, endpointGroupRegion: site.region, endpointConfigurations };
  site.add("aws:globalaccelerator/endpointGroup:EndpointGroup", "edge", { ...given, ...inputs });
}

/** Four instances in each of two Regions; each has need of two. @param second what its group has besides */
function twoRegions(second: (balancer: Fixture) => Record<string, unknown> = () => ({})): readonly Site[] {
  let listener: Fixture | undefined;
  return two((site, isFirst) => {
    const balancer = site.web(4, 40);
    listener ??= accelerator(site);
    group(site, listener, [balancer.output("arn")], isFirst ? {} : second(balancer));
  });
}

/** Behind a distribution: a load balancer, and a bucket where its answers are errors. */
function withPage(): readonly Site[] {
  const [home, other] = [new Site("us-east-1"), new Site("us-west-2")];
  const balancer = home.web(4, 40);
  const page = other.add("aws:s3/bucket:Bucket", "page", {}, { bucketRegionalDomainName: "page.s3.amazonaws.com" });
  const members = [{ originId: "site" }, { originId: "page" }];
  home.add("aws:cloudfront/distribution:Distribution", "cdn", {
    enabled: true,
    origins: [
      { originId: "site", domainName: balancer.output("dnsName") },
      { originId: "page", domainName: page.output("bucketRegionalDomainName") },
    ],
    originGroups: [{ originId: "both", failoverCriteria: { statusCodes: [502, 503, 504] }, members }],
    defaultCacheBehavior: { targetOriginId: "both", allowedMethods: ["GET", "HEAD"] },
  });
  return [home, other];
}

/** A distribution of a bucket in one Region, whose objects are replicated to a bucket in the other. */
function withReplica(home: string, other: string): readonly Site[] {
  const [first, second] = [new Site(home), new Site(other)];
  const outputs = { arn: `arn:aws:s3:::site-${home}`, bucketRegionalDomainName: `site.s3.${home}.amazonaws.com` };
  const bucket = first.add("aws:s3/bucket:Bucket", "site", { bucket: `site-${home}` }, outputs);
  const arn = `arn:aws:s3:::site-${other}`;
  const copy = second.add("aws:s3/bucket:Bucket", "site", { bucket: `site-${other}` }, { arn });
  const rule = { status: "Enabled", filter: {}, destination: { bucket: copy.output("arn") } };
  first.add("aws:s3/bucketReplicationConfig:BucketReplicationConfig", "site", { bucket: bucket.id, rules: [rule] });
  first.add("aws:cloudfront/distribution:Distribution", "cdn", {
    enabled: true,
    origins: [{ originId: "site", domainName: bucket.output("bucketRegionalDomainName") }],
    defaultCacheBehavior: { targetOriginId: "site", allowedMethods: ["GET", "HEAD"] },
  });
  return [first, second];
}

const CASES: ServingCase[] = [
  {
    title: "an accelerator with a load balancer in each of two Regions",
    source: FAILOVER,
    why: "Each client goes to the closest endpoint group; without a healthy endpoint there to the next one, in about 30 s. Which share is whose is not known. Both loads of 1.6 instances are no more than 90 % of four.",
    sites: () => twoRegions(),
    expected: {
      none: "up",
      "region us-east-1 outage": "recovers 0:0.001..0.999 30:1",
      "region us-west-2 outage": "recovers 0:0.001..0.999 30:1",
      "plane globalaccelerator@us-west-2": "continues 0:1",
    },
  },
  {
    title: "an accelerator whose second endpoint group has a traffic dial of 0",
    source: FAILOVER,
    why: "No client is sent there while all is well; for a failover the dial is ignored.",
    sites: () => twoRegions(() => ({ trafficDialPercentage: 0 })),
    expected: {
      "region us-east-1 outage": "recovers 0:0 30:1",
      "region us-west-2 outage": "continues 0:1",
    },
  },
  {
    title: "an accelerator whose second endpoint group has an endpoint of weight 0",
    source: FAILOVER,
    why: "An endpoint of weight 0 gets no traffic, healthy or not: with no other one Global Accelerator sends clients to an endpoint of the closest group.",
    sites: () =>
      twoRegions((balancer) => ({ endpointConfigurations: [{ endpointId: balancer.output("arn"), weight: 0 }] })),
    expected: { "region us-west-2 outage": "continues 0:1", "region us-east-1 outage": "waits 0:0" },
  },
  {
    title: "an accelerator in front of two instances",
    source: `${ACCELERATORS}about-endpoint-groups-health-check-options.html`,
    why: "Instances are asked by the group's own health checks: 3 x 10 s. Nothing makes the second one anew.",
    sites: () =>
      one((site) => {
        const instances = ["a", "b"].map((zone) => site.instance(`game-${zone}`, zone).id);
        group(site, accelerator(site), instances, { healthCheckIntervalSeconds: 10, thresholdCount: 3 });
      }),
    expected: {
      "zone us-east-1a": "degraded 0:0.5",
      "region us-east-1 outage": "waits 0:0",
    },
  },
  {
    title: "an accelerator that is disabled",
    source: "https://docs.aws.amazon.com/global-accelerator/latest/api/API_UpdateAccelerator.html",
    why: "It accepts no traffic.",
    sites: () =>
      one((site) => {
        const outputs = { dnsName: "a1.awsglobalaccelerator.com" };
        site.add("aws:globalaccelerator/accelerator:Accelerator", "edge", { name: "edge", enabled: false }, outputs);
        site.web(4, 40);
      }),
    expected: { none: "down" },
  },
  {
    title: "a distribution whose origin group has a load balancer, then a bucket",
    source: ORIGINS,
    why: "A GET request that the first origin fails is sent to the second; files are not the service that they stand in for.",
    sites: withPage,
    expected: {
      "region us-east-1 outage": "degraded 0:0.001..0.999",
      "region us-west-2 outage": "continues 0:1",
    },
  },
  {
    title: "a distribution of a bucket in us-west-2 with a replica",
    source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html",
    why: "The origin names one bucket. A person makes the replica the origin: 900 + 120 s, and 600 s until all edges have that.",
    sites: () => withReplica("us-west-2", "us-east-1"),
    expected: { "region us-west-2 outage": "recovers 0:0 1620:1", "region us-east-1 outage": "continues 0:1" },
  },
  {
    title: "a distribution of a bucket in us-east-1 with a replica",
    source: "https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/global-services.html",
    why: "The control plane of CloudFront is in us-east-1: while that Region fails no origin is changed.",
    sites: () => withReplica("us-east-1", "us-west-2"),
    expected: { "region us-east-1 outage": "waits 0:0", "service s3@us-east-1": "recovers 0:0 1620:1" },
  },
];

export const EDGES = servingTable("Global Accelerator and CloudFront", CASES);
